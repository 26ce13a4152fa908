import { OPAQUE_ORIGIN, originOf } from '../../cors/origin.ts';
import type { RawValue } from './alignment.ts';

/** Which ends of a value the sentence around it tells. */
type Known = RawValue['known'];

/*
 * Values as they stand in a pasted text: between quotation marks of any kind or none, wrapped in the middle, with marks of an editor around
 * them. Every reader is linear in the length of the text that it is given.
 */

/** Longest value that is read, in UTF-16 units; `data:` addresses are longer and are cut. */
const LONGEST_VALUE = 8_000;

const SINGLE = "'‘’‚‛′´`";
const DOUBLE = '"“”„‟″';
const ANGLE = '«»‹›';
const CORNER = '「」『』';
const CLASSES = [SINGLE, DOUBLE, ANGLE, CORNER];

/** The marks that may close a quotation that `mark` has opened; '' when it is no quotation mark. */
const closersOf = (mark: string): string => CLASSES.find((marks) => marks.includes(mark)) ?? '';

const LEADING_MARKS = /^[\s*_~([{<:,、，：]{1,200}/;

/** White space with a line break in it, as wrapping leaves it. */
const WRAP = /[ \t]*\n\s*/g;

/** What stands between quotation marks at the beginning of `text`; null when it begins with none. */
function quotedAtStart(text: string, toLast: boolean): string | null {
  const closers = closersOf(text.charAt(0));
  if (closers === '') return null;
  const isCloser = (character: string): boolean => closers.includes(character);
  if (toLast) {
    for (let end = text.length - 1; end > 0; end--) if (isCloser(text.charAt(end))) return text.slice(1, end);
    return text.slice(1);
  }
  // A value with marks of its own, as in `''https://app.example''`.
  const isDoubled = isCloser(text.charAt(1)) && /[^\s.,;:)]/.test(text.charAt(2));
  for (let end = isDoubled ? 3 : 1; end < text.length; end++) {
    if (!isCloser(text.charAt(end))) continue;
    if (!isDoubled) return text.slice(1, end);
    if (isCloser(text.charAt(end + 1))) return text.slice(1, end + 1);
  }
  // The first mark opened another quotation.
  return isDoubled ? quotedAtStart(text.slice(1), false) : null;
}

const withoutEnding = (text: string, characters: string): string => {
  let end = text.length;
  while (end > 0 && characters.includes(text.charAt(end - 1))) end--;
  return text.slice(0, end);
};

/** Somebody has quoted the sentence without its value: the mark closes that quotation, or the next line is another text. */
const ENDS_HERE =
  /^[ \t]{0,40}(?:\*{0,2}["'’”`»](?:[\s.,;:!?)，。；：]|$)|[.,;!?，。；]|\n\s{0,200}[^\s"'‘“`«])/;

/** The last quotation of a text that ends with it. */
const QUOTED_LAST = /["'‘“`«]([^"'‘’“”`«»\n]{0,2000})["'’”`»]\s{0,5}$/;

/** The header value that a sentence quotes. White space in it is kept. */
export function readQuoted(raw: string, known: Known): string | null {
  if (known === 'end') return QUOTED_LAST.exec(raw)?.[1]?.trim() ?? null;
  const closed = known === 'both';
  if (!closed && ENDS_HERE.test(raw)) return null;
  const text = raw.slice(0, LONGEST_VALUE).replace(LEADING_MARKS, '');
  const quoted = quotedAtStart(text, closed);
  // Cut off in the middle of the value.
  if (quoted === null && !closed && closersOf(text.charAt(0)) !== '') return null;
  const value =
    quoted ?? (closed ? withoutEnding(text, ' \n\t,.;:)') : (/^[^\n(]{1,8000}/.exec(text)?.[0] ?? ''));
  if (quoted === null && value === '') return null;
  return withoutEnding(value.trim(), quoted === null ? '.`' : '').replace(WRAP, joinOf);
}

/** A list that is wrapped at its separator gets the space back that the break has replaced. */
const joinOf = (_wrap: string, offset: number, whole: string): string =>
  ',;'.includes(whole.charAt(offset - 1)) ? ' ' : '';

const TOKEN_CHARACTERS = /^[!#$%&'*+\-.^_`|~\w]{1,8000}/;
const TOKEN_ENDS = "'`*_.,;:!";

/** The last word of a text. */
const LAST_TOKEN = /(?:^|[\s"'‘“`«*_([{:])([\w-]{1,100})["'’”`»*_)\]}]{0,4}\s{0,5}$/;

/** What people call a header or a method instead of naming it. */
const NO_NAME = /^(?:headers?|field|methods?|request|which|that|this|it|value|the|a|and|or)$/i;

/** A header name or a method: one token, whatever is around it. */
export function readToken(raw: string, known: Known): string | null {
  if (known === 'end') {
    const last = LAST_TOKEN.exec(raw)?.[1] ?? '';
    return last === '' || NO_NAME.test(last) ? null : last;
  }
  const closed = known === 'both';
  // A token too, and no mark around one.
  if (raw.trim() === '*') return '*';
  const text = raw.slice(0, LONGEST_VALUE).replace(LEADING_MARKS, '');
  const quoted = (quotedAtStart(text, closed) ?? text).trim();
  const joined = closed ? quoted.replace(/\s+/g, '') : quoted;
  const token = TOKEN_CHARACTERS.exec(joined.replace(/^["“”‘’«»`]+/, ''))?.[0] ?? '';
  const bare = withoutEnding(token, TOKEN_ENDS);
  return bare === '' ? null : bare;
}

const SCHEME = /[a-z][a-z\d+.-]{0,30}:/i;
const URL_ENDS = '\'"‘’“”«»`,;:<>!。，、)]}）';
const HAS_LETTER = /[\p{L}\p{N}]/u;

/** What opens what may be the last character of an address. */
const OPENERS: ReadonlyMap<string, string> = new Map([
  [')', '('],
  [']', '['],
  ['}', '{'],
]);

/** Without closing marks, unless the address has the opening one. An address may end with a star, but not where one stands before it. */
function withoutMarks(url: string, marks: string): string {
  let end = url.length;
  for (; end > 0; end--) {
    const last = url.charAt(end - 1);
    const opener = OPENERS.get(last);
    const opened = opener !== undefined && url.includes(opener);
    if (opened || !(URL_ENDS.includes(last) || ('*_'.includes(last) && marks.includes(last)))) break;
  }
  return url.slice(0, end);
}

/** A full stop. Three dots are what somebody left out of the address. */
const FULL_STOP = /(?<!(?<!\.)\.\.)\.$/;

/** What can stand behind an address that was not quoted and is no part of it. */
function withoutPunctuation(url: string, marks: string): string {
  const text = withoutMarks(url, marks);
  return FULL_STOP.test(text) ? withoutMarks(text.slice(0, -1), marks) : text;
}

/** `<URL>`, in place of an address. */
const NAMED_PLACE = /^(<[\w .-]{1,60}>)[.:,;]?$/;

/** What is left of an address that was cut off behind its scheme. */
const ONLY_SCHEME = /^(?:file|https?|ftp|wss?|data|blob):["’”»`']?$/i;

/** An address, with the line breaks in it taken out. `closed`: the sentence goes on behind it, so that `raw` holds nothing else. */
export function readUrl(raw: string, closed: boolean): string | null {
  const text = raw.slice(0, LONGEST_VALUE).trim();
  const bare = text.replace(LEADING_MARKS, '');
  if (ONLY_SCHEME.test(bare)) return null;
  const named = NAMED_PLACE.exec(text)?.[1];
  if (named !== undefined) return named;
  const quoted = quotedAtStart(bare, closed);
  const url =
    quoted === null ? bareUrl(bare, closed, text.slice(0, text.length - bare.length)) : joinedUrl(quoted);
  return HAS_LETTER.test(url) ? url : null;
}

/** The brackets that make a link of an address. Those around a name make it a placeholder. */
const LINKED = /^<([a-z][a-z\d+.-]{1,30}:[^<>]{0,8000})>?$/i;

/** Words that somebody put in place of an address keep the spaces between them. */
const joinedUrl = (quoted: string): string =>
  quoted
    .replace(/^[\s*_]{1,20}(?=[^\s*_])/, '')
    .replace(BEGINS_WITH_SCHEME.test(quoted) ? /\s+/g : /\s*\n\s*/g, '')
    .replace(LINKED, '$1')
    .replace(/^\[([a-z][^\]]{0,8000})\]$/i, '$1');

/** `marks`: what stood before it, which may stand behind it once more. */
function bareUrl(text: string, closed: boolean, marks: string): string {
  const placeholder = closed ? withPlaceholder(text, marks) : null;
  if (placeholder !== null) return placeholder;
  if (!closed || /[^\s][ \t]+[^\s]/.test(text)) return withoutPunctuation(firstUrl(text), marks);
  const url = text.replace(/\s+/g, '');
  // Nothing is around it: the sentence adds a full stop or a colon, and the rest is the address's own.
  return marks === '' && BEGINS_WITH_SCHEME.test(text)
    ? url.replace(/:$/, '').replace(FULL_STOP, '')
    : withoutPunctuation(url, marks);
}

/** `{customer id}`, `<my query>`, `Q3 report.pdf`: words between brackets, or the name of a file. */
const SPACED =
  /^[^\s[{<(]{0,4000}(?:\{[^{}\n]{1,80}\}|<[^<>\n]{1,80}>|\[[^[\]\n]{1,80}\])\S{0,4000}?(?=[.:,;]?$)/;
const SPACED_NAME =
  /^[a-z][a-z\d+.-]{1,20}:\/\/\S{1,2000}\/\S{1,200}(?: [\w()-]{1,40}){0,3} [\w()-]{1,40}\.\w{2,5}$/i;

/** An address with a placeholder in it that has spaces; null: it has none. */
function withPlaceholder(text: string, marks: string): string | null {
  const whole = marks.endsWith('[') ? /^([^[\]\n]{1,80} [^[\]\n]{1,80})\][.:,;]?$/.exec(text) : null;
  return whole?.[1] ?? SPACED.exec(text)?.[0] ?? SPACED_NAME.exec(text)?.[0] ?? null;
}

const BEGINS_WITH_SCHEME = /^[a-z][a-z\d+.-]{1,30}:/i;

/** A line that goes on in the next, which holds nothing but the rest of an address. */
const CONTINUED = /^[^\n]{1,8000}\n([a-z\d/:%&=?#._~-]{1,2000}\.?)[ \t]*(?:\n|$)/;
/** A scheme that was wrapped. */
const WRAPPED_SCHEME = /\b(h|ht|htt|http|https)\n(t{0,2}p?s?:?\/\/)/;

/** The first address in a text that may hold more than it. */
function firstUrl(text: string): string {
  const joined = text.replace(WRAPPED_SCHEME, '$1$2');
  const start = Math.max(0, joined.search(SCHEME));
  const quoted = start === 0 ? null : quotedAtStart(joined.slice(start - 1), false);
  if (quoted !== null) return joinedUrl(quoted);
  const line = joined.slice(start).split('\n', 1)[0] ?? '';
  const continued = /\s/.test(line.trimEnd()) ? null : CONTINUED.exec(joined.slice(start));
  if (continued !== null) return line.trimEnd() + (continued[1] ?? '');
  return joined.slice(start).trimStart().split(/\s/, 1)[0] ?? '';
}

/** How far before a sentence its address may begin, in UTF-16 units. */
const NEAR = 2_500;

/** The last address in `raw`, where a sentence stands behind it: on the same line, or on the one before. */
export function lastUrl(raw: string): string | null {
  const words = raw.slice(-NEAR).split('\n').slice(-2).join('\n').split(/\s+/);
  const last = words.findLast((word) => ABSOLUTE.test(word));
  if (last === undefined) return null;
  const url = last.slice(Math.max(0, last.search(ABSOLUTE)));
  return readUrl(url, false);
}

const ABSOLUTE = /(?:https?|wss?|ftp|file|blob|data|chrome-extension|moz-extension|capacitor|ionic):\S/i;

/** Some messages name the page instead. */
function originAt(page: string): string {
  const origin = originOf(page);
  return origin === null || origin === OPAQUE_ORIGIN ? page : origin;
}

/** Where a path can begin at the earliest: after `http://` and a character. */
const AUTHORITY_START = 8;

const ORIGIN_BEFORE = /(\S\s{1,5})origin[\s'"‘’“”`«]{1,40}$/i;

const LOOKS_LIKE_ORIGIN = /^(?:[a-z][a-z\d+.-]{0,30}:\/\/|null$)/i;

const BEGINS_WITH_ORIGIN =
  /^[\s*_]{0,6}["'‘’“”`«<([{]{0,3}(?:[a-z][a-z\d+.-]{0,30}:\/|null\b|[\w-]{1,60}(?:\.\w|:\d))/i;

/** An origin: an address without a path, or `null`. */
export function readOrigin(raw: string, known: Known): string | null {
  if (known === 'end') {
    const last = readUrl(raw.trim().split(/\s+/).at(-1) ?? '', true);
    return last !== null && LOOKS_LIKE_ORIGIN.test(last) ? readOrigin(last, 'both') : null;
  }
  if (known === 'start' && !BEGINS_WITH_ORIGIN.test(raw)) return null;
  const origin =
    readUrl(raw.replace(ORIGIN_BEFORE, '$1'), known === 'both')?.replace(/["'‘’“”`«»]{1,3}[.:]?$/, '') ??
    null;
  if (origin === null) return null;
  const path = origin.indexOf('/', AUTHORITY_START);
  return path === -1 ? withoutEnding(origin, '.') : originAt(origin);
}

const STATUS = /^[\s:：'"`*_]{0,20}(\d{3})(?!\d)/;

/** A status at the beginning of `raw`. */
export function readStatus(raw: string): number | null {
  const digits = STATUS.exec(raw.slice(0, 40))?.[1];
  return digits === undefined ? null : Number(digits);
}
