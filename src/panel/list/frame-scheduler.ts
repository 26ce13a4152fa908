import type { Scheduler } from '../adapter.ts';

/** Work is done before the next frame is drawn. A hidden document draws none. */
export const frameScheduler: Scheduler = {
  onNextFrame: (callback) => {
    const frame = requestAnimationFrame(callback);
    return () => cancelAnimationFrame(frame);
  },
  after: (delay, callback) => {
    const timer = setTimeout(callback, delay);
    return () => clearTimeout(timer);
  },
  now: () => performance.now(),
};
