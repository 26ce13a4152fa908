/** A line of a snippet; null is a line that this policy does not need. */
export type Line = string | null;

/** The lines that are needed, ended by a newline each. */
export const lines = (...all: readonly Line[]): string =>
  all
    .filter((line) => line !== null)
    .map((line) => `${line}\n`)
    .join('');

/** `line` when `needed`, else null. */
export const lineIf = (needed: boolean, line: string): Line => (needed ? line : null);
