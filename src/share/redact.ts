import type { Header } from '../cors/header-list.ts';
import { isSecretHeader, isSecretParameter } from './secret-names.ts';

/** What stands in place of a secret. */
export const REDACTED = '<redacted>';

/** Percent-encoding must not hide a name. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

/** What looks like a secret under whatever name it stands: signed tokens, keys of well-known services, what follows a scheme of HTTP. */
const SHAPES: readonly RegExp[] = [
  /\beyJ[\w-]{4,}(?:\.[\w-]+){1,4}/g,
  /\b(?:gh[oprsu]_|github_pat_|glpat-|xox[abeprs]-|sk[-_]|pk_live_|rk_live_|hf_|npm_|dop_v1_)[\w-]{16,}/g,
  /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g,
  /\bAIza[\w-]{30,}/g,
  /-----BEGIN [A-Z ]*PRIVATE KEY-----[^-]*(?:-----END [A-Z ]*PRIVATE KEY-----)?/g,
];

/** What stands behind the name of a scheme. */
const AFTER_SCHEME =
  /\b((?:Bearer|Basic|Negotiate|NTLM|DPoP|Token|ApiKey|Hawk|SharedKey|GoogleLogin)\s+)([\w.+/~-]{6,}=*)(?=$|[\s,;'")\]}])/gi;

/** A word of a sentence is in small letters; a token has a digit, a capital or padding. */
const looksLikeToken = (text: string): boolean => /[\dA-Z=]/.test(text);

const redactShapes = (text: string): string =>
  SHAPES.reduce((left, shape) => left.replaceAll(shape, REDACTED), text).replaceAll(
    AFTER_SCHEME,
    (whole, scheme: string, token: string) => (looksLikeToken(token) ? scheme + REDACTED : whole),
  );

/** The beginning of a pair, wherever it stands: `?name=`, `&name=`, `#name=`, `;name=`. */
const PAIR = /[?&#;]([^?&#;=\s'"<>`]{1,200})=/g;

const CLOSING = `'"\`)]}>.,:;`;

/** A sentence may go on behind an address: its quotes, brackets and stops are none of the value's. */
function trailing(value: string): string {
  let start = value.length;
  while (start > 0 && CLOSING.includes(value[start - 1] ?? ' ')) start--;
  return value.slice(start);
}

/** Addresses within addresses are followed as far as this. */
const DEEPEST = 3;

function redactPairValue(name: string, value: string, depth: number): string {
  const rest = trailing(value);
  if (isSecretParameter(name)) return REDACTED + rest;
  const inner = decoded(value);
  if (inner === value || depth >= DEEPEST) return value;
  // An address or JSON inside of a value: what it hides is not worth taking it apart.
  return redactAt(inner, depth + 1) === inner ? value : REDACTED + rest;
}

/** Every pair in a text. Where a path begins a pair (`;jsessionid=`), the next slash ends it. */
function redactPairsAt(text: string, depth: number): string {
  let result = '';
  let end = 0;
  PAIR.lastIndex = 0;
  for (let found = PAIR.exec(text); found !== null; found = PAIR.exec(text)) {
    const start = PAIR.lastIndex;
    const name = decoded(found[1] ?? '');
    const stop = text[found.index] === ';' ? /[/?&#;\s]/ : isSecretParameter(name) ? /[&#\s]/ : /[?&#;\s]/;
    const length = text.slice(start).search(stop);
    const valueEnd = length < 0 ? text.length : start + length;
    result += text.slice(end, start) + redactPairValue(name, text.slice(start, valueEnd), depth);
    end = valueEnd;
    PAIR.lastIndex = valueEnd;
  }
  return result + text.slice(end);
}

/** `//user:password@` -> `//<redacted>@`. */
const redactUserInformation = (text: string): string =>
  text.replaceAll(/(:\/\/|^\/\/)[^/?#\s\\]*@/g, (_whole, slashes: string) => `${slashes}${REDACTED}@`);

/** Literals beside a name: `password: "…"` in GraphQL and in code, `"token":"…"` in JSON that is no body, itself within quotes too. */
const ASSIGNMENT =
  /([A-Za-z_][\w-]{0,100})(\\?["']?\s*[:=]\s*)(?:"""[^]*?"""|\\"(?:[^"\\]|\\[^"])*\\"|"(?:[^"\\]|\\[^])*"|'(?:[^'\\]|\\[^])*')/g;

const redactAssignments = (text: string): string =>
  text.replaceAll(ASSIGNMENT, (whole, name: string, between: string) =>
    isSecretParameter(name) ? `${name}${between}"${REDACTED}"` : whole,
  );

const redactAt = (text: string, depth: number): string =>
  redactShapes(redactAssignments(redactPairsAt(redactUserInformation(text), depth)));

/**
 * A text without the secrets in it, whatever it is: an address, a header's value, a line of the console, a field of a body. Pairs, user
 * information, literals beside telling names, and what has the look of a secret are replaced; everything else stays byte for byte. Total.
 */
export const redactText = (text: string): string => redactAt(text, 0);

/** `a=1&token=2` -> `a=1&token=<redacted>`: pairs as a form sends them. */
export const redactPairs = (pairs: string): string => redactText(`?${pairs}`).slice(1);

/** Every value of `a=1; b=2` left out: the names tell who set them. */
const redactCookies = (cookies: string): string =>
  cookies.replaceAll(/[^;]+/g, (pair) =>
    pair.includes('=') ? `${pair.slice(0, pair.indexOf('='))}=${REDACTED}` : REDACTED,
  );

/** The value of a cookie left out; its name and its attributes, which decide where it is sent, stay. */
function redactSetCookie(line: string): string {
  const end = line.indexOf(';');
  const pair = end < 0 ? line : line.slice(0, end);
  return redactCookies(pair) + (end < 0 ? '' : redactText(line.slice(end)));
}

function redactHeaderValue({ name, value }: Header): string {
  switch (name.toLowerCase()) {
    case 'cookie':
      return redactCookies(value);
    case 'set-cookie':
      return redactSetCookie(value);
  }
  return isSecretHeader(name) ? REDACTED : redactText(value);
}

/** A header line whose value can be shown to others. */
export const redactHeader = (header: Header): Header => ({
  name: header.name,
  value: redactHeaderValue(header),
});

/** Plain data with the secrets taken out of every text. */
export function redactData<Data>(data: Data): Data;
export function redactData(data: unknown): unknown {
  if (typeof data === 'string') return redactText(data);
  if (Array.isArray(data)) return data.map((item: unknown) => redactData(item));
  if (typeof data !== 'object' || data === null) return data;
  return Object.fromEntries(Object.entries(data).map(([name, value]) => [name, redactData(value)]));
}
