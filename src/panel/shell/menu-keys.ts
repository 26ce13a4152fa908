/** An entry of a menu as far as the keyboard is concerned. */
export interface MenuEntry {
  readonly label: string;
}

/** What a key does in an open menu. Enter and Space are the buttons' own. */
export type MenuMove = { readonly kind: 'focus'; readonly index: number } | { readonly kind: 'close' };

const wrap = (index: number, count: number): number => (index + count) % count;

/** The next entry whose label starts with a letter, from the one after `from` on and round. */
export function typeAhead(entries: readonly MenuEntry[], from: number, letter: string): number | null {
  const wanted = letter.toLowerCase();
  for (let step = 1; step <= entries.length; step++) {
    const index = wrap(from + step, entries.length);
    if (entries[index]?.label.toLowerCase().startsWith(wanted)) return index;
  }
  return null;
}

const focus = (index: number): MenuMove => ({ kind: 'focus', index });

/** The keyboard of a menu: https://www.w3.org/WAI/ARIA/apg/patterns/menubar/ */
export function menuMove(key: string, current: number, entries: readonly MenuEntry[]): MenuMove | null {
  switch (key) {
    case 'ArrowDown':
      return focus(wrap(current + 1, entries.length));
    case 'ArrowUp':
      return focus(wrap(current < 0 ? -1 : current - 1, entries.length));
    case 'Home':
      return focus(0);
    case 'End':
      return focus(entries.length - 1);
    case 'Escape':
    case 'Tab':
      return { kind: 'close' };
  }
  const index = key.length === 1 && key !== ' ' ? typeAhead(entries, current, key) : null;
  return index === null ? null : focus(index);
}
