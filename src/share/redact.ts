import type { Header } from '../cors/header-list.ts';

/** What stands in place of a secret. */
export const REDACTED = '<redacted>';

/** Headers whose values are secrets, in lower case. */
const SECRET_HEADERS: ReadonlySet<string> = new Set([
  'authorization',
  'proxy-authorization',
  'cookie',
  'cookie2',
  'set-cookie',
  'set-cookie2',
  'authentication-info',
  'x-api-key',
  'api-key',
  'apikey',
  'x-goog-api-key',
  'x-functions-key',
  'ocp-apim-subscription-key',
  'x-rapidapi-key',
  'x-amz-credential',
  'x-forwarded-access-token',
  'dpop',
]);

/** Words that make a header, a parameter or a field a secret wherever they stand in its name. */
const SECRET_WORDS: ReadonlySet<string> = new Set([
  'token',
  'tokens',
  'secret',
  'password',
  'passwd',
  'pwd',
  'passphrase',
  'passcode',
  'pin',
  'otp',
  'apikey',
  'jwt',
  'session',
  'sessionid',
  'sid',
  'sig',
  'signature',
  'credential',
  'credentials',
  'auth',
  'bearer',
  'csrf',
  'xsrf',
  'assertion',
  'ticket',
]);

/** Names of parameters and fields that are secrets as a whole. */
const SECRET_PARAMETERS: ReadonlySet<string> = new Set(['key', 'code', 'pass', 'access_key', 'private_key']);

/** `accessToken`, `access_token`, `X-Access-Token` -> access, token. */
const wordsOf = (name: string): readonly string[] =>
  name
    .slice(0, 200)
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z0-9]/);

function holdsSecretWord(name: string): boolean {
  const words = wordsOf(name);
  return words.some(
    (word, index) => SECRET_WORDS.has(word) || (word === 'api' && words[index + 1] === 'key'),
  );
}

/** Whether the value of the header `name` is a secret. */
export function isSecretHeader(name: string): boolean {
  const lowered = name.toLowerCase();
  if (lowered.startsWith('access-control-') || lowered === 'www-authenticate') return false;
  return SECRET_HEADERS.has(lowered) || holdsSecretWord(name);
}

/** Whether the value of the query parameter or body field `name` is a secret. */
export const isSecretParameter = (name: string): boolean =>
  SECRET_PARAMETERS.has(name.toLowerCase()) || holdsSecretWord(name);

const isSecretPair = (pair: string): boolean => {
  const name = pair.slice(0, pair.indexOf('='));
  return isSecretParameter(decodeName(name));
};

/** Percent-encoding must not hide a name. */
function decodeName(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** `a=1&token=2` -> `a=1&token=<redacted>`; everything else stays byte for byte. */
export const redactPairs = (pairs: string): string =>
  pairs
    .split('&')
    .map((pair) =>
      pair.includes('=') && isSecretPair(pair) ? `${pair.slice(0, pair.indexOf('='))}=${REDACTED}` : pair,
    )
    .join('&');

/** `//user:password@host` -> `//<redacted>@host`. */
function redactUserInformation(address: string): string {
  const start = address.indexOf('//');
  if (start === -1) return address;
  const rest = address.slice(start + 2);
  const slash = rest.search(/[/\\]/);
  const authority = slash === -1 ? rest : rest.slice(0, slash);
  const at = authority.lastIndexOf('@');
  return at === -1 ? address : `${address.slice(0, start + 2)}${REDACTED}${rest.slice(at)}`;
}

/** A URL without the values of secret query parameters, of its fragment's, and without user name and password. Total. */
export function redactUrl(url: string): string {
  const hash = url.indexOf('#');
  const [beforeHash, fragment] = hash === -1 ? [url, null] : [url.slice(0, hash), url.slice(hash + 1)];
  const mark = beforeHash.indexOf('?');
  const [address, query] =
    mark === -1 ? [beforeHash, null] : [beforeHash.slice(0, mark), beforeHash.slice(mark + 1)];
  const redactedQuery = query === null ? '' : `?${redactPairs(query)}`;
  const redactedFragment = fragment === null ? '' : `#${redactPairs(fragment)}`;
  return redactUserInformation(address) + redactedQuery + redactedFragment;
}

/** A sentence of a browser with every http(s) and ws(s) address in it redacted. */
export const redactText = (text: string): string =>
  text.replaceAll(/\b(?:https?|wss?):\/\/[^\s'"`<>]+/g, (url) => redactUrl(url));

/** Headers whose values are addresses. */
const URL_HEADERS: ReadonlySet<string> = new Set([
  'location',
  'content-location',
  'referer',
  'refresh',
  'link',
]);

/** A header line whose value can be shown to others. */
export function redactHeader(header: Header): Header {
  if (isSecretHeader(header.name)) return { name: header.name, value: REDACTED };
  const isUrl = URL_HEADERS.has(header.name.toLowerCase());
  return isUrl ? { name: header.name, value: redactUrl(redactText(header.value)) } : header;
}
