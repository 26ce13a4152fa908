/*
 * Kept in the extension origin's localStorage, which needs no permission at all: the manifest asks for none. What is kept is a page of
 * settings, and losing them costs a click.
 */

/** What was saved under `key`, unchecked, since an older version may have written it; undefined when there is nothing. */
export function load(key: string): unknown {
  try {
    const text = localStorage.getItem(key);
    return text === null ? undefined : (JSON.parse(text) as unknown);
  } catch {
    // The user blocks site data, or something else wrote the value.
    return undefined;
  }
}

/** Saves plain data. Where the browser refuses, the value lasts until DevTools is closed. */
export function save(key: string, value: unknown): void {
  try {
    localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // Blocked or full: nothing that the user asked for depends on it.
  }
}
