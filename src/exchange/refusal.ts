/**
 * The sentences by which servers say in the body of an answer why they refused. Each is taken from what that server writes; what a browser,
 * a page or a user put into it is no part of it.
 */
const SENTENCES = {
  'Invalid CORS request': /Invalid CORS request/,
  'Disallowed CORS …': /Disallowed CORS (?:origin|method|headers)/,
  'CORS error: … not allowed': /CORS error: (?:Origin not allowed|Some headers are not allowed)/,
  'Origin is not allowed to make this request': /Origin is not allowed to make this request/,
  'One or more request headers are not allowed': /One or more request headers are not allowed/,
  'Not allowed by CORS': /(?:Not|Origin not|Origin is not) allowed by CORS/i,
  'Route OPTIONS:… not found': /Route OPTIONS:\S{1,200} not found/,
  'No route found for "OPTIONS …"': /No route found for "OPTIONS /,
  'The OPTIONS method is not supported': /The OPTIONS method is not supported/,
  "Request method 'OPTIONS' is not supported": /Request method 'OPTIONS' (?:is )?not supported/,
  'Method "OPTIONS" not allowed': /Method "OPTIONS" not allowed/,
  'No authorization token was found': /No authorization token was found/,
  'Authentication credentials were not provided': /Authentication credentials were not provided/,
  'Missing or malformed JWT': /Missing or malformed JWT/i,
  'Full authentication is required': /Full authentication is required to access this resource/,
  'CORSResponse: … not allowed':
    /CORSResponse: (?:This CORS request is not allowed|CORS is not enabled for this bucket)/,
  'CORS not enabled or no matching rule found': /CORS not enabled or no matching rule found for this request/,
  'CSRF verification failed': /CSRF verification failed|CSRF Failed: /,
  'CSRF token mismatch': /CSRF token mismatch/,
  "Can't verify CSRF token authenticity": /Can't verify CSRF token authenticity/,
  'Cross-site POST form submissions are forbidden': /Cross-site \w{1,10} form submissions are forbidden/,
  'cross-origin request detected': /cross-origin request detected/,
  'cross-site request blocked by CSRF': /cross-site request blocked by CSRF/,
  'blocked as a potential Cross-Site Request Forgery': /blocked as a potential Cross-Site Request Forgery/,
  'Invalid Host header': /Invalid Host header|Invalid HTTP_HOST header/,
  'Blocked host': /Blocked hosts?: /,
  'Blocked request. This host … is not allowed': /Blocked request\. This host \(.{1,260}\) is not allowed/,
} satisfies Readonly<Record<string, RegExp>>;

/** Why a server says that it refused, in its own words. */
export type Refusal = keyof typeof SENTENCES;

const REFUSALS = Object.entries(SENTENCES) as readonly (readonly [Refusal, RegExp])[];

/** UTF-16 units of a body that are looked at: a refusal says why at once, and the page of an error behind its styles. */
const LOOKED_AT = 8_000;

const ENTITIES: Readonly<Record<string, string>> = {
  '&quot;': '"',
  '&#34;': '"',
  '&#39;': "'",
  '&#x27;': "'",
};

/** What of a body is words: markup, and the escapes of quotes in markup and JSON, are not. Linear in what is looked at. */
const wordsOf = (body: string): string =>
  body
    .slice(0, LOOKED_AT)
    .replaceAll(/<[^<>]*>/g, ' ')
    .replaceAll(/&(?:quot|#34|#39|#x27);/g, (entity) => ENTITIES[entity] ?? entity)
    .replaceAll('\\"', '"')
    .replaceAll(/\s+/g, ' ');

/** An answer whose body may say why it refused: 400 and above, or a preflight's. Of others the body is nobody's business. */
interface Answer {
  readonly kind: string;
  readonly status: number;
}

/** Why a server says that it refused, by the `beginning` of the body of its answer; null where it says nothing that is known. */
export function refusalOf({ kind, status }: Answer, beginning: string): Refusal | null {
  if (beginning === '' || !(status >= 400 || (kind === 'preflight' && status > 0))) return null;
  const words = wordsOf(beginning);
  return REFUSALS.find(([, sentence]) => sentence.test(words))?.[0] ?? null;
}
