/** A key of the tab, or several, and what they do. */
export interface KeyHelp {
  readonly keys: readonly string[];
  readonly does: string;
}

/** Every key of the tab. In the list where nothing else is said. */
export const KEYS: readonly KeyHelp[] = [
  { keys: ['/', 'Ctrl F'], does: 'filter, from anywhere' },
  { keys: ['↑', '↓', 'Page', 'Home', 'End'], does: 'walk through the requests' },
  { keys: ['←', '→'], does: 'fold and unfold a group' },
  { keys: ['G'], does: 'group by API, or not' },
  { keys: ['Enter'], does: 'read what happened to the request' },
  { keys: ['Esc'], does: 'back to the list, or let go of the request' },
  { keys: ['C'], does: 'copy the server configuration' },
  { keys: ['Shift F10'], does: 'all that can be done with the request' },
  { keys: ['Ctrl V'], does: 'decode what was copied from a console, from anywhere' },
  { keys: ['?'], does: 'show these keys' },
];
