/** Reading values that nobody has checked yet. */

/** The property `name` of whatever `value` is; undefined where there is none. */
export function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? (value as Readonly<Record<string, unknown>>)[name]
    : undefined;
}

/** Parts of a value that nobody has checked yet. */
export type Unchecked<Name extends string> = { readonly [Each in Name]?: unknown };

const NOTHING = {};

/**
 * The same for several properties, for what is read once per entry or oftener: an engine remembers the shape of what it reads for each place
 * in the code, and `property` is one place for all.
 */
export const partsOf = <Name extends string>(value: unknown): Unchecked<Name> =>
  typeof value === 'object' && value !== null ? value : NOTHING;

/** `value` when it is a string, else ''. */
export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** `value` when it is a list, else an empty one. */
export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** `value` when it is one of `words`. */
export const oneOf = <Word extends string>(words: readonly Word[], value: unknown): Word | undefined =>
  words.find((word) => word === value);

/** `value` when it is a finite number, or the text of one, as some recorders write it; else `fallback`. */
export function numberOf(value: unknown, fallback: number): number {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : fallback;
}

/**
 * The first `length` UTF-16 units. A plain slice keeps the whole of its parent alive in V8, so that a megabyte would stay for four
 * kilobytes: going through JSON makes a string of its own.
 */
export const cut = (value: string, length: number): string =>
  value.length <= length ? value : (JSON.parse(JSON.stringify(value.slice(0, length))) as string);
