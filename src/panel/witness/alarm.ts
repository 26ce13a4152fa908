import type { EpochMilliseconds } from '../../exchange/units.ts';

/** Rings once, at the earliest of the times for which it was set since it last did; Infinity is never. */
export function createAlarm(ring: () => void): (time: EpochMilliseconds) => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let due = Number.POSITIVE_INFINITY;
  return (time) => {
    if (time >= due) return;
    due = time;
    clearTimeout(timer);
    timer = setTimeout(() => {
      due = Number.POSITIVE_INFINITY;
      ring();
    }, time - Date.now());
  };
}
