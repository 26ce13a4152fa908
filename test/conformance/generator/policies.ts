import type { Random, Weighted } from '../random.ts';
import type { ContentKind, Line, RequestSpec, ResponsePolicy } from '../spec.ts';
import { allowCredentials, allowHeaders, allowMethods, allowOrigin, maxAge } from './response-values.ts';

const PREFLIGHT_STATUSES: readonly Weighted<number>[] = [
  [50, 204],
  [15, 200],
  [4, 404],
  [4, 405],
  [3, 401],
  [3, 403],
  [3, 500],
  [2, 302],
  [1, 301],
  [1, 303],
  [1, 307],
  [1, 308],
  [1, 300],
  [1, 304],
  [1, 299],
  [1, 201],
  [1, 400],
  [1, 502],
];

const RESPONSE_STATUSES: readonly Weighted<number>[] = [
  [70, 200],
  [4, 204],
  [4, 404],
  [4, 401],
  [3, 403],
  [4, 500],
  [1, 201],
  [1, 206],
  [1, 300],
  [1, 304],
  [1, 400],
  [1, 405],
  [1, 416],
  [1, 502],
];

const CONTENTS: Record<RequestSpec['kind'], ContentKind> = {
  fetch: 'json',
  xhr: 'json',
  beacon: 'empty',
  eventsource: 'events',
  script: 'script',
  module: 'script',
  import: 'script',
  image: 'image',
  video: 'image',
  audio: 'image',
  track: 'text',
  stylesheet: 'style',
  font: 'font',
  'css-font': 'font',
  'mask-image': 'image',
  'shape-outside': 'image',
  preload: 'json',
  modulepreload: 'script',
  prefetch: 'text',
  'frame-navigation': 'html',
  'form-get': 'html',
  'form-post': 'html',
  object: 'html',
  ping: 'empty',
  websocket: 'empty',
};

/** What a policy is written for: the request, and how often the server gets it wrong. */
export interface PolicyContext {
  readonly request: RequestSpec;
  /** 0: always right, 1: every header is drawn from the odd values. */
  readonly sloppiness: number;
}

const EXTRA_LINES: readonly Line[] = [
  ['Vary', 'Origin'],
  ['Vary', '*'],
  ['Access-Control-Expose-Headers', '*'],
  ['Access-Control-Expose-Headers', 'X-Total-Count'],
  ['Access-Control-Expose-Headers', '(bad'],
  ['X-Total-Count', '3'],
  ['Cross-Origin-Resource-Policy', 'same-origin'],
  ['Cross-Origin-Resource-Policy', 'cross-origin'],
  ['X-Content-Type-Options', 'nosniff'],
  ['Timing-Allow-Origin', '*'],
  ['Set-Cookie', 'seen=1'],
  ['WWW-Authenticate', 'Bearer realm="api"'],
  ['Access-Control-Allow-Private-Network', 'true'],
  ['Server', 'nginx/1.24.0'],
  ['X-Powered-By', 'Express'],
  ['X-Odd', 'caf\u00e9 \u2603 <b>"\'`$(id)'],
  ['Clear-Site-Data2', '"cache"'],
  ['Access-Control-Allow-Origin2', '*'],
];

const CACHE_LINES: readonly (readonly Line[])[] = [
  [['Cache-Control', 'max-age=600']],
  [
    ['Cache-Control', 'no-cache'],
    ['ETag', '"v1"'],
  ],
  [['ETag', '"v1"']],
  [['Last-Modified', 'Sat, 01 Jan 2022 00:00:00 GMT']],
  [['Cache-Control', 'no-store']],
];

function fateOf(random: Random): ResponsePolicy['fate'] {
  return random.weighted([
    [965, 'answer'],
    [14, 'reset'],
    [14, 'empty'],
    [6, 'garbage'],
  ] as const);
}

const lines = (name: string, values: readonly string[]): Line[] => values.map((value) => [name, value]);

/** Lines of one name are spelled alike: a HAR is sorted by name, so that their order would be lost otherwise. */
function respelled(random: Random, policy: readonly Line[]): Line[] {
  const spelling = new Map<string, string>();
  return policy.map(([name, value]) => {
    const key = name.toLowerCase();
    const known = spelling.get(key) ?? (random.chance(0.9) ? name : random.pick([key, name.toUpperCase()]));
    spelling.set(key, known);
    return [known, value];
  });
}

function shuffledWith(random: Random, wanted: Line[]): Line[] {
  const extra = random.some(
    EXTRA_LINES,
    random.weighted([
      [5, 0],
      [3, 1],
      [1, 2],
    ]),
  );
  return respelled(random, random.some([...wanted, ...extra], 100));
}

/** How a server answers the preflight of a request. */
export function preflightPolicy(random: Random, { request, sloppiness }: PolicyContext): ResponsePolicy {
  const odd = (): boolean => random.chance(sloppiness);
  const status = odd() ? random.weighted(PREFLIGHT_STATUSES) : random.pick([200, 204]);
  const moved: Line[] =
    status >= 300 && status < 400 && random.chance(0.8)
      ? [['Location', random.pick(['{next}', '/elsewhere', '{host}/login'])]]
      : [];
  const wanted = [
    ...lines('Access-Control-Allow-Origin', allowOrigin(random, request, odd())),
    ...lines('Access-Control-Allow-Credentials', allowCredentials(random, request, odd())),
    ...lines('Access-Control-Allow-Methods', allowMethods(random, request, odd())),
    ...lines('Access-Control-Allow-Headers', allowHeaders(random, request, odd())),
    ...lines('Access-Control-Max-Age', maxAge(random)),
    ...moved,
  ];
  return {
    fate: odd() ? fateOf(random) : 'answer',
    status,
    headers: shuffledWith(random, wanted),
    content: 'empty',
  };
}

/** How a server answers a request itself. */
export function responsePolicy(random: Random, { request, sloppiness }: PolicyContext): ResponsePolicy {
  const odd = (): boolean => random.chance(sloppiness);
  const wanted = [
    ...lines('Access-Control-Allow-Origin', allowOrigin(random, request, odd())),
    ...lines('Access-Control-Allow-Credentials', allowCredentials(random, request, odd())),
    ...(random.chance(0.25) ? random.pick(CACHE_LINES) : []),
  ];
  return {
    fate: odd() ? fateOf(random) : 'answer',
    status: odd() ? random.weighted(RESPONSE_STATUSES) : 200,
    headers: shuffledWith(random, wanted),
    content: random.chance(0.9)
      ? CONTENTS[request.kind]
      : random.pick(['json', 'html', 'text', 'script', 'empty']),
  };
}
