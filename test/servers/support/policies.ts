import type { Policy } from '../../../src/fix/policy/policy.ts';

const DEVELOPMENT = 'http://localhost:5173';
const PRODUCTION = 'http://app.example.com';
/** Longer than a key of nginx's hash tables may be, and a literal address, which holds brackets. */
const PREVIEW = 'https://a-rather-long-name-of-a-preview-deployment-4f9a.example.com:8443';
const LITERAL = 'http://[::1]:3000';

/** No policy allows these. The first is a stranger; the others look like an allowed one, or are what a sandboxed frame sends. */
export const REFUSED: readonly string[] = [
  'http://evil.example',
  'null',
  `${PRODUCTION}.evil.example`,
  'http://appxexample.com',
  `${PRODUCTION}:8080`,
  'https://app.example.com',
];

/** What most pages need: cookies, a JSON body and a token, changes, two environments. */
export const WITH_CREDENTIALS: Policy = {
  origins: [DEVELOPMENT, PRODUCTION],
  methods: ['DELETE', 'PATCH', 'PUT'],
  allowHeaders: ['authorization', 'content-type', 'x-trace-id'],
  exposeHeaders: ['x-total'],
  credentials: true,
  maxAge: 600,
};

/** No credentials, nothing but a header to allow. */
const WITHOUT_CREDENTIALS: Policy = {
  origins: [PRODUCTION],
  methods: [],
  allowHeaders: ['content-type'],
  exposeHeaders: [],
  credentials: false,
  maxAge: 600,
};

/** A simple GET: no header, no method, nothing but the origin. */
const ORIGIN_ONLY: Policy = { ...WITHOUT_CREDENTIALS, allowHeaders: [] };

/** Everything that is legal and looks like syntax of some language. Firefox leaves a star in a host, Chromium makes `%2A` of it. */
export const HOSTILE: Policy = {
  origins: [PREVIEW, LITERAL, 'http://a"b`$x;{}!()*&,=+~.example', "http://it's.{$x}`;.example"],
  methods: ["M'ETHOD", 'PUT'],
  allowHeaders: ["x-'quote", 'x-$dollar', 'x-`tick`', 'x-|bar', 'x-^hat*', 'x-#hash!', 'x-%25'],
  exposeHeaders: ["x-'quote", 'x-$dollar'],
  credentials: true,
  maxAge: 60,
};

/** More headers than fit a line of some configurations. */
export const LONG_LISTS: Policy = {
  ...WITHOUT_CREDENTIALS,
  allowHeaders: Array.from({ length: 70 }, (_, index) => `x-${index}-${'h'.repeat(60)}`),
};

const hasNoStar = (text: string): boolean => !text.includes('*');

/** For servers that take a star for a pattern; their targets refuse it. */
export const HOSTILE_WITHOUT_STAR: Policy = {
  ...HOSTILE,
  origins: HOSTILE.origins.filter(hasNoStar),
  allowHeaders: HOSTILE.allowHeaders.filter(hasNoStar),
};

/** What every server is tested with. */
export const POLICIES: Readonly<Record<string, Policy>> = {
  'with credentials': WITH_CREDENTIALS,
  'without credentials': WITHOUT_CREDENTIALS,
  'an origin only': ORIGIN_ONLY,
  'hostile names': HOSTILE,
};

/** For servers that take long to start: the policy that grants most, and the strangest. */
export const TWO_POLICIES: Readonly<Record<string, Policy>> = {
  'with credentials': WITH_CREDENTIALS,
  'hostile names': HOSTILE,
};
