import { lowerCaseName } from '../../cors/header-list.ts';
import { partsOf, textOf } from './unknown.ts';

/** The lines of a message's headers, unchecked, whoever wrote them. Some write an object of names and values; Polly.JS gives a name a list of values. */
export function headerLinesOf(headers: unknown): readonly unknown[] {
  if (Array.isArray(headers)) return headers.some(hasListOfValues) ? headers.flatMap(linesOfName) : headers;
  if (typeof headers !== 'object' || headers === null) return [];
  return Object.entries(headers).flatMap(([name, value]) => linesOfName({ name, value }));
}

/**
 * The same of a request. A browser joins what it sends under one name, so that a line which stands there twice is the recorder's: chrome-har, say,
 * joins what the page asked for (`Origin`) with what went out over HTTP/2 (`origin`). Of two pages that are said to have asked the first counts.
 */
export function requestHeaderLinesOf(headers: unknown): readonly unknown[] {
  const lines = headerLinesOf(headers);
  const names = new Set(lines.map(nameOf));
  if (names.size === lines.length) return lines;
  const seen = new Set<string>();
  return lines.filter((line) => {
    const name = nameOf(line);
    const text = name === 'referer' ? name : `${name}: ${textOf(partsOf<'value'>(line).value)}`;
    return !seen.has(text) && seen.add(text);
  });
}

const nameOf = (line: unknown): string => lowerCaseName(textOf(partsOf<'name'>(line).name));

const hasListOfValues = (line: unknown): boolean => Array.isArray(partsOf<'value'>(line).value);

function linesOfName(line: unknown): readonly unknown[] {
  const { name, value } = partsOf<'name' | 'value'>(line);
  return Array.isArray(value) ? value.map((each: unknown) => ({ name, value: each })) : [line];
}
