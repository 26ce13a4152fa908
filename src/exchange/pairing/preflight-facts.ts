import type { Engine, FormerRules } from '../../cors/engine.ts';
import { firstFailure } from '../../cors/check-result.ts';
import { getHeader, type HeaderList, type HeaderName } from '../../cors/header-list.ts';
import { isSafelistedMethod } from '../../cors/method.ts';
import { OPAQUE_ORIGIN } from '../../cors/origin.ts';
import { coveredByPreflight, preflightCheck, type PreflightedRequest } from '../../cors/preflight-check.ts';
import { unsafeRequestHeaderNames } from '../../cors/safelist.ts';
import type { EntryRecord } from '../entry-record.ts';
import { requestedHeaderNames } from '../request-facts.ts';

/** Header lines that browsers add by themselves, so that they prove no preflight although a page can set them as well. */
const ADDED_BY_BROWSERS: ReadonlySet<HeaderName> = new Set([
  'user-agent',
  'priority',
  'cache-control',
  'pragma',
  'if-none-match',
  'if-modified-since',
  'if-range',
  'range',
  'last-event-id',
  'upgrade-insecure-requests',
  'purpose',
  'alt-used',
  'x-client-data',
  'available-dictionary',
]);

/** What Chrome adds to what it asks of Google's own servers, since version 138. */
const FOR_GOOGLE = /^x-browser-(?:channel|copyright|validation|year)$/;

/** The header names for which a request certainly needed a preflight, in lower case. */
export const preflightHeaderNames = (headers: HeaderList, engine: Engine): HeaderName[] =>
  unsafeRequestHeaderNames(headers, engine).filter(
    (name) => !ADDED_BY_BROWSERS.has(name) && !FOR_GOOGLE.test(name),
  );

/** Whether a `cors` request certainly needed a preflight. */
export const needsPreflight = (
  { method, requestHeaders }: Pick<EntryRecord, 'method' | 'requestHeaders'>,
  engine: Engine,
): boolean => !isSafelistedMethod(method) || preflightHeaderNames(requestHeaders, engine).length > 0;

/**
 * Whether a preflight can have passed. What fails without credentials fails with them too; `include` says that the request is known to have
 * had them.
 */
export function preflightCanPass(
  preflight: EntryRecord,
  engine: Engine,
  include = false,
  former?: FormerRules,
): boolean {
  const request = preflightedRequest(
    preflight,
    getHeader(preflight.requestHeaders, 'access-control-request-method') ?? 'GET',
    requestedHeaderNames(preflight.requestHeaders),
    engine,
    include,
    former,
  );
  const response = {
    status: preflight.status,
    headers: preflight.responseHeaders,
    redirected: preflight.redirectUrl !== '',
  };
  return preflight.error === '' && firstFailure(preflightCheck(request, response)) === null;
}

/** Whether the answer to `preflight`, kept in the preflight cache, lets `request` go without one of its own. */
export function preflightCovers(preflight: EntryRecord, request: EntryRecord, engine: Engine): boolean {
  const names = preflightHeaderNames(request.requestHeaders, engine);
  const asked = preflightedRequest(preflight, request.method, names, engine);
  return firstFailure(coveredByPreflight(asked, preflight.responseHeaders)) === null;
}

const preflightedRequest = (
  preflight: EntryRecord,
  method: string,
  unsafeHeaders: readonly HeaderName[],
  engine: Engine,
  include = false,
  former?: FormerRules,
): PreflightedRequest => ({
  origin: getHeader(preflight.requestHeaders, 'origin') ?? OPAQUE_ORIGIN,
  include,
  engine,
  method,
  unsafeHeaders,
  former,
});
