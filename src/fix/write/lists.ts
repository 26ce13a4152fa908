import { goString, javaString, phpString, rubyString, rustString } from './quote-code.ts';
import { yamlString } from './quote-data.ts';

const joined = (items: readonly string[], quote: (item: string) => string): string =>
  items.map((item) => quote(item)).join(', ');

/**
 * `items` in groups that are no longer than `longest` UTF-16 units each, joined by `separator`: lists of CORS may stand in several lines of
 * the same header, which browsers read as one. https://fetch.spec.whatwg.org/#concept-header-extract-header-list-values
 */
export function inLines(
  items: readonly string[],
  longest: number,
  separator = ', ',
): readonly (readonly string[])[] {
  const groups: string[][] = [];
  let length = 0;
  for (const item of items) {
    const last = groups.at(-1);
    if (last === undefined || length + separator.length + item.length > longest) {
      groups.push([item]);
      length = item.length;
    } else {
      last.push(item);
      length += separator.length + item.length;
    }
  }
  return groups;
}

/** Arguments of a Java call. */
export const javaList = (items: readonly string[]): string => joined(items, javaString);

/** A Go slice of strings. */
export const goSlice = (items: readonly string[]): string => `[]string{${joined(items, goString)}}`;

/** A PHP array of strings. */
export const phpList = (items: readonly string[]): string => `[${joined(items, phpString)}]`;

/** A Ruby array of strings. */
export const rubyList = (items: readonly string[]): string => `[${joined(items, rubyString)}]`;

/** A Rust array of string slices. */
export const rustArray = (items: readonly string[]): string => `[${joined(items, rustString)}]`;

/** A YAML list on one line. `hidden` as for `yamlString`. */
export const yamlList = (items: readonly string[], hidden = ''): string =>
  `[${joined(items, (item) => yamlString(item, hidden))}]`;

/** A YAML list with a line for each item. */
export const yamlLines = (items: readonly string[], indent: string, hidden = ''): readonly string[] =>
  items.map((item) => `${indent}- ${yamlString(item, hidden)}`);
