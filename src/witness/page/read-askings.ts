import type { KeptAsking, KeptAskings } from './keep.ts';

/** What one document kept since it was last asked. */
export interface DocumentAskings {
  readonly token: string;
  readonly id: string;
  readonly origin: string;
  /** The number of its next request. */
  readonly next: number;
  readonly askings: readonly KeptAsking[];
}

/**
 * Evaluated in the page: what its top document, the first in the list, and the frames of its origin were watched asking for. Empty where the
 * top document is not watched. `next`: by document, the number of the first request that is wanted.
 */
export function readAskings(next: Readonly<Record<string, number>>): readonly DocumentAskings[] {
  const MOST_FRAMES = 50;
  const KEY = Symbol.for('cors-lens-watch');
  type View = Window & { [KEY]?: KeptAskings };
  const found: DocumentAskings[] = [];
  let visited = 0;
  const visit = (view: View): void => {
    if (++visited > MOST_FRAMES) return;
    try {
      const kept = view[KEY];
      if (kept === undefined) return;
      const { token, id } = kept;
      found.push({ token, id, origin: view.origin, ...kept.since(next[id] ?? 0) });
    } catch {
      // A frame of another origin.
      return;
    }
    for (let index = 0; index < view.length; index++) visit(view[index] as View);
  };
  visit(window as View);
  return found;
}
