import { isLoopbackHost } from '../../cors/address-space.ts';
import { getHeader, hasHeader, type HeaderName, valuesOf } from '../../cors/header-list.ts';
import { parseUrl } from '../../cors/origin.ts';
import type { Exchange, Hop } from '../../exchange/exchange.ts';
import type { Policy } from '../policy/policy.ts';

const ALLOW_ORIGIN = 'access-control-allow-origin';

/** Something that is true of an exchange or a policy and makes a note worth reading. */
export type Trait =
  /** The preflight was answered with 401. */
  | 'preflight-unauthorized'
  /** … 403, which is authentication or a CORS layer that refuses. */
  | 'preflight-forbidden'
  /** … 404. */
  | 'preflight-not-found'
  /** … 405 or 501. */
  | 'preflight-method-not-allowed'
  /** … a redirect. */
  | 'preflight-redirected'
  /** … 400: CORS layers that refuse, validation. */
  | 'preflight-bad-request'
  /** … 5xx. */
  | 'preflight-server-error'
  /** … 2xx with no Access-Control-Allow-Origin. */
  | 'preflight-without-headers'
  /** An answer of 4xx or 5xx has no Access-Control-Allow-Origin. */
  | 'error-without-headers'
  /** The actual request got 4xx or 5xx, with no Access-Control-Allow-Origin. */
  | 'failure-without-headers'
  /** … 2xx, with no Access-Control-Allow-Origin. */
  | 'success-without-headers'
  /** … 500, with no Access-Control-Allow-Origin: what nobody caught. */
  | 'crash-without-headers'
  /** An answer came from a cache, or one may keep it. */
  | 'cached-answer'
  /** The actual request was answered with 401 or 403. */
  | 'response-unauthorized'
  /** An answer of 502, 503 or 504. */
  | 'gateway-error'
  /** An answer of 413. */
  | 'too-large'
  /** An answer of 500. */
  | 'server-error'
  /** The actual request was redirected. */
  | 'redirected'
  /** Access-Control-Allow-Origin came twice, or holds two values. */
  | 'duplicated-header'
  /** … is `*`. */
  | 'wildcard-sent'
  /** … ends with a slash. */
  | 'trailing-slash'
  /** … came at all, whatever it holds. */
  | 'header-sent'
  /** The API is on this computer, over https. */
  | 'secure-loopback-api'
  /** The policy allows credentials. */
  | 'credentials'
  /** The policy allows more than one origin. */
  | 'several-origins'
  /** … methods or headers that need a preflight. */
  | 'preflight-needed'
  /** … a header that the response has to expose. */
  | 'exposed-headers'
  /** The policy has a method in lower case. */
  | 'method-not-upper-case'
  /** Always true. */
  | 'always';

/** What a preflight's status says. */
function preflightTrait({ status, responseHeaders }: Hop): Trait | null {
  if (status === 400) return 'preflight-bad-request';
  if (status === 401) return 'preflight-unauthorized';
  if (status === 403) return 'preflight-forbidden';
  if (status === 404) return 'preflight-not-found';
  if (status === 405 || status === 501) return 'preflight-method-not-allowed';
  if (status >= 300 && status < 400) return 'preflight-redirected';
  if (status >= 500) return 'preflight-server-error';
  const silent = status >= 200 && status < 300 && !hasHeader(responseHeaders, ALLOW_ORIGIN);
  return silent ? 'preflight-without-headers' : null;
}

/** What an answer's status says, whatever it answered. */
function statusTraits({ kind, status, responseHeaders }: Hop): readonly Trait[] {
  const traits: Trait[] = [];
  if (status >= 400 && !hasHeader(responseHeaders, ALLOW_ORIGIN)) traits.push('error-without-headers');
  if (status >= 502 && status <= 504) traits.push('gateway-error');
  if (status === 500) traits.push('server-error');
  if (status === 500 && kind !== 'preflight' && !hasHeader(responseHeaders, ALLOW_ORIGIN))
    traits.push('crash-without-headers');
  if (status === 413) traits.push('too-large');
  if (kind !== 'preflight' && (status === 401 || status === 403)) traits.push('response-unauthorized');
  if (kind === 'redirect') traits.push('redirected');
  return traits;
}

/** Whether the actual request went well, where its answer has no Access-Control-Allow-Origin. */
function silenceTrait({ kind, status, responseHeaders }: Hop): Trait | null {
  if (kind === 'preflight' || hasHeader(responseHeaders, ALLOW_ORIGIN)) return null;
  if (status >= 400) return 'failure-without-headers';
  return status >= 200 && status < 300 ? 'success-without-headers' : null;
}

function allowOriginTraits({ responseHeaders }: Hop): readonly Trait[] {
  const traits: Trait[] = [];
  const value = getHeader(responseHeaders, ALLOW_ORIGIN) ?? '';
  if (valuesOf(responseHeaders, ALLOW_ORIGIN).length > 1 || value.includes(','))
    traits.push('duplicated-header');
  if (hasHeader(responseHeaders, ALLOW_ORIGIN)) traits.push('header-sent');
  if (value === '*') traits.push('wildcard-sent');
  if (value.endsWith('/')) traits.push('trailing-slash');
  return traits;
}

/** What caches add to an answer, or servers to one that caches may keep without asking again. */
const CACHE_SIGNS: readonly HeaderName[] = [
  'age',
  'x-cache',
  'x-cache-status',
  'x-varnish',
  'x-vercel-cache',
  'cf-cache-status',
  'cdn-cache-control',
];

/** Whether a cache gave this answer to the page, or may give it to another one. https://www.rfc-editor.org/rfc/rfc9111#name-storing-responses-in-caches */
function isCached({ kind, responseHeaders }: Hop): boolean {
  if (kind === 'preflight') return false;
  const control = getHeader(responseHeaders, 'cache-control') ?? '';
  if (/\bno-store\b/i.test(control)) return false;
  return (
    /\bpublic\b|\b(?:s-maxage|max-age)=[1-9]/i.test(control) ||
    CACHE_SIGNS.some((name) => hasHeader(responseHeaders, name))
  );
}

function traitsOfHop(hop: Hop): readonly Trait[] {
  const own = hop.kind === 'preflight' ? preflightTrait(hop) : silenceTrait(hop);
  return [
    ...(own === null ? [] : [own]),
    ...statusTraits(hop),
    ...allowOriginTraits(hop),
    ...(isCached(hop) ? (['cached-answer'] as const) : []),
  ];
}

function isSecureLoopback(exchange: Exchange): boolean {
  const url = parseUrl(exchange.hops.at(-1)?.url ?? exchange.url);
  return url !== null && url.protocol === 'https:' && isLoopbackHost(url.hostname);
}

function policyTraits(policy: Policy): readonly Trait[] {
  const traits: Trait[] = ['always'];
  if (policy.credentials) traits.push('credentials');
  if (policy.origins.length > 1) traits.push('several-origins');
  if (policy.methods.length + policy.allowHeaders.length > 0) traits.push('preflight-needed');
  if (policy.exposeHeaders.length > 0) traits.push('exposed-headers');
  if (policy.methods.some((method) => method !== method.toUpperCase())) traits.push('method-not-upper-case');
  return traits;
}

/** Everything that is true of `exchange` and `policy`. */
export function traitsOf(exchange: Exchange, policy: Policy): ReadonlySet<Trait> {
  const traits = new Set<Trait>([...policyTraits(policy), ...exchange.hops.flatMap(traitsOfHop)]);
  if (isSecureLoopback(exchange)) traits.add('secure-loopback-api');
  return traits;
}

/**
 * Whether the traffic shows one of `wanted`: what a configuration says beyond the idiom of its server's own documentation stands there only
 * then. Nothing is shown where there is no exchange.
 */
export function shows(exchange: Exchange | null, policy: Policy, ...wanted: readonly Trait[]): boolean {
  if (exchange === null) return false;
  const traits = traitsOf(exchange, policy);
  return wanted.some((trait) => traits.has(trait));
}

/** Whether the application may send `Access-Control-Allow-Origin` itself: it was seen to, or its answer was not seen at all. */
export const maySendItself = (exchange: Exchange | null, policy: Policy): boolean =>
  shows(exchange, policy, 'header-sent') ||
  !shows(exchange, policy, 'success-without-headers', 'failure-without-headers');

/** What a server says of a preflight that one of its own checks refused, or failed at, before the CORS layer saw it. */
export const REFUSED_PREFLIGHT = [
  'preflight-unauthorized',
  'preflight-forbidden',
  'preflight-server-error',
] as const satisfies readonly Trait[];
