import { effect, signal, untracked, type ReadonlySignal } from '@preact/signals';
import type { Milliseconds } from '../../exchange/units.ts';
import type { Scheduler, Unsubscribe } from '../adapter.ts';

/** What one task may spend, so that typing and drawing come between. */
const TASK_BUDGET: Milliseconds = 8;

/** While the log keeps changing, a result stays for so many times what it took: a fortieth of the time is spent on the next one. */
const REST = 40;

/** When the log has not changed for so long, and for so many times what the result took, it follows at once. */
const LULL: Milliseconds = 300;
const LULL_REST = 3;

/** A long piece of work; it may be left for a while wherever it yields. */
export type Steps<Value> = Generator<void, Value>;

/** What is worked out of the whole log, bit by bit. */
export interface Gradual<Value> {
  readonly value: ReadonlySignal<Value>;
  /**
   * Works it out at once, and again after each change. Until that is done, what was worked out before is shown, unless it answers another
   * question. Both read the signals that they depend on.
   */
  readonly follow: (question: () => unknown, changes: () => unknown) => Unsubscribe;
}

/** `none`: what is shown before there is a result. Signals that `begin` reads are not followed. */
export function createGradual<Value>(
  scheduler: Scheduler,
  none: Value,
  begin: () => Steps<Value>,
): Gradual<Value> {
  const value = signal(none);
  let steps: Steps<Value> | null = null;
  /** The log changed since the work began. */
  let isStale = false;
  let spent: Milliseconds = 0;
  /** When it may begin again. */
  let due = Number.NEGATIVE_INFINITY;
  let cancel: Unsubscribe | null = null;

  const later = (delay: Milliseconds): void => {
    cancel?.();
    cancel = scheduler.after(delay, () => {
      cancel = null;
      work();
    });
  };

  const finish = (result: Value): void => {
    steps = null;
    value.value = result;
    due = scheduler.now() + spent * REST;
    if (isStale) refresh();
  };

  const work = (): void => {
    if (steps === null) {
      isStale = false;
      spent = 0;
      steps = begin();
    }
    const start = scheduler.now();
    let step = steps.next();
    while (step.done !== true && scheduler.now() - start < TASK_BUDGET) step = steps.next();
    spent += scheduler.now() - start;
    if (step.done === true) finish(step.value);
    else later(0);
  };

  const refresh = (): void => {
    isStale = true;
    if (steps !== null) return;
    const wait = due - scheduler.now();
    if (wait > 0) later(Math.min(wait, Math.max(LULL, spent * LULL_REST)));
    else work();
  };

  const stop = (): void => {
    cancel?.();
    cancel = null;
    steps = null;
  };

  const renew = (): void => {
    stop();
    value.value = none;
    work();
  };

  return {
    value,
    follow: (question, changes) => {
      let asked: unknown = value;
      const unfollow = effect(() => {
        const asks = question();
        changes();
        untracked(asks === asked ? refresh : renew);
        asked = asks;
      });
      return () => {
        unfollow();
        stop();
      };
    },
  };
}
