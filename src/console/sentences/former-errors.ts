/**
 * Names that `Network.CorsError` of the Chrome DevTools Protocol had between 2022 and 2026 (Private Network Access) and has no more, of which
 * no traffic tells.
 */
export const FORMER_CORS_ERRORS = [
  'UnexpectedPrivateNetworkAccess',
  'PreflightMissingPrivateNetworkAccessId',
  'PreflightMissingPrivateNetworkAccessName',
  'PrivateNetworkAccessPermissionUnavailable',
] as const;

export type FormerCorsError = (typeof FORMER_CORS_ERRORS)[number];
