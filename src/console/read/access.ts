import { lettersIn, sourceBetween } from '../sentences/letters.ts';
import { lastUrl, readOrigin, readUrl } from './values.ts';

/** What stands before "blocked by CORS policy". */
export interface Access {
  readonly url: string | null;
  readonly origin: string | null;
  readonly redirectedFrom: string | null;
  readonly redirectLocation: string | null;
  readonly phase: 'redirect' | null;
  /** Nothing in the text makes it a browser's sentence. */
  readonly bare: boolean;
}

const NOTHING: Access = {
  url: null,
  origin: null,
  redirectedFrom: null,
  redirectLocation: null,
  phase: null,
  bare: true,
};

/** Nobody's address before the sentence is further away than this, in UTF-16 units. */
const NEAR = 8_000;

/** What people may put between the origin and "has been blocked". */
const CONJUNCTION = /(?:\s|\bhas\b|\bbeen\b|\bis\b|\bwas\b|\bbe\b){1,20}$/i;

/** Reads the text before "blocked by CORS policy", from the sentence before on. */
export function readAccess(raw: string): Access {
  const text = lettersIn(raw.slice(-NEAR).replace(CONJUNCTION, ''));
  const access = lastOf(text.letters, ACCESS_TO);
  const redirect = lastOf(text.letters, REDIRECT_FROM);
  if (redirect.start > access.start)
    return readRedirect(sourceBetween(text, redirect.end, text.letters.length));
  const asked = lastOf(text.letters, FROM_ORIGIN);
  if (access.start === -1 && asked.start === -1) return readRest(text.source);
  const end = asked.start < access.end ? text.letters.length : asked.start;
  const origin = asked.start === -1 ? null : sourceBetween(text, asked.end, text.letters.length);
  return {
    ...NOTHING,
    ...readAddresses(sourceBetween(text, access.end, Math.max(access.end, end)), access.start !== -1),
    origin: origin === null ? null : readOrigin(addressIn(origin), 'both'),
    bare: false,
  };
}

/** The words around the addresses, with a letter wrong, missing or exchanged; in letters as they are compared. */
const ACCESS_TO = /ac{1,2}es{1,2}to/g;
const REDIRECT_FROM = /redirectfrom/g;
const FROM_ORIGIN = /f(?:rom|orm|om|rm)o(?:rigin|rgin|rign|igin|riigin|rigni|irgin|rgiin)/g;

interface Place {
  readonly start: number;
  readonly end: number;
}

/** Where the last of some words stands, in letters; `start` is -1 where they stand nowhere. */
function lastOf(letters: string, words: RegExp): Place {
  let place: Place = { start: -1, end: 0 };
  for (const { 0: found, index } of letters.matchAll(words))
    place = { start: index, end: index + found.length };
  return place;
}

/** The console shows the place in the source between the words and the address, where it is narrow. */
const PLACE_BEFORE = /^\s{0,5}[\w./?=&-]{1,100}:\d{1,6}\s{1,5}(?=["'‘“`])/;

const addressIn = (raw: string): string => raw.replace(PLACE_BEFORE, '');

/** The word for what was asked for ends at "at". */
const AT = /\bat\s{0,3}(?=["'‘’“”`«<[]|[a-z][a-z\d+.-]{0,30}:)/i;
const LAST_AT = /\bat\b/i;

type Addresses = Pick<Access, 'url' | 'redirectedFrom'>;

/** `fetch at 'https://…' (redirected from 'https://…')`, or the end of it. */
function readAddresses(raw: string, whole: boolean): Addresses {
  const text = lettersIn(raw);
  const redirected = text.letters.lastIndexOf('redirectedfrom');
  const redirectedFrom =
    redirected === -1
      ? null
      : readUrl(sourceBetween(text, redirected + 'redirectedfrom'.length, text.letters.length), true);
  const first = redirected === -1 ? raw : sourceBetween(text, 0, redirected);
  return { url: whole ? urlAfterKind(first) : lastUrl(first), redirectedFrom };
}

function urlAfterKind(raw: string): string | null {
  const at = AT.exec(raw) ?? LAST_AT.exec(raw);
  if (at === null) return lastUrl(raw);
  const rest = raw.slice(at.index + at[0].length);
  return rest.trim() === '' ? null : readUrl(rest, true);
}

/** `'https://a' to 'https://b'` */
function readRedirect(raw: string): Access {
  const to = /\bto\s{0,3}(?=["'‘’“”`«<[]|[a-z][a-z\d+.-]{0,30}:)/i.exec(raw);
  const from = to === null ? raw : raw.slice(0, to.index);
  return {
    ...NOTHING,
    url: readUrl(from, true),
    redirectLocation: to === null ? null : readUrl(raw.slice(to.index + to[0].length), true),
    phase: 'redirect',
    bare: false,
  };
}

const QUOTED_END = /["'’”`»]\s{0,3}$/;

/** Marks before the quotation mark: those of an editor. */
const MARKS_BEFORE = /^["'‘“`«*_(]{1,6}(?=["'‘“`«])/;

/** The beginning of the sentence was cut off: what is left may end with the origin. */
function readRest(raw: string): Access {
  if (!QUOTED_END.test(raw)) return NOTHING;
  const words = raw.trim().split(/\s+/);
  const origin = readOrigin((words.at(-1) ?? '').replace(MARKS_BEFORE, ''), 'both');
  return origin !== null && /^[a-z][a-z\d+.-]*:|^null$/i.test(origin)
    ? { ...NOTHING, origin, bare: false }
    : NOTHING;
}

/** `Font from origin 'https://fonts.example'`: all that Chrome said of the address before 2016. */
export function readResourceOrigin(raw: string): string | null {
  const text = lettersIn(raw.slice(-NEAR).replace(CONJUNCTION, ''));
  const start = text.letters.lastIndexOf('origin');
  if (start === -1) return null;
  return readUrl(sourceBetween(text, start + 'origin'.length, text.letters.length), true);
}
