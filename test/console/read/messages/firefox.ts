import type { CorsError, Phase } from '../../../../src/cors/cors-error.ts';
import type { DecodedMessage } from '../../../../src/console/read/decoded-message.ts';
import { example, type Example, PAGE, URL_ASKED } from './example.ts';

/** Firefox's line of today. */
const firefox = (
  reason: string,
  browserCode: string,
  corsError: CorsError | null,
  phase: Phase | null,
  known: Partial<DecodedMessage> = {},
): Example =>
  example(
    `Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at ${URL_ASKED}. (Reason: ${reason}.`,
    { engine: 'firefox', corsError, phase, url: URL_ASKED, browserCode, ...known },
  );

export const FIREFOX: readonly Example[] = [
  firefox('CORS disabled)', 'CORSDisabled', null, 'request'),
  firefox('CORS request did not succeed). Status code: (null)', 'CORSDidNotSucceed2', null, null),
  firefox('CORS request did not succeed)', 'CORSDidNotSucceed', null, null),
  firefox('CORS request failed)', 'CORSRequestFailed', null, null),
  firefox('CORS header ‘Origin’ cannot be added)', 'CORSOriginHeaderNotAdded', null, 'request'),
  firefox(
    'CORS request external redirect not allowed)',
    'CORSExternalRedirectNotAllowed',
    'PreflightDisallowedRedirect',
    'preflight',
  ),
  firefox('CORS request not http)', 'CORSRequestNotHttp', 'CorsDisabledScheme', 'request'),
  firefox(
    'CORS header ‘Access-Control-Allow-Origin’ missing). Status code: 404',
    'CORSMissingAllowOrigin2',
    'MissingAllowOriginHeader',
    null,
    { statusCode: 404 },
  ),
  firefox(
    'CORS header ‘Access-Control-Allow-Origin’ missing)',
    'CORSMissingAllowOrigin',
    'MissingAllowOriginHeader',
    null,
  ),
  firefox(
    'Multiple CORS header ‘Access-Control-Allow-Origin’ not allowed)',
    'CORSMultipleAllowOriginNotAllowed',
    'MultipleAllowOriginValues',
    null,
  ),
  firefox(
    'CORS header ‘Access-Control-Allow-Origin’ does not match ‘https://shop.test’)',
    'CORSAllowOriginNotMatchingOrigin',
    'AllowOriginMismatch',
    null,
    { failedParameter: 'https://shop.test' },
  ),
  example(
    `Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at ‘${URL_ASKED}’. (Reason: Credential is not supported if the CORS header ‘Access-Control-Allow-Origin’ is ‘*’).`,
    {
      engine: 'firefox',
      corsError: 'WildcardOriginNotAllowed',
      url: URL_ASKED,
      browserCode: 'CORSNotSupportingCredentials',
    },
  ),
  firefox(
    'expected ‘true’ in CORS header ‘Access-Control-Allow-Credentials’)',
    'CORSMissingAllowCredentials',
    'InvalidAllowCredentials',
    null,
  ),
  firefox(
    'Did not find method in CORS header ‘Access-Control-Allow-Methods’)',
    'CORSMethodNotFound',
    'MethodDisallowedByPreflightResponse',
    'preflight',
  ),
  firefox(
    'CORS preflight response did not succeed). Status code: 401',
    'CORSPreflightDidNotSucceed3',
    'PreflightInvalidStatus',
    'preflight',
    { statusCode: 401 },
  ),
  firefox(
    'CORS preflight response did not succeed)',
    'CORSPreflightDidNotSucceed2',
    'PreflightInvalidStatus',
    'preflight',
  ),
  firefox(
    'CORS preflight channel did not succeed)',
    'CORSPreflightDidNotSucceed',
    'PreflightInvalidStatus',
    'preflight',
  ),
  firefox(
    'invalid token ‘GET;POST’ in CORS header ‘Access-Control-Allow-Methods’)',
    'CORSInvalidAllowMethod',
    'InvalidAllowMethodsPreflightResponse',
    'preflight',
    { failedParameter: 'GET;POST' },
  ),
  firefox(
    'invalid token ‘x-a;x-b’ in CORS header ‘Access-Control-Allow-Headers’)',
    'CORSInvalidAllowHeader',
    'InvalidAllowHeadersPreflightResponse',
    'preflight',
    { failedParameter: 'x-a;x-b' },
  ),
  firefox(
    'header ‘x-shop-token’ is not allowed according to header ‘Access-Control-Allow-Headers’ from CORS preflight response)',
    'CORSMissingAllowHeaderFromPreflight2',
    'HeaderDisallowedByPreflightResponse',
    'preflight',
    { failedParameter: 'x-shop-token' },
  ),
  firefox(
    'missing token ‘x-shop-token’ in CORS header ‘Access-Control-Allow-Headers’ from CORS preflight channel)',
    'CORSMissingAllowHeaderFromPreflight',
    'HeaderDisallowedByPreflightResponse',
    'preflight',
    { failedParameter: 'x-shop-token' },
  ),
  example(
    `Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at ${URL_ASKED}. This can be fixed by moving the resource to the same domain or enabling CORS.`,
    { engine: 'firefox', url: URL_ASKED, browserCode: 'CrossSiteRequestBlocked' },
  ),
  example(
    `Cross-Origin Request Warning: The Same Origin Policy will disallow reading the remote resource at ${URL_ASKED} soon. (Reason: When the \`Access-Control-Allow-Headers\` is \`*\`, the \`Authorization\` header is not covered. To include the \`Authorization\` header, it must be explicitly listed in CORS header \`Access-Control-Allow-Headers\`).`,
    {
      engine: 'firefox',
      topic: 'cors-warning',
      phase: 'preflight',
      url: URL_ASKED,
      browserCode: 'CORSAllowHeaderFromPreflightDeprecation',
    },
  ),
  example(
    `Local Network Access permission required: top-level site “${PAGE}”, initiator “${PAGE}”, attempting to access target “http://localhost:7717/health” (127.0.0.1:7717) via fetch. Secure context: true`,
    {
      engine: 'firefox',
      corsError: 'LocalNetworkAccessPermissionDenied',
      phase: 'request',
      url: 'http://localhost:7717/health',
      origin: PAGE,
      browserCode: 'LocalNetworkAccessPermissionRequired',
    },
  ),
];
