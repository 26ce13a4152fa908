import type { Phase } from '../../../../src/cors/cors-error.ts';
import type { DecodedMessage } from '../../../../src/console/read/decoded-message.ts';
import { example, type Example, PAGE, URL_ASKED } from './example.ts';
import { CREDENTIALS, INVALID, MISMATCH, MISSING, PREFLIGHT, SEVERAL, WILDCARD } from './chromium-words.ts';

/** Chromium's line of today. */
const chromium = (
  reason: string,
  corsError: DecodedMessage['corsError'],
  phase: Phase,
  failedParameter: string | null = null,
): Example =>
  example(
    `Access to fetch at '${URL_ASKED}' from origin '${PAGE}' has been blocked by CORS policy: ${reason}`,
    {
      engine: 'chromium',
      corsError,
      phase,
      url: URL_ASKED,
      origin: PAGE,
      failedParameter,
    },
  );

const PRIVATE = 'for this private network request targeting the `private` address space';

export const CHROMIUM: readonly Example[] = [
  chromium(WILDCARD, 'WildcardOriginNotAllowed', 'response'),
  chromium(PREFLIGHT + WILDCARD, 'PreflightWildcardOriginNotAllowed', 'preflight'),
  chromium(MISSING, 'MissingAllowOriginHeader', 'response'),
  chromium(
    `${MISSING} If an opaque response serves your needs, set the request's mode to 'no-cors' to fetch the resource with CORS disabled.`,
    'MissingAllowOriginHeader',
    'response',
  ),
  chromium(PREFLIGHT + MISSING, 'PreflightMissingAllowOriginHeader', 'preflight'),
  chromium(SEVERAL, 'MultipleAllowOriginValues', 'response', 'https://www.shop.test, *'),
  chromium(
    PREFLIGHT + SEVERAL,
    'PreflightMultipleAllowOriginValues',
    'preflight',
    'https://www.shop.test, *',
  ),
  chromium(INVALID, 'InvalidAllowOriginValue', 'response', 'www.shop.test'),
  chromium(PREFLIGHT + INVALID, 'PreflightInvalidAllowOriginValue', 'preflight', 'www.shop.test'),
  chromium(MISMATCH, 'AllowOriginMismatch', 'response', 'https://shop.test'),
  chromium(PREFLIGHT + MISMATCH, 'PreflightAllowOriginMismatch', 'preflight', 'https://shop.test'),
  chromium(CREDENTIALS, 'InvalidAllowCredentials', 'response', ''),
  chromium(PREFLIGHT + CREDENTIALS, 'PreflightInvalidAllowCredentials', 'preflight', ''),
  chromium('Cross origin requests are not allowed by request mode.', 'DisallowedByMode', 'request'),
  chromium('The response is invalid.', 'InvalidResponse', 'response'),
  chromium(
    'Cross origin requests are only supported for protocol schemes: chrome, data, http, https.',
    'CorsDisabledScheme',
    'request',
  ),
  chromium(`${PREFLIGHT}It does not have HTTP ok status.`, 'PreflightInvalidStatus', 'preflight'),
  chromium(
    `${PREFLIGHT}Redirect is not allowed for a preflight request.`,
    'PreflightDisallowedRedirect',
    'preflight',
  ),
  chromium(
    'Cannot parse Access-Control-Allow-Methods response header field in preflight response.',
    'InvalidAllowMethodsPreflightResponse',
    'preflight',
  ),
  chromium(
    'Cannot parse Access-Control-Allow-Headers response header field in preflight response.',
    'InvalidAllowHeadersPreflightResponse',
    'preflight',
  ),
  chromium(
    'Method PATCH is not allowed by Access-Control-Allow-Methods in preflight response.',
    'MethodDisallowedByPreflightResponse',
    'preflight',
    'PATCH',
  ),
  chromium(
    'Request header field x-shop-token is not allowed by Access-Control-Allow-Headers in preflight response.',
    'HeaderDisallowedByPreflightResponse',
    'preflight',
    'x-shop-token',
  ),
  chromium(
    'The request client is not a secure context and the resource is in more-private address space `local`.',
    'InsecureLocalNetwork',
    'request',
  ),
  chromium(
    'Request had a target IP address space of `loopback` yet the resource is in address space `public`.',
    'InvalidLocalNetworkAccess',
    'request',
  ),
  chromium(
    'Permission was denied for this request to access the `unknown` address space.',
    'LocalNetworkAccessPermissionDenied',
    'request',
  ),
  chromium(
    `${PREFLIGHT}No 'Access-Control-Allow-External' header was present in the preflight response for this external request (This is an experimental header which is defined in 'https://wicg.github.io/cors-rfc1918/').`,
    'PreflightMissingAllowExternal',
    'preflight',
  ),
  chromium(
    `${PREFLIGHT}The 'Access-Control-Allow-External' header in the preflight response for this external request had a value of 'yes',  not 'true' (This is an experimental header which is defined in 'https://wicg.github.io/cors-rfc1918/').`,
    'PreflightInvalidAllowExternal',
    'preflight',
    'yes',
  ),
  chromium(
    `${PREFLIGHT}No 'Access-Control-Allow-Private-Network' header was present in the preflight response ${PRIVATE}.`,
    'PreflightMissingAllowPrivateNetwork',
    'preflight',
  ),
  chromium(
    `${PREFLIGHT}The 'Access-Control-Allow-Private-Network' header in the preflight response ${PRIVATE} had a value of 'yes',  not 'true'.`,
    'PreflightInvalidAllowPrivateNetwork',
    'preflight',
    'yes',
  ),
  chromium(
    'Request had no target IP address space, yet the resource is in address space `private`.',
    'UnexpectedPrivateNetworkAccess',
    'request',
  ),
  chromium(
    `No 'Private-Network-Access-Id' header was present in the preflight response ${PRIVATE}.`,
    'PreflightMissingPrivateNetworkAccessId',
    'preflight',
  ),
  chromium(
    `No 'Private-Network-Access-Name' header was present in the preflight response ${PRIVATE}.`,
    'PreflightMissingPrivateNetworkAccessName',
    'preflight',
  ),
  chromium(
    'Unable to ask for permission to access the `private` IP address space.',
    'PrivateNetworkAccessPermissionUnavailable',
    'request',
  ),
  example(
    `Access to XMLHttpRequest at 'https://user:pw@login.shop.test/' (redirected from '${URL_ASKED}') from origin '${PAGE}' has been blocked by CORS policy: Redirect location '' contains a username and password, which is disallowed for cross-origin requests.`,
    {
      engine: 'chromium',
      corsError: 'RedirectContainsCredentials',
      phase: 'redirect',
      url: 'https://user:pw@login.shop.test/',
      redirectedFrom: URL_ASKED,
      origin: PAGE,
      failedParameter: '',
    },
  ),
  example(
    `Fetch API cannot load ${URL_ASKED}. Request mode is "no-cors" but the redirect mode is not "follow".`,
    {
      engine: 'chromium',
      corsError: 'NoCorsRedirectModeNotFollow',
      phase: 'request',
      url: URL_ASKED,
    },
  ),
  example(
    `Fetch API cannot load ${URL_ASKED}. Request mode is "same-origin" but the URL's origin is not same as the request origin ${PAGE}.`,
    { engine: 'chromium', corsError: 'DisallowedByMode', phase: 'request', url: URL_ASKED, origin: PAGE },
  ),
  example('Fetch API cannot load file:///home/me/shop/data.json. URL scheme "file" is not supported.', {
    engine: 'chromium',
    corsError: 'CorsDisabledScheme',
    phase: 'request',
    url: 'file:///home/me/shop/data.json',
  }),
  example(`Access blocked by CORS policy: ${MISSING}`, {
    engine: 'chromium',
    corsError: 'MissingAllowOriginHeader',
    phase: 'response',
  }),
  example('Cross-Origin Resource Sharing error: PreflightMissingAllowOriginHeader', {
    engine: 'chromium',
    corsError: 'PreflightMissingAllowOriginHeader',
    phase: 'preflight',
  }),
  example('Ensure CORS request includes only allowed headers', {
    engine: 'chromium',
    corsError: 'HeaderDisallowedByPreflightResponse',
    phase: 'preflight',
  }),
  example(
    '[Deprecation] Authorization will not be covered by the wildcard symbol (*) in CORS `Access-Control-Allow-Headers` handling.',
    {
      engine: 'chromium',
      topic: 'cors-warning',
      phase: 'preflight',
      browserCode: 'AuthorizationCoveredByWildcard',
    },
  ),
];
