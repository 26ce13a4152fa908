import type { Scheduler } from '../../src/panel/adapter.ts';

/** Frames that come when the test says so, and a clock that moves with each look at it. */
export interface FakeScheduler extends Scheduler {
  /** Draws the next frame. False when nobody waits for one. */
  readonly frame: () => boolean;
  /** Draws frames until nobody waits for one; gives their number. */
  readonly settle: () => number;
}

/** `step`: what the clock moves at each look, in milliseconds. */
export function createFakeScheduler(step = 0): FakeScheduler {
  const waiting = new Set<() => void>();
  let time = 0;
  const frame = (): boolean => {
    const callbacks = [...waiting];
    waiting.clear();
    for (const callback of callbacks) callback();
    return callbacks.length > 0;
  };
  return {
    onNextFrame: (callback) => {
      waiting.add(callback);
      return () => waiting.delete(callback);
    },
    now: () => {
      time += step;
      return time;
    },
    frame,
    settle: () => {
      let frames = 0;
      while (frame()) frames++;
      return frames;
    },
  };
}
