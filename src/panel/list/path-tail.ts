/** A shorter path is not parted: it fits, or loses its end. In UTF-16 units. */
const SHORTEST_PARTED = 24;

/** What stays of a path's end. In UTF-16 units. */
const LONGEST_TAIL = 14;

/** Marks that belong to the letter before them, and the second half of a pair: nothing is cut before those. */
const CLINGS = /^[\p{M}\u200D\uDC00-\uDFFF]/u;

/**
 * Parts a path where its middle may be lost: its beginning says which API, its end which thing. The end begins with the last slash where
 * that leaves something short enough. '' for a tail where nothing is to be lost.
 */
export function cutForTail(path: string): readonly [head: string, tail: string] {
  if (path.length < SHORTEST_PARTED) return [path, ''];
  const slash = path.lastIndexOf('/');
  let cut = slash > 0 && path.length - slash <= LONGEST_TAIL ? slash : path.length - LONGEST_TAIL;
  while (cut > 0 && CLINGS.test(path.slice(cut, cut + 2))) cut--;
  return [path.slice(0, cut), path.slice(cut)];
}
