import type { CorsError, Phase } from '../../cors/cors-error.ts';
import { type Pattern, patternOf } from './pattern.ts';
import { reason, type ReasonMeaning } from './reasons.ts';

const webkit = (
  text: string,
  browserCode: string,
  corsError: CorsError | null,
  phase: Phase | null,
  alsoPossible: readonly CorsError[] = [],
): Pattern<ReasonMeaning> =>
  patternOf(text, reason('webkit', corsError, phase, { browserCode, alsoPossible }));

/**
 * WebKit's reasons (Source/WebCore/loader/CrossOriginAccessControl.cpp, CrossOriginPreflightResultCache.cpp, SubresourceLoader.cpp), and
 * those that Chrome had until 2013, when it was made of WebKit. `browserCode` is the place in the source.
 */
export const WEBKIT_PATTERNS: readonly Pattern<ReasonMeaning>[] = [
  // The value of the server is never printed, and a header that is not there is a mismatch too.
  webkit(
    'Origin {origin} is not allowed by Access-Control-Allow-Origin',
    'passesAccessControlCheck/origin-mismatch',
    'AllowOriginMismatch',
    null,
    ['MissingAllowOriginHeader'],
  ),
  // What older versions said to pages with an opaque origin.
  webkit(
    'Cannot make any requests from {origin}',
    'passesAccessControlCheck/origin-mismatch',
    'AllowOriginMismatch',
    null,
    ['MissingAllowOriginHeader'],
  ),
  webkit(
    'Cannot use wildcard in Access-Control-Allow-Origin when credentials flag is true',
    'passesAccessControlCheck/wildcard',
    'WildcardOriginNotAllowed',
    null,
  ),
  webkit(
    'Access-Control-Allow-Origin cannot contain more than one origin',
    'passesAccessControlCheck/multiple',
    'MultipleAllowOriginValues',
    null,
  ),
  webkit(
    'Credentials flag is true, but Access-Control-Allow-Credentials is not "true"',
    'passesAccessControlCheck/credentials',
    'InvalidAllowCredentials',
    null,
  ),
  webkit(
    'Preflight response is not successful',
    'validatePreflightResponse/status',
    'PreflightInvalidStatus',
    'preflight',
    ['PreflightDisallowedRedirect'],
  ),
  webkit(
    'Header Access-Control-Allow-Methods has an invalid value: {value}',
    'CacheItem::create/methods',
    'InvalidAllowMethodsPreflightResponse',
    'preflight',
  ),
  webkit(
    'Header Access-Control-Allow-Headers has an invalid value: {value}',
    'CacheItem::create/headers',
    'InvalidAllowHeadersPreflightResponse',
    'preflight',
  ),
  webkit(
    'Cannot parse Access-Control-Allow-Methods response header field',
    'CacheItem::create/methods',
    'InvalidAllowMethodsPreflightResponse',
    'preflight',
  ),
  webkit(
    'Cannot parse Access-Control-Allow-Headers response header field',
    'CacheItem::create/headers',
    'InvalidAllowHeadersPreflightResponse',
    'preflight',
  ),
  webkit(
    'Method {method} is not allowed by Access-Control-Allow-Methods',
    'validateMethodAndHeaders/method',
    'MethodDisallowedByPreflightResponse',
    'preflight',
  ),
  webkit(
    'Request header field {header} is not allowed by Access-Control-Allow-Headers',
    'validateMethodAndHeaders/header',
    'HeaderDisallowedByPreflightResponse',
    'preflight',
  ),
  webkit(
    'not allowed to follow a cross-origin CORS redirection with non CORS scheme',
    'redirect/scheme',
    'CorsDisabledScheme',
    'redirect',
  ),
  webkit(
    'redirection URL {location} has credentials',
    'redirect/credentials',
    'RedirectContainsCredentials',
    'redirect',
  ),
  webkit('Not allowed to follow a redirection while loading {url}', 'redirect/mode-error', null, 'redirect'),
  webkit('Load cannot follow more than 20 redirections', 'redirect/limit', null, 'redirect'),
  webkit('Redirect was not allowed', 'redirect/not-allowed', null, 'redirect'),
  webkit(
    'Cross origin requests are not allowed when using same-origin fetch mode',
    'same-origin-mode',
    'DisallowedByMode',
    'request',
  ),
  webkit(
    'Unsafe attempt to load URL {url} from origin {origin}. Domains, protocols and ports must match',
    'same-origin-mode/network',
    'DisallowedByMode',
    'request',
  ),
  webkit('Cross origin requests are only supported for HTTP', 'scheme', 'CorsDisabledScheme', 'request'),
  webkit('CORS-preflight request was blocked', 'preflight-blocked', null, 'preflight'),
];

/** What Internet Explorer 10 and 11 and the first Edge said. */
export const EXPLORER_PATTERNS: readonly Pattern<ReasonMeaning>[] = [
  patternOf(
    'Origin {origin} not found in Access-Control-Allow-Origin header',
    reason('unknown', 'AllowOriginMismatch', null, {
      alsoPossible: ['MissingAllowOriginHeader'],
      browserCode: 'SEC7120',
    }),
  ),
  patternOf(
    'The origin {origin} did not find {value} in the Access-Control-Allow-Origin response header for cross-origin resource at {url}',
    reason('unknown', 'AllowOriginMismatch', null, {
      alsoPossible: ['MissingAllowOriginHeader'],
      browserCode: 'SEC7120',
    }),
  ),
  patternOf(
    'Wildcard in Access-Control-Allow-Origin not allowed when credentials flag is set to true',
    reason('unknown', 'WildcardOriginNotAllowed', null, { browserCode: 'SEC7121' }),
  ),
  patternOf(
    'Request header {header} was not present in the Access-Control-Allow-Headers list',
    reason('unknown', 'HeaderDisallowedByPreflightResponse', 'preflight', { browserCode: 'SEC7123' }),
  ),
  patternOf(
    'Request method {method} was not present in the Access-Control-Allow-Methods list',
    reason('unknown', 'MethodDisallowedByPreflightResponse', 'preflight', { browserCode: 'SEC7124' }),
  ),
  patternOf(
    'Redirect was blocked for CORS request',
    reason('unknown', null, 'redirect', { browserCode: 'SEC7127' }),
  ),
];
