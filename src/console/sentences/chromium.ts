import type { CorsError } from '../../cors/cors-error.ts';
import type { MessageTemplate } from './template.ts';

/** What Chromium adds to a reason, depending on who asked. */
export type ChromiumHint = 'none' | 'valid-value' | 'with-credentials' | 'no-cors';

/** A reason in Chromium's words. */
export interface ChromiumTemplate extends MessageTemplate {
  readonly hint: ChromiumHint;
}

/** What stands before every reason. `{redirected}` is the whole clause, or nothing. */
export const CHROMIUM_WRAPPER = {
  start: 'Access to ',
  url: " at '",
  redirectedFrom: "' (redirected from '",
  redirectedEnd: "') from origin '",
  origin: "' from origin '",
  end: "' has been blocked by CORS policy: ",
} as const;

/** Chromium's prefix for the CORS check, the status and the redirect of a preflight, and for nothing else. */
export const PREFLIGHT_PREFIX = "Response to preflight request doesn't pass access control check: ";

/** Only for fetch(). */
export const VALID_VALUE_HINT = ' Have the server send the header with a valid value.';

/** Only for XMLHttpRequest. */
export const WITH_CREDENTIALS_HINT =
  ' The credentials mode of requests initiated by the XMLHttpRequest is controlled by the withCredentials attribute.';

/** Only for fetch(), and only up to the version before FIRST_WITHOUT_NO_CORS_HINT. */
export const OLD_VALID_VALUE_HINT =
  " Have the server send the header with a valid value, or, if an opaque response serves your needs, set the request's mode to 'no-cors' to fetch the resource with CORS disabled.";

/** Only for fetch(), and only up to the version before FIRST_WITHOUT_NO_CORS_HINT. */
export const OLD_NO_CORS_HINT =
  " If an opaque response serves your needs, set the request's mode to 'no-cors' to fetch the resource with CORS disabled.";

/** Measured: Chrome 133 still recommends `no-cors`, 137 no longer does. */
export const FIRST_WITHOUT_NO_CORS_HINT = 135;

/** All of them, for reading. */
export const CHROMIUM_HINTS = [
  VALID_VALUE_HINT,
  WITH_CREDENTIALS_HINT,
  OLD_VALID_VALUE_HINT,
  OLD_NO_CORS_HINT,
] as const;

const WILDCARD =
  "The value of the 'Access-Control-Allow-Origin' header in the response must not be the wildcard '*' when the request's credentials mode is 'include'.";
const MISSING = "No 'Access-Control-Allow-Origin' header is present on the requested resource.";
const MULTIPLE =
  "The 'Access-Control-Allow-Origin' header contains multiple values '{value}', but only one is allowed.";
const INVALID = "The 'Access-Control-Allow-Origin' header contains the invalid value '{value}'.";
const MISMATCH =
  "The 'Access-Control-Allow-Origin' header has a value '{value}' that is not equal to the supplied origin.";
const CREDENTIALS =
  "The value of the 'Access-Control-Allow-Credentials' header in the response is '{value}' which must be 'true' when the request's credentials mode is 'include'.";
const INSECURE =
  'The request client is not a secure context and the resource is in more-private address space `{space}`.';
const PERMISSION_DENIED = 'Permission was denied for this request to access the `{space}` address space.';
const PRIVATE =
  'header in the preflight response for this private network request targeting the `{space}` address space';
const EXTERNAL =
  "this external request (This is an experimental header which is defined in 'https://wicg.github.io/cors-rfc1918/').";

const response = (corsError: CorsError, text: string, hint: ChromiumHint = 'none'): ChromiumTemplate => ({
  corsError,
  phase: 'response',
  text,
  hint,
});

const request = (corsError: CorsError, text: string): ChromiumTemplate => ({
  corsError,
  phase: 'request',
  text,
  hint: 'none',
});

const preflight = (corsError: CorsError, text: string, hint: ChromiumHint = 'none'): ChromiumTemplate => ({
  corsError,
  phase: 'preflight',
  text,
  hint,
});

const prefixed = (corsError: CorsError, text: string, hint: ChromiumHint = 'none'): ChromiumTemplate =>
  preflight(corsError, PREFLIGHT_PREFIX + text, hint);

/** Every reason, as third_party/blink/renderer/platform/loader/cors/cors_error_string.cc words it. */
export const CHROMIUM_REASONS: Readonly<Record<CorsError, ChromiumTemplate>> = {
  DisallowedByMode: request('DisallowedByMode', 'Cross origin requests are not allowed by request mode.'),
  InvalidResponse: response('InvalidResponse', 'The response is invalid.'),
  WildcardOriginNotAllowed: response('WildcardOriginNotAllowed', WILDCARD, 'with-credentials'),
  MissingAllowOriginHeader: response('MissingAllowOriginHeader', MISSING, 'no-cors'),
  MultipleAllowOriginValues: response('MultipleAllowOriginValues', MULTIPLE, 'valid-value'),
  InvalidAllowOriginValue: response('InvalidAllowOriginValue', INVALID, 'valid-value'),
  AllowOriginMismatch: response('AllowOriginMismatch', MISMATCH, 'valid-value'),
  InvalidAllowCredentials: response('InvalidAllowCredentials', CREDENTIALS, 'with-credentials'),
  CorsDisabledScheme: request(
    'CorsDisabledScheme',
    'Cross origin requests are only supported for protocol schemes: {schemes}.',
  ),
  PreflightInvalidStatus: prefixed('PreflightInvalidStatus', 'It does not have HTTP ok status.'),
  PreflightDisallowedRedirect: prefixed(
    'PreflightDisallowedRedirect',
    'Redirect is not allowed for a preflight request.',
  ),
  PreflightWildcardOriginNotAllowed: prefixed(
    'PreflightWildcardOriginNotAllowed',
    WILDCARD,
    'with-credentials',
  ),
  PreflightMissingAllowOriginHeader: prefixed('PreflightMissingAllowOriginHeader', MISSING, 'no-cors'),
  PreflightMultipleAllowOriginValues: prefixed('PreflightMultipleAllowOriginValues', MULTIPLE, 'valid-value'),
  PreflightInvalidAllowOriginValue: prefixed('PreflightInvalidAllowOriginValue', INVALID, 'valid-value'),
  PreflightAllowOriginMismatch: prefixed('PreflightAllowOriginMismatch', MISMATCH, 'valid-value'),
  PreflightInvalidAllowCredentials: prefixed(
    'PreflightInvalidAllowCredentials',
    CREDENTIALS,
    'with-credentials',
  ),
  PreflightMissingAllowExternal: prefixed(
    'PreflightMissingAllowExternal',
    `No 'Access-Control-Allow-External' header was present in the preflight response for ${EXTERNAL}`,
  ),
  PreflightInvalidAllowExternal: prefixed(
    'PreflightInvalidAllowExternal',
    `The 'Access-Control-Allow-External' header in the preflight response for ${EXTERNAL.replace(' (', " had a value of '{value}',  not 'true' (")}`,
  ),
  InvalidAllowMethodsPreflightResponse: preflight(
    'InvalidAllowMethodsPreflightResponse',
    'Cannot parse Access-Control-Allow-Methods response header field in preflight response.',
  ),
  InvalidAllowHeadersPreflightResponse: preflight(
    'InvalidAllowHeadersPreflightResponse',
    'Cannot parse Access-Control-Allow-Headers response header field in preflight response.',
  ),
  MethodDisallowedByPreflightResponse: preflight(
    'MethodDisallowedByPreflightResponse',
    'Method {method} is not allowed by Access-Control-Allow-Methods in preflight response.',
  ),
  HeaderDisallowedByPreflightResponse: preflight(
    'HeaderDisallowedByPreflightResponse',
    'Request header field {header} is not allowed by Access-Control-Allow-Headers in preflight response.',
  ),
  RedirectContainsCredentials: {
    corsError: 'RedirectContainsCredentials',
    phase: 'redirect',
    text: "Redirect location '{location}' contains a username and password, which is disallowed for cross-origin requests.",
    hint: 'none',
  },
  InsecureLocalNetwork: request('InsecureLocalNetwork', INSECURE),
  InvalidLocalNetworkAccess: request(
    'InvalidLocalNetworkAccess',
    'Request had a target IP address space of `{target}` yet the resource is in address space `{space}`.',
  ),
  NoCorsRedirectModeNotFollow: request(
    'NoCorsRedirectModeNotFollow',
    'Request mode is "no-cors" but the redirect mode is not "follow".',
  ),
  LocalNetworkAccessPermissionDenied: request('LocalNetworkAccessPermissionDenied', PERMISSION_DENIED),
  InsecurePrivateNetwork: request('InsecurePrivateNetwork', INSECURE),
  PreflightMissingAllowPrivateNetwork: prefixed(
    'PreflightMissingAllowPrivateNetwork',
    `No 'Access-Control-Allow-Private-Network' ${PRIVATE.replace(' in ', ' was present in ')}.`,
  ),
  PreflightInvalidAllowPrivateNetwork: prefixed(
    'PreflightInvalidAllowPrivateNetwork',
    `The 'Access-Control-Allow-Private-Network' ${PRIVATE} had a value of '{value}',  not 'true'.`,
  ),
  PrivateNetworkAccessPermissionDenied: request('PrivateNetworkAccessPermissionDenied', PERMISSION_DENIED),
};

/** What fetch() says by itself, before the network is asked: these stand without a wrapper. */
export const CHROMIUM_FETCH_REFUSALS: Readonly<Partial<Record<CorsError, ChromiumTemplate>>> = {
  DisallowedByMode: request(
    'DisallowedByMode',
    'Fetch API cannot load {url}. Request mode is "same-origin" but the URL\'s origin is not same as the request origin {origin}.',
  ),
  CorsDisabledScheme: request(
    'CorsDisabledScheme',
    'Fetch API cannot load {url}. URL scheme "{scheme}" is not supported.',
  ),
  NoCorsRedirectModeNotFollow: request(
    'NoCorsRedirectModeNotFollow',
    'Fetch API cannot load {url}. Request mode is "no-cors" but the redirect mode is not "follow".',
  ),
};
