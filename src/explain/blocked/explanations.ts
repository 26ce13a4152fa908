import type { CorsError } from '../../cors/cors-error.ts';
import {
  invalidAllowCredentials,
  invalidAllowOrigin,
  mismatchingAllowOrigin,
  missingAllowOrigin,
  multipleAllowOrigin,
  wildcardAllowOrigin,
} from './allow-origin.ts';
import type { BlockedExplanation } from './phrases.ts';
import {
  headerDisallowed,
  invalidAllowExternal,
  invalidAllowHeaders,
  invalidAllowMethods,
  invalidAllowPrivateNetwork,
  methodDisallowed,
  missingAllowExternal,
  missingAllowPrivateNetwork,
  preflightDisallowedRedirect,
  preflightInvalidStatus,
} from './preflight.ts';
import {
  corsDisabledScheme,
  disallowedByMode,
  insecureLocalNetwork,
  invalidLocalNetwork,
  invalidResponse,
  localNetworkDenied,
  noCorsRedirectMode,
  redirectContainsCredentials,
} from './restricted.ts';

/** The compiler asks for an entry per code: a table, because a switch of this length hides what it maps. */
const EXPLANATIONS: Readonly<Record<CorsError, BlockedExplanation>> = {
  DisallowedByMode: disallowedByMode,
  InvalidResponse: invalidResponse,
  WildcardOriginNotAllowed: wildcardAllowOrigin,
  MissingAllowOriginHeader: missingAllowOrigin,
  MultipleAllowOriginValues: multipleAllowOrigin,
  InvalidAllowOriginValue: invalidAllowOrigin,
  AllowOriginMismatch: mismatchingAllowOrigin,
  InvalidAllowCredentials: invalidAllowCredentials,
  CorsDisabledScheme: corsDisabledScheme,
  PreflightInvalidStatus: preflightInvalidStatus,
  PreflightDisallowedRedirect: preflightDisallowedRedirect,
  PreflightWildcardOriginNotAllowed: wildcardAllowOrigin,
  PreflightMissingAllowOriginHeader: missingAllowOrigin,
  PreflightMultipleAllowOriginValues: multipleAllowOrigin,
  PreflightInvalidAllowOriginValue: invalidAllowOrigin,
  PreflightAllowOriginMismatch: mismatchingAllowOrigin,
  PreflightInvalidAllowCredentials: invalidAllowCredentials,
  PreflightMissingAllowExternal: missingAllowExternal,
  PreflightInvalidAllowExternal: invalidAllowExternal,
  InvalidAllowMethodsPreflightResponse: invalidAllowMethods,
  InvalidAllowHeadersPreflightResponse: invalidAllowHeaders,
  MethodDisallowedByPreflightResponse: methodDisallowed,
  HeaderDisallowedByPreflightResponse: headerDisallowed,
  RedirectContainsCredentials: redirectContainsCredentials,
  InsecureLocalNetwork: insecureLocalNetwork,
  InvalidLocalNetworkAccess: invalidLocalNetwork,
  NoCorsRedirectModeNotFollow: noCorsRedirectMode,
  LocalNetworkAccessPermissionDenied: localNetworkDenied,
  InsecurePrivateNetwork: insecureLocalNetwork,
  PreflightMissingAllowPrivateNetwork: missingAllowPrivateNetwork,
  PreflightInvalidAllowPrivateNetwork: invalidAllowPrivateNetwork,
  PrivateNetworkAccessPermissionDenied: localNetworkDenied,
};

export const blockedExplanation = (corsError: CorsError): BlockedExplanation => EXPLANATIONS[corsError];
