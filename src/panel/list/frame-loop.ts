import type { Milliseconds } from '../../exchange/units.ts';
import type { PanelAdapter, Unsubscribe } from '../adapter.ts';

/** What one frame may spend on arriving requests, so that the rest of it is left for drawing. */
const FRAME_BUDGET: Milliseconds = 6;

/** Works until nothing is left or the clock reaches `end`. True when something is left. */
export type Work = (end: Milliseconds) => boolean;

export interface FrameLoop {
  /** There is something to do in the next frame. */
  readonly request: () => void;
  /** Works at once for a while, and goes on in the next frame. */
  readonly runNow: (budget: Milliseconds) => void;
  readonly dispose: Unsubscribe;
}

/** Does `work` at most once a frame, and only while the panel is shown. */
export function createFrameLoop(
  { scheduler, onVisible }: Pick<PanelAdapter, 'scheduler' | 'onVisible'>,
  work: Work,
): FrameLoop {
  let isVisible = false;
  let isWaiting = false;
  let cancelFrame: Unsubscribe | null = null;

  const runNow = (budget: Milliseconds): void => {
    isWaiting = work(scheduler.now() + budget);
    schedule();
  };

  const schedule = (): void => {
    if (!isVisible || !isWaiting || cancelFrame !== null) return;
    cancelFrame = scheduler.onNextFrame(() => {
      cancelFrame = null;
      runNow(FRAME_BUDGET);
    });
  };

  const stopWatching = onVisible((visible) => {
    isVisible = visible;
    schedule();
  });

  return {
    request: () => {
      isWaiting = true;
      schedule();
    },
    runNow,
    dispose: () => {
      stopWatching();
      cancelFrame?.();
    },
  };
}
