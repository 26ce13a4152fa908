import { signal, type ReadonlySignal } from '@preact/signals';
import type { InspectedPage, TrialKeeper } from '../../devtools/panel-link.ts';
import { askPermission } from '../../platform/permissions.ts';
import type { TrialRule } from '../../trial/rules.ts';
import type { TrialPlan } from '../../trial/trial-plan.ts';
import type { Trial } from './trial-log.ts';

/** Beginning and ending trials in the inspected tab, and the permission that they need. */
export interface TrialSession {
  /** The trial that is on. */
  readonly on: ReadonlySignal<Trial | null>;
  /** What stood in the way of what was wanted last, '' for nothing. */
  readonly problem: ReadonlySignal<string>;
  /** Somebody has to answer at the icon of the extension first. */
  readonly isAsking: ReadonlySignal<boolean>;
  /** The permission that was asked for last is there. */
  readonly isPermitted: ReadonlySignal<boolean>;
  /** Asks for the permission of `hosts` (match patterns), then sets the rules: call it in a click. */
  readonly begin: (plan: TrialPlan, rules: readonly TrialRule[], hosts: readonly string[]) => void;
  /** Ends the trial, or no longer waits for an answer. */
  readonly end: () => void;
  readonly giveBack: () => void;
  /** What an expression gives in the inspected page; undefined where nothing does. */
  readonly evaluate: (expression: string) => Promise<unknown>;
}

const REFUSED = 'Nothing was changed: without the permission the browser changes no answer.';

/** `onBegin` hears of each trial, those too that began before this document. */
export function createTrialSession(
  load: InspectedPage['trial'],
  onBegin: (trial: Trial) => void,
): TrialSession {
  const on = signal<Trial | null>(null);
  const problem = signal('');
  const isPermitted = signal(false);
  const isAsking = signal(false);
  let keeper: TrialKeeper | null = null;
  let known = '';
  /** What was asked for last, in JSON. */
  let asked = '[]';
  let begin: (() => void) | null = null;

  const follow = (): void => {
    if (keeper === null) return;
    const note = keeper.note();
    if (note !== known) {
      known = note;
      const before = on.peek();
      if (before !== null) before.until = Date.now();
      const trial = note === '' ? null : (JSON.parse(note) as Trial & { readonly hosts: string });
      if (trial !== null) asked = trial.hosts;
      on.value = trial === null ? null : { ...trial, until: Number.POSITIVE_INFINITY };
      if (on.value !== null) onBegin(on.value);
    }
    isPermitted.value = keeper.isPermitted();
    if (!isPermitted.value || !isAsking.peek()) return;
    isAsking.value = false;
    begin?.();
  };

  const order = async (done: Promise<string> | undefined): Promise<void> => {
    problem.value = (await done) ?? '';
  };

  const ask = async (hosts: readonly string[]): Promise<void> => {
    if (askPermission !== null) {
      if (!(await askPermission(hosts).catch(() => false))) problem.value = REFUSED;
      else begin?.();
      return;
    }
    await order(keeper?.look(asked));
    if (keeper?.isPermitted() === true) return begin?.();
    isAsking.value = true;
    await order(keeper?.ask(asked));
  };

  void load().then((loaded) => {
    keeper = loaded;
    keeper.onChange(follow);
    follow();
  });

  return {
    on,
    problem,
    isAsking,
    isPermitted,
    begin: (plan, rules, hosts) => {
      asked = JSON.stringify(hosts);
      problem.value = '';
      begin = () => {
        const note = JSON.stringify({ plan, since: Date.now(), hosts: asked });
        void order(keeper?.begin(JSON.stringify(rules), note)).then(() => keeper?.look(asked));
      };
      void ask(hosts);
    },
    end: () => {
      isAsking.value = false;
      void order(keeper?.end());
    },
    giveBack: () => void order(keeper?.giveBack(asked)),
    evaluate: async (expression) => keeper?.evaluate(expression),
  };
}
