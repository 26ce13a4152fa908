import { randomFor, type Random, type Weighted } from '../random.ts';
import type { CaseSpec, HopSpec, HostName, Kind, Line, RequestSpec, ResponsePolicy } from '../spec.ts';
import { cachedHop, cacheableRequests } from './caching.ts';
import { preflightPolicy, responsePolicy, type PolicyContext } from './policies.ts';
import { requestSpec, variation } from './requests.ts';

const FIRST_HOSTS: readonly Weighted<HostName>[] = [
  [60, 'api'],
  [18, 'apiAddress'],
  [6, 'other'],
  [6, 'page'],
  [3, 'pageAddress'],
  [3, 'closed'],
  [1, 'tls'],
  [1, 'unsafe'],
];

const NEXT_HOSTS: readonly Weighted<HostName>[] = [
  [10, 'api'],
  [6, 'apiAddress'],
  [8, 'other'],
  [8, 'page'],
  [3, 'otherAddress'],
  [1, 'pageAddress'],
  [1, 'closed'],
];

const REDIRECT_STATUSES = [301, 302, 302, 303, 307, 307, 308];

const LOCATIONS: readonly Weighted<string>[] = [
  [80, '{next}'],
  [4, '{next-path}'],
  [3, '{next-userinfo}'],
  [2, '{next-user}'],
  [2, '{next-no-scheme}'],
  [2, '{next}#there'],
  [1, 'data:text/plain,hello'],
  [1, 'ftp://localhost/x'],
  [1, 'about:blank'],
  [1, 'blob:null/x'],
  [1, 'mailto:x@example.com'],
  [1, 'chrome-extension://abcdefghijklmnopabcdefghijklmnop/x.js'],
  [1, 'file:///etc/hostname'],
  [1, 'http://'],
  [1, 'http://[::1'],
  [1, ''],
  [1, ' {next} '],
];

const SUFFIXES: readonly Weighted<string>[] = [
  [82, ''],
  [3, '#fragment'],
  [3, '&q=%20%27%22'],
  [2, "&q='a'"],
  [2, '&q=<b>"x"`'],
  [2, '&q=\u00fc\u2603'],
  [1, '&q=a b|c^{}'],
  [1, '&q=%zz%'],
  [1, '&q=\\x'],
  [1, `&long=${'y'.repeat(1100)}`],
];

const hopCount = (random: Random): number =>
  random.weighted([
    [78, 1],
    [13, 2],
    [6, 3],
    [3, 4],
  ]);

/** A redirect instead of the final answer; sometimes one without, or with a second, `Location`. */
function redirecting(random: Random, policy: ResponsePolicy): ResponsePolicy {
  const location = random.weighted(LOCATIONS);
  const moved: Line[] = random.chance(0.97) ? [['Location', location]] : [];
  const headers = policy.headers.filter(
    ([name]) => !/^(?:etag|last-modified|cache-control)$/i.test(name) || random.chance(0.3),
  );
  return { ...policy, status: random.pick(REDIRECT_STATUSES), headers: [...headers, ...moved] };
}

function hop(random: Random, host: HostName, context: PolicyContext, isLast: boolean): HopSpec {
  const response = responsePolicy(random, context);
  const finish = (policy: ResponsePolicy): ResponsePolicy => (isLast ? policy : redirecting(random, policy));
  return {
    host,
    preflight: preflightPolicy(random, context),
    response: finish(response),
    laterPreflight: random.chance(0.25) ? preflightPolicy(random, context) : null,
    laterResponse: random.chance(0.25) ? finish(responsePolicy(random, context)) : null,
  };
}

function hopsFor(random: Random, context: PolicyContext): HopSpec[] {
  const count = hopCount(random);
  const hops: HopSpec[] = [];
  // Failures come early: every hop of a chain is a little more careful, or no chain would ever reach its end.
  const careful = { ...context, sloppiness: context.sloppiness / count };
  let host = random.weighted(FIRST_HOSTS);
  for (let index = 0; index < count; index++) {
    hops.push(hop(random, host, careful, index === count - 1));
    if (random.chance(0.7)) host = random.weighted(NEXT_HOSTS);
  }
  return hops;
}

function requestsFor(random: Random): RequestSpec[] {
  const first = requestSpec(random);
  const count = random.weighted([
    [84, 1],
    [11, 2],
    [4, 3],
    [1, 6],
  ]);
  return [first, ...Array.from({ length: count - 1 }, () => variation(random, first))];
}

/** A request that the page aborts never gets an answer from its last hop. */
function hanging(hops: readonly HopSpec[], random: Random): HopSpec[] {
  const preflightToo = random.chance(0.5);
  return hops.map((each, index) =>
    index < hops.length - 1
      ? each
      : {
          ...each,
          response: { ...each.response, fate: 'hang' },
          laterResponse: null,
          preflight: preflightToo ? { ...each.preflight, fate: 'hang' } : each.preflight,
          laterPreflight: null,
        },
  );
}

const CACHEABLE: ReadonlySet<Kind> = new Set<Kind>([
  'fetch',
  'xhr',
  'script',
  'module',
  'font',
  'image',
  'stylesheet',
]);

/** A case about the HTTP cache: the same URL again and again, answered by a server that lets the browser keep it. */
function aboutCaching(random: Random, spec: CaseSpec): CaseSpec {
  const [first] = spec.requests;
  if (first === undefined || !CACHEABLE.has(first.kind)) return spec;
  return {
    ...spec,
    order: 'sequence',
    requests: cacheableRequests(random, first),
    hops: spec.hops.map((each) => cachedHop(random, each)),
  };
}

/** The case that `seed` and `index` stand for. */
export function generateCase(seed: number, index: number): CaseSpec {
  const random = randomFor(seed, index);
  const requests = requestsFor(random);
  const [request] = requests;
  if (request === undefined) throw new RangeError('a case has at least one request');
  const sloppiness = random.pick([0, 0.2, 0.3, 0.4, 0.4, 0.5]);
  const hops = hopsFor(random, { request, sloppiness });
  const spec: CaseSpec = {
    seed,
    index,
    order: random.chance(0.5) ? 'sequence' : 'parallel',
    requests,
    cookie: random.chance(0.3),
    suffix: random.weighted(SUFFIXES),
    hops: requests.some((each) => each.abort) ? hanging(hops, random) : hops,
  };
  return random.chance(0.1) && !request.abort ? aboutCaching(random, spec) : spec;
}
