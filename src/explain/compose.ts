import type { RichText, TextPart } from './rich-text.ts';
import { shownValue } from './visible.ts';

/** What may stand inside a sentence; a bare string is our own words, never a value of the page or the server. */
type Insert = TextPart | RichText | string;

/** A value of the page, the server or the browser: hostile text, made visible and short. */
export const code = (text: string, limit?: number): TextPart => ({
  kind: 'code',
  text: shownValue(text, limit),
});

/** What matters most in a sentence, such as a status. */
export const strong = (text: string): TextPart => ({ kind: 'strong', text: shownValue(text) });

const isList = (insert: Insert): insert is RichText => Array.isArray(insert);

const partsOf = (insert: Insert): RichText => {
  if (typeof insert === 'string') return [{ kind: 'plain', text: insert }];
  return isList(insert) ? insert : [insert];
};

/** Neighbouring plain parts become one, empty ones go. */
function joinParts(parts: RichText): RichText {
  const joined: TextPart[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (part.text === '' && part.kind === 'plain') continue;
    if (last?.kind === 'plain' && part.kind === 'plain')
      joined[joined.length - 1] = { kind: 'plain', text: last.text + part.text };
    else joined.push(part);
  }
  return joined;
}

/** A sentence as a template literal: the literal's text is plain, what is inserted keeps its marks. */
export function sentence(literals: TemplateStringsArray, ...inserts: readonly Insert[]): RichText {
  const parts: TextPart[] = [];
  for (const [index, literal] of literals.entries()) {
    parts.push({ kind: 'plain', text: literal });
    const insert = inserts[index];
    if (insert !== undefined) parts.push(...partsOf(insert));
  }
  return joinParts(parts);
}

/** Sentences one after the other, a space between them; empty ones are left out. */
export function paragraph(...sentences: readonly RichText[]): RichText {
  const parts: TextPart[] = [];
  for (const one of sentences) {
    if (one.length === 0) continue;
    if (parts.length > 0) parts.push({ kind: 'plain', text: ' ' });
    parts.push(...one);
  }
  return joinParts(parts);
}

/** More names than this in one sentence are counted instead. */
const MOST_LISTED = 5;

/** `a`, `a and b`, `a, b and c`, `a, b, c, d, e and 7 more`. Each item is a value. */
export function enumerate(items: readonly string[], conjunction: 'and' | 'or' = 'and'): RichText {
  const shown: TextPart[] = items.slice(0, MOST_LISTED).map((item) => code(item));
  const left = items.length - shown.length;
  if (left > 0) shown.push({ kind: 'plain', text: `${formatCount(left)} more` });
  return shown.flatMap((part, index): TextPart[] => {
    if (index === 0) return [part];
    const separator = index === shown.length - 1 ? ` ${conjunction} ` : ', ';
    return [{ kind: 'plain', text: separator }, part];
  });
}

/** Every place that has a multiple of three digits behind it. */
const THOUSANDS = /\B(?=(?:\d{3})+$)/g;

/** A whole number with thousands separators. `Intl` would do the same after ten milliseconds of loading its tables. */
export const formatCount = (count: number): string => String(count).replaceAll(THOUSANDS, ',');

/** `1 request`, `2,000 requests`. */
export const plural = (count: number, one: string, many = `${one}s`): string =>
  `${formatCount(count)} ${count === 1 ? one : many}`;
