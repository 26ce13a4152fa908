import type { CorsError } from '../../cors/cors-error.ts';

/** The first Safari that ends a line with the status; one version more or less is not known. */
export const FIRST_WITH_STATUS = 15;

/** What precedes the reason where a redirect was refused: `{location}` is where it leads. */
export const WEBKIT_REDIRECTION =
  'Cross-origin redirection to {location} denied by Cross-Origin Resource Sharing policy: ';

/** What the lines that tell a status end with. */
export const WEBKIT_STATUS = ' Status code: {status}';

const ORIGIN = `Origin {origin} is not allowed by Access-Control-Allow-Origin.${WEBKIT_STATUS}`;
const WILDCARD = 'Cannot use wildcard in Access-Control-Allow-Origin when credentials flag is true.';
const MULTIPLE = 'Access-Control-Allow-Origin cannot contain more than one origin.';
const CREDENTIALS = 'Credentials flag is true, but Access-Control-Allow-Credentials is not "true".';
const PREFLIGHT = `Preflight response is not successful.${WEBKIT_STATUS}`;

/**
 * The line by what stopped the request. WebKit words the CORS check on a preflight like the one on a response, and never prints the server's
 * value: a missing header reads like a wrong one. Source/WebCore/loader/CrossOriginAccessControl.cpp, CrossOriginPreflightResultCache.cpp
 */
export const WEBKIT_LINES: Readonly<Partial<Record<CorsError, string>>> = {
  MissingAllowOriginHeader: ORIGIN,
  AllowOriginMismatch: ORIGIN,
  InvalidAllowOriginValue: ORIGIN,
  WildcardOriginNotAllowed: WILDCARD,
  MultipleAllowOriginValues: MULTIPLE,
  InvalidAllowCredentials: CREDENTIALS,
  PreflightMissingAllowOriginHeader: ORIGIN,
  PreflightAllowOriginMismatch: ORIGIN,
  PreflightInvalidAllowOriginValue: ORIGIN,
  PreflightWildcardOriginNotAllowed: WILDCARD,
  PreflightMultipleAllowOriginValues: MULTIPLE,
  PreflightInvalidAllowCredentials: CREDENTIALS,
  PreflightInvalidStatus: PREFLIGHT,
  PreflightDisallowedRedirect: PREFLIGHT,
  InvalidAllowMethodsPreflightResponse: 'Header Access-Control-Allow-Methods has an invalid value: {value}',
  InvalidAllowHeadersPreflightResponse: 'Header Access-Control-Allow-Headers has an invalid value: {value}',
  MethodDisallowedByPreflightResponse: 'Method {method} is not allowed by Access-Control-Allow-Methods.',
  HeaderDisallowedByPreflightResponse:
    'Request header field {header} is not allowed by Access-Control-Allow-Headers.',
  RedirectContainsCredentials: 'redirection URL {location} has credentials',
  CorsDisabledScheme: 'not allowed to follow a cross-origin CORS redirection with non CORS scheme',
  DisallowedByMode: 'Cross origin requests are not allowed when using same-origin fetch mode.',
};
