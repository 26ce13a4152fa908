/*
 * The number of blocked requests from a panel that judges them anyway, so that they are not judged twice. A module of its own, since
 * whoever counts for the icon and whoever hears the panel are loaded apart.
 */

let count: number | null = null;
let listener: (() => void) | null = null;

/** null where no panel judges. */
export const blockedElsewhere = (): number | null => count;

export function tellBlocked(blocked: number | null): void {
  count = blocked;
  listener?.();
}

/** One listener. */
export function onBlockedElsewhere(callback: () => void): void {
  listener = callback;
}
