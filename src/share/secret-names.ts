/*
 * Which headers, parameters and fields hold secrets, by the words in their names: nobody can list what every API calls its keys.
 */

/** Words that make a name that of a secret wherever they stand in it, in any case and with nothing between them: `XAUTHTOKEN`. */
const TELLING =
  /passw|passphrase|passcode|secret|apikey|accesskey|privatekey|authtoken|accesstoken|idtoken|refreshtoken|sessionid|sessid|jsessionid|phpsessid|credential|signature|samlre|authorization|bearer|csrf|xsrf/;

/** Words that make a name that of a secret where they stand by themselves: `X-My-Token`, `loginTicket`. */
const SECRET_WORDS: ReadonlySet<string> = new Set([
  'token',
  'tokens',
  'pwd',
  'pass',
  'pin',
  'otp',
  'totp',
  'mfa',
  'jwt',
  'session',
  'sid',
  'sig',
  'hmac',
  'auth',
  'assertion',
  'ticket',
  'cookie',
  'cookies',
  'saml',
  'verifier',
]);

/** Words before `key` that make it a secret one. A `sort_key` is none. */
const BEFORE_KEY: ReadonlySet<string> = new Set([
  'access',
  'account',
  'api',
  'auth',
  'client',
  'consumer',
  'encryption',
  'function',
  'functions',
  'license',
  'master',
  'private',
  'secret',
  'service',
  'shared',
  'signing',
  'subscription',
]);

/** Longer names are read as far as this. In UTF-16 units. */
const LONGEST_NAME = 200;

/** `accessToken`, `access_token`, `X-Access-Token`, `SAMLResponse` -> access, token; saml, response. */
const wordsOf = (name: string): readonly string[] =>
  name
    .slice(0, LONGEST_NAME)
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replaceAll(/([A-Z])([A-Z][a-z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z0-9]+/);

function holdsSecretWord(name: string): boolean {
  const words = wordsOf(name);
  if (TELLING.test(words.join(''))) return true;
  return words.some(
    (word, index) => SECRET_WORDS.has(word) || (word === 'key' && BEFORE_KEY.has(words[index - 1] ?? '')),
  );
}

/** Headers whose names hold `key` or another telling word and whose values anybody may see. */
const OPEN_HEADERS: ReadonlySet<string> = new Set([
  'idempotency-key',
  'sec-websocket-key',
  'surrogate-key',
  'x-cache-key',
  'www-authenticate',
  'proxy-authenticate',
]);

/** In the name of a header, words need nothing between them: `XAUTHUSER`. An author is no secret. */
const TELLING_IN_HEADER = /token|jwt|otp|auth(?!or)|assertion|ticket/;

/** Whether the value of the header `name` is a secret. */
export function isSecretHeader(name: string): boolean {
  const lowered = name.toLowerCase();
  if (lowered.startsWith('access-control-') || OPEN_HEADERS.has(lowered)) return false;
  if (lowered === 'dpop' || TELLING_IN_HEADER.test(lowered)) return true;
  return wordsOf(name).includes('key') || holdsSecretWord(name);
}

/** Names of parameters and fields that are secrets as a whole. */
const SECRET_PARAMETERS: ReadonlySet<string> = new Set(['key', 'code', 'authkey']);

/** Whether the value of the query parameter or body field `name` is a secret. */
export const isSecretParameter = (name: string): boolean =>
  SECRET_PARAMETERS.has(name.toLowerCase()) || holdsSecretWord(name);
