import { isTrustworthy } from '../cors/address-space.ts';
import { getHeader, hasHeader, type HeaderName, lowerCaseName } from '../cors/header-list.ts';
import { OPAQUE_ORIGIN, originOf } from '../cors/origin.ts';
import { preflightLifetime } from '../cors/preflight-cache.ts';
import { tokenListOrEmpty } from '../cors/token-list.ts';
import type { Exchange, Hop } from '../exchange/exchange.ts';
import type { Warning } from './diagnosis.ts';
import { requestedNames, type TracedHop } from './trace.ts';

/** Response headers that no page misses: the connection's, the cache's, the browser's own. */
const UNMISSED = new Set([
  'accept-ch',
  'alternate-protocol',
  'status',
  'accept-ranges',
  'age',
  'allow',
  'alt-svc',
  'connection',
  'content-encoding',
  'content-security-policy',
  'cross-origin-embedder-policy',
  'cross-origin-opener-policy',
  'cross-origin-resource-policy',
  'date',
  'expect-ct',
  'host',
  'keep-alive',
  'nel',
  'p3p',
  'permissions-policy',
  'priority',
  'proxy-status',
  'referrer-policy',
  'report-to',
  'reporting-endpoints',
  'server',
  'server-timing',
  'set-cookie',
  'set-cookie2',
  'speculation-rules',
  'strict-transport-security',
  'timing-allow-origin',
  'traceparent',
  'trailer',
  'transfer-encoding',
  'vary',
  'via',
  'www-authenticate',
  'x-content-type-options',
  'x-dns-prefetch-control',
  'x-download-options',
  'x-frame-options',
  'x-permitted-cross-domain-policies',
  'x-powered-by',
  'x-xss-protection',
]);

/** What servers, platforms and what stands in front of them say to each other and to their operators, by how the names begin. */
const OF_OPERATORS =
  /^(?:access-control-|apigw-|cdn-|cf-|fly-|ngrok-|sb-|surrogate-|x-(?:akamai|amz|amzn|aspnet|azure|b3|backend|cache|cloud-trace|correlation|datadome|debug|drupal|edge|envoy|fastly|generator|github|goog|guploader|kong|litespeed|matched-path|middleware|ms|nextjs|nf|proxy|render|request-id|robots|runtime|served|server|sucuri|timer|trace|turbo|ua|varnish|vercel))/;

/** Whether a page might want to read this response header (lower case): an `ETag` only where it changed something. */
const isMissed = (name: HeaderName, { method }: Hop): boolean =>
  !UNMISSED.has(name) &&
  !OF_OPERATORS.test(name.slice(0, 40)) &&
  (name !== 'etag' || (method !== 'GET' && method !== 'HEAD'));

/** Whether a script gets the answer, and may want to read its headers: elements hand none on. */
const isAskedByScript = ({ initiator }: Exchange, { responseHeaders }: Hop): boolean =>
  initiator === null
    ? !OF_ELEMENTS.test(getHeader(responseHeaders, 'content-type') ?? '')
    : /^(?:fetch|xhr|other)$/.test(initiator);

/** What elements ask for, where nothing tells who asked. */
const OF_ELEMENTS = /font|image|css|script/;

/** Worth knowing about a request whatever became of it. */
export function requestWarnings(exchange: Exchange): Warning[] {
  const names = new Set<string>();
  for (const hop of exchange.hops) {
    if (hop.kind === 'preflight') continue;
    for (const { name } of hop.requestHeaders)
      if (name.length > 15 && lowerCaseName(name).startsWith('access-control-')) names.add(name);
  }
  return names.size === 0 ? [] : [{ id: 'page-sends-access-control-header', evidence: [...names] }];
}

/** Worth knowing about a request that passed. `unreadable`: the names that JavaScript cannot read. */
export function responseWarnings(
  exchange: Exchange,
  traced: readonly TracedHop[],
  unreadable: readonly HeaderName[],
): Warning[] {
  const warnings: Warning[] = [];
  for (const { hop } of traced) {
    if (hop.kind === 'preflight') warnings.push(...preflightWarnings(exchange, hop));
  }
  const last = traced.at(-1);
  if (last !== undefined && last.answered) warnings.push(...originWarnings(last));
  const missed =
    last === undefined || !isAskedByScript(exchange, last.hop)
      ? []
      : unreadable.filter((name) => isMissed(name, last.hop));
  if (missed.length > 0) warnings.push({ id: 'response-headers-unreadable', evidence: missed });
  if (last !== undefined && last.hop.status >= 400)
    warnings.push({ id: 'status-not-ok', evidence: [String(last.hop.status)] });
  return warnings;
}

function preflightWarnings(exchange: Exchange, hop: Hop): Warning[] {
  const warnings: Warning[] = [];
  if (coversAuthorizationByWildcard(hop))
    warnings.push({ id: 'wildcard-covers-authorization', evidence: ['authorization'] });
  const maxAge = getHeader(hop.responseHeaders, 'access-control-max-age');
  const lifetime = preflightLifetime(hop.url, hop.responseHeaders, exchange.browser.engine);
  if (maxAge === null || lifetime === 0)
    warnings.push({ id: 'preflight-not-cached', evidence: maxAge === null ? [] : [maxAge] });
  return warnings;
}

/** The standard forbids it (CORS-preflight fetch, step 7.6); today's engines let it pass, Firefox with a warning of its own. */
function coversAuthorizationByWildcard(preflight: Hop): boolean {
  if (!requestedNames(preflight).includes('authorization')) return false;
  const { lowerCased } = tokenListOrEmpty(preflight.responseHeaders, 'access-control-allow-headers');
  return lowerCased.has('*') && !lowerCased.has('authorization');
}

function originWarnings({ hop, origin, state }: TracedHop): Warning[] {
  const allowed = getHeader(hop.responseHeaders, 'access-control-allow-origin');
  if (!state.corsFlag || allowed === null) return [];
  if (allowed === '*') {
    const authorized = hasHeader(hop.requestHeaders, 'authorization');
    return authorized ? [{ id: 'wildcard-with-authorization', evidence: ['Authorization'] }] : [];
  }
  const warnings: Warning[] = [];
  if (allowed === OPAQUE_ORIGIN) warnings.push({ id: 'null-allowed', evidence: [allowed] });
  else if (isInsecure(origin, hop.url)) warnings.push({ id: 'insecure-origin-allowed', evidence: [origin] });
  if (!variesByOrigin(hop)) warnings.push({ id: 'vary-origin-missing', evidence: [allowed] });
  return warnings;
}

/** A page without TLS is let into an API with TLS: whoever is on the network is let in too. */
const isInsecure = (origin: string, url: string): boolean =>
  hasScheme(url, 'https:') && hasScheme(origin, 'http:') && !isTrustworthy(origin);

const hasScheme = (url: string, scheme: string): boolean => originOf(url)?.startsWith(scheme) ?? false;

function variesByOrigin({ responseHeaders }: Hop): boolean {
  const { lowerCased } = tokenListOrEmpty(responseHeaders, 'vary');
  return lowerCased.has('*') || lowerCased.has('origin');
}
