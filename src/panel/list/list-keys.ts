/** What a key press carries. */
export interface KeyPress {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

/** What a key does in the list. */
export type ListCommand =
  | { readonly kind: 'select'; readonly index: number }
  | { readonly kind: 'detail' | 'menu' | 'copy-config' | 'deselect' | 'fold' | 'unfold' | 'group' };

interface Place {
  /** -1: nothing is selected. */
  readonly current: number;
  readonly count: number;
  /** Rows that fit into the list. */
  readonly page: number;
}

function target({ key }: KeyPress, { current, count, page }: Place): number | null {
  switch (key) {
    case 'ArrowDown':
      return current + 1;
    case 'ArrowUp':
      return current < 0 ? count - 1 : current - 1;
    case 'PageDown':
      return current + page;
    case 'PageUp':
      return current - page;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
  }
  return null;
}

/** The keyboard of the list; null: the key is not ours. Chords belong to DevTools and the browser. */
export function listCommand(press: KeyPress, place: Place): ListCommand | null {
  if (press.ctrlKey || press.metaKey || press.altKey) return null;
  const index = target(press, place);
  if (index !== null)
    return place.count === 0
      ? null
      : { kind: 'select', index: Math.max(0, Math.min(place.count - 1, index)) };
  if (press.key === 'Enter') return { kind: 'detail' };
  if (press.key === 'ContextMenu' || (press.key === 'F10' && press.shiftKey)) return { kind: 'menu' };
  switch (press.key) {
    case 'c':
      return { kind: 'copy-config' };
    case 'g':
      return { kind: 'group' };
    case 'ArrowLeft':
      return { kind: 'fold' };
    case 'ArrowRight':
      return { kind: 'unfold' };
    case 'Escape':
      return { kind: 'deselect' };
  }
  return null;
}

/** Whether a key press anywhere in the panel asks for the filter box. `isTyping`: a text field has the focus. */
export function asksForFilter(press: KeyPress, isTyping: boolean): boolean {
  if (press.key === 'f' && (press.ctrlKey || press.metaKey) && !press.altKey) return true;
  return press.key === '/' && !isTyping && !press.ctrlKey && !press.metaKey && !press.altKey;
}
