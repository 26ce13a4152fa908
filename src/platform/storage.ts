/*
 * Kept in the extension origin's localStorage, which needs no permission at all: the manifest asks for none. What is kept is a page of
 * settings, and losing them costs a click.
 */

const KEY = 'settings';

/** The settings as they were saved, unchecked, since an older version may have written them; undefined when there are none. */
export function loadSettings(): unknown {
  try {
    const text = localStorage.getItem(KEY);
    return text === null ? undefined : (JSON.parse(text) as unknown);
  } catch {
    // The user blocks site data, or something else wrote the value.
    return undefined;
  }
}

/** Saves plain data. Where the browser refuses, they last until DevTools is closed. */
export function saveSettings(settings: unknown): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(settings));
  } catch {
    // Blocked or full: nothing that the user asked for depends on it.
  }
}
