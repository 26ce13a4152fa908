import type { Milliseconds } from '../../exchange/units.ts';
import type { PanelAdapter, Unsubscribe } from '../adapter.ts';

/** What one task may spend on arriving requests, so that typing and drawing come between. */
const TASK_BUDGET: Milliseconds = 6;

/** The least time between two drawings while requests keep coming: a drawing costs what hundreds of requests do. */
export const DRAWING_INTERVAL: Milliseconds = 100;

/** The same where more than `DENSE` changes came since the last drawing: they fill the list anew each time, and nobody reads that. */
export const DENSE_INTERVAL: Milliseconds = 200;
export const DENSE = 50;

/** What there is to do. */
export interface Work {
  /** Works until nothing is left or the clock reaches `end`. True when something is left. */
  readonly take: (end: Milliseconds) => boolean;
  /** Shows what was done. */
  readonly draw: () => void;
}

export interface FrameLoop {
  /** Something came. */
  readonly request: () => void;
  /** Something came that somebody waits for. */
  readonly hurry: () => void;
  /** Works and draws at once, and hurries with what is left. */
  readonly runNow: (budget: Milliseconds) => void;
  readonly dispose: Unsubscribe;
}

/**
 * Does `work` only while the panel is shown. What comes alone is drawn in the next frame. What comes in a stream is drawn some ten times a
 * second, or five times where it is dense; where it is more than one task may take, short tasks take it between two drawings.
 */
export function createFrameLoop(
  { scheduler, onVisible }: Pick<PanelAdapter, 'scheduler' | 'onVisible'>,
  { take, draw }: Work,
): FrameLoop {
  let isVisible = false;
  /** Something came since it was last looked. */
  let isWaiting = false;
  /** Of what was there then something was left. */
  let isLeft = false;
  let isUndrawn = false;
  let isUrgent = false;
  /** Changes since the last drawing. */
  let changes = 0;
  let lastDrawing = Number.NEGATIVE_INFINITY;
  let cancel: Unsubscribe | null = null;

  const pause = (): void => {
    cancel?.();
    cancel = null;
  };

  const work = (budget: Milliseconds): void => {
    if (!isWaiting && !isLeft) return;
    isWaiting = false;
    isLeft = take(scheduler.now() + budget);
    isUndrawn = true;
  };

  const show = (): void => {
    draw();
    isUndrawn = false;
    if (!isLeft) isUrgent = false;
    changes = 0;
    lastDrawing = scheduler.now();
  };

  /** What comes next: a frame where it is time to draw, else a task. */
  const schedule = (): void => {
    if (!isVisible || cancel !== null || !(isWaiting || isLeft || isUndrawn)) return;
    const wait = lastDrawing + (changes > DENSE ? DENSE_INTERVAL : DRAWING_INTERVAL) - scheduler.now();
    cancel =
      wait <= 0 || (isUrgent && !isLeft)
        ? scheduler.onNextFrame(() => go(show))
        : scheduler.after(isLeft ? 0 : wait, () => go());
  };

  const go = (then?: () => void): void => {
    cancel = null;
    work(TASK_BUDGET);
    then?.();
    schedule();
  };

  const hurry = (): void => {
    isWaiting = true;
    isUrgent = true;
    // What is planned already may be far off.
    pause();
    schedule();
  };

  const stopWatching = onVisible((visible) => {
    isVisible = visible;
    if (!visible) pause();
    schedule();
  });

  return {
    request: () => {
      changes++;
      isWaiting = true;
      schedule();
    },
    hurry,
    runNow: (budget) => {
      isWaiting = true;
      work(budget);
      show();
      if (isLeft) hurry();
    },
    dispose: () => {
      stopWatching();
      pause();
    },
  };
}
