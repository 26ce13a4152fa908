import type { Random } from '../random.ts';
import type { HopSpec, Line, RequestSpec, ResponsePolicy } from '../spec.ts';

const VALIDATORS: readonly (readonly Line[])[] = [
  [['ETag', '"v1"']],
  [
    ['ETag', '"v1"'],
    ['Cache-Control', 'no-cache'],
  ],
  [
    ['ETag', '"v1"'],
    ['Cache-Control', 'max-age=0'],
  ],
  [
    ['Last-Modified', 'Sat, 01 Jan 2022 00:00:00 GMT'],
    ['Cache-Control', 'no-cache'],
  ],
  [['Cache-Control', 'max-age=600']],
  [
    ['Cache-Control', 'max-age=600'],
    ['Vary', 'Origin'],
  ],
  [
    ['Cache-Control', 'max-age=600'],
    ['ETag', '"v1"'],
  ],
];

const NAMES = new Set(['etag', 'last-modified', 'cache-control', 'vary']);

/** The policy with the headers that make a browser keep its answer, or ask again whether it is still good. */
function stored(policy: ResponsePolicy, validators: readonly Line[]): ResponsePolicy {
  const others = policy.headers.filter(([name]) => !NAMES.has(name.toLowerCase()));
  return { ...policy, headers: [...others, ...validators] };
}

/** A server whose answers are kept: the second answer is another one, or 304 Not Modified with headers of its own. */
export function cachedHop(random: Random, hop: HopSpec): HopSpec {
  const validators = random.pick(VALIDATORS);
  const later = hop.laterResponse ?? hop.response;
  const notModified = later.status === 200 && random.chance(0.6);
  return {
    ...hop,
    response: stored(hop.response, validators),
    laterResponse: notModified
      ? { ...later, status: 304, content: 'empty' }
      : stored(later, random.pick(VALIDATORS)),
  };
}

/** Requests that a cache can answer: a plain GET, made again as it was or from somewhere else on the same site. */
export function cacheableRequests(random: Random, first: RequestSpec): RequestSpec[] {
  const plain: RequestSpec = {
    ...first,
    method: 'GET',
    body: 'none',
    headers: random.chance(0.8) ? [] : first.headers,
  };
  const again = (): RequestSpec => ({
    ...plain,
    context: plain.context === 'page' && random.chance(0.3) ? 'frame' : plain.context,
    credentials: random.chance(0.3) ? random.pick(['omit', 'same-origin', 'include']) : plain.credentials,
    crossOrigin: random.chance(0.3) ? random.pick(['anonymous', 'use-credentials', null]) : plain.crossOrigin,
  });
  return [plain, ...Array.from({ length: random.integer(1, 3) }, again)];
}
