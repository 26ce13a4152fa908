/** The least and the most that the list takes. */
export const MIN_SHARE = 0.15;
export const MAX_SHARE = 0.75;

const STEP = 0.03;

const clamp = (share: number): number => Math.max(MIN_SHARE, Math.min(MAX_SHARE, share));

/** The list's share when the line between list and detail is dragged to a place; `start` and `size` are the whole's, in pixels. */
export function shareAt(place: number, start: number, size: number): number {
  return size <= 0 ? MIN_SHARE : clamp((place - start) / size);
}

/** The list's share after a key on the line; null: the key is not ours. `isAbove`: the list stands above the detail. */
export function shareAfterKey(key: string, share: number, isAbove: boolean): number | null {
  switch (key) {
    case isAbove ? 'ArrowUp' : 'ArrowLeft':
      return clamp(share - STEP);
    case isAbove ? 'ArrowDown' : 'ArrowRight':
      return clamp(share + STEP);
    case 'Home':
      return MIN_SHARE;
    case 'End':
      return MAX_SHARE;
  }
  return null;
}
