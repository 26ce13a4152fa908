/** JSON may hold these as they are, but some terminals act on them. */
const TERMINAL_CONTROLS = /[\u007f-\u009f]/g;

/** JSON on one line that is safe to print. */
export const safeJson = (value: unknown): string =>
  JSON.stringify(value).replace(
    TERMINAL_CONTROLS,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
