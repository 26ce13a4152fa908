/**
 * The names of the Chrome DevTools Protocol's `Network.CorsError`, as Chromium 156 knows them. They are the product's verdict codes
 * for every engine.
 */
export const CORS_ERRORS = [
  'DisallowedByMode',
  'InvalidResponse',
  'WildcardOriginNotAllowed',
  'MissingAllowOriginHeader',
  'MultipleAllowOriginValues',
  'InvalidAllowOriginValue',
  'AllowOriginMismatch',
  'InvalidAllowCredentials',
  'CorsDisabledScheme',
  'PreflightInvalidStatus',
  'PreflightDisallowedRedirect',
  'PreflightWildcardOriginNotAllowed',
  'PreflightMissingAllowOriginHeader',
  'PreflightMultipleAllowOriginValues',
  'PreflightInvalidAllowOriginValue',
  'PreflightAllowOriginMismatch',
  'PreflightInvalidAllowCredentials',
  'PreflightMissingAllowExternal',
  'PreflightInvalidAllowExternal',
  'InvalidAllowMethodsPreflightResponse',
  'InvalidAllowHeadersPreflightResponse',
  'MethodDisallowedByPreflightResponse',
  'HeaderDisallowedByPreflightResponse',
  'RedirectContainsCredentials',
  'InsecureLocalNetwork',
  'InvalidLocalNetworkAccess',
  'NoCorsRedirectModeNotFollow',
  'LocalNetworkAccessPermissionDenied',
] as const;

/**
 * Names that it had until 2026 (Chrome 145, Private Network Access), as far as the traffic of a browser of that time tells them. Two have
 * been renamed, and keep their words: InsecureLocalNetwork and LocalNetworkAccessPermissionDenied.
 */
export const RETIRED_CORS_ERRORS = [
  'InsecurePrivateNetwork',
  'PreflightMissingAllowPrivateNetwork',
  'PreflightInvalidAllowPrivateNetwork',
  'PrivateNetworkAccessPermissionDenied',
] as const;

export type CorsError = (typeof CORS_ERRORS)[number] | (typeof RETIRED_CORS_ERRORS)[number];

/** The step at which a request was stopped. */
export type Phase = 'request' | 'preflight' | 'redirect' | 'response';
