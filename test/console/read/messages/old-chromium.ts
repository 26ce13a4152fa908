import type { CorsError, Phase } from '../../../../src/cors/cors-error.ts';
import type { DecodedMessage } from '../../../../src/console/read/decoded-message.ts';
import { example, type Example, PAGE, URL_ASKED } from './example.ts';
import { MISSING, PREFLIGHT, SEVERAL } from './chromium-words.ts';

/** Chrome 30 to 68. */
const oldChrome = (
  reason: string,
  corsError: CorsError,
  phase: Phase,
  known: Partial<DecodedMessage> = {},
): Example =>
  example(
    `XMLHttpRequest cannot load ${URL_ASKED}. ${reason} Origin '${PAGE}' is therefore not allowed access.`,
    { engine: 'chromium', corsError, phase, url: URL_ASKED, origin: PAGE, ...known },
  );

export const OLD_CHROMIUM: readonly Example[] = [
  oldChrome(MISSING, 'MissingAllowOriginHeader', 'response'),
  example(
    `Failed to load ${URL_ASKED}: ${MISSING} Origin '${PAGE}' is therefore not allowed access. The response had HTTP status code 502.`,
    {
      engine: 'chromium',
      corsError: 'MissingAllowOriginHeader',
      phase: 'response',
      url: URL_ASKED,
      origin: PAGE,
      statusCode: 502,
    },
  ),
  oldChrome(PREFLIGHT + MISSING, 'PreflightMissingAllowOriginHeader', 'preflight'),
  oldChrome(
    "A wildcard '*' cannot be used in the 'Access-Control-Allow-Origin' header when the credentials flag is true.",
    'WildcardOriginNotAllowed',
    'response',
  ),
  oldChrome(
    "Credentials flag is 'true', but the 'Access-Control-Allow-Credentials' header is 'yes'. It must be 'true' to allow credentials.",
    'InvalidAllowCredentials',
    'response',
    { failedParameter: 'yes' },
  ),
  oldChrome(SEVERAL, 'MultipleAllowOriginValues', 'response', {
    failedParameter: 'https://www.shop.test, *',
  }),
  example(
    `XMLHttpRequest cannot load ${URL_ASKED}. Response for preflight has invalid HTTP status code 405`,
    {
      engine: 'chromium',
      corsError: 'PreflightInvalidStatus',
      phase: 'preflight',
      url: URL_ASKED,
      statusCode: 405,
    },
  ),
  example(`XMLHttpRequest cannot load ${URL_ASKED}. Invalid HTTP status code 404`, {
    engine: 'chromium',
    corsError: 'PreflightInvalidStatus',
    phase: 'preflight',
    url: URL_ASKED,
    statusCode: 404,
  }),
  example(`XMLHttpRequest cannot load ${URL_ASKED}. Response for preflight is invalid (redirect)`, {
    engine: 'chromium',
    corsError: 'PreflightDisallowedRedirect',
    phase: 'preflight',
    url: URL_ASKED,
  }),
  example(
    `XMLHttpRequest cannot load ${URL_ASKED}. The request was redirected to 'https://login.shop.test/', which is disallowed for cross-origin requests that require preflight.`,
    {
      engine: 'chromium',
      corsError: 'PreflightDisallowedRedirect',
      phase: 'redirect',
      url: URL_ASKED,
      failedParameter: 'https://login.shop.test/',
      redirectLocation: 'https://login.shop.test/',
    },
  ),
  example(
    `Failed to load ${URL_ASKED}: Redirect from '${URL_ASKED}' to 'https://login.shop.test/' has been blocked by CORS policy: ${MISSING} Origin '${PAGE}' is therefore not allowed access.`,
    {
      engine: 'chromium',
      corsError: 'MissingAllowOriginHeader',
      phase: 'redirect',
      url: URL_ASKED,
      origin: PAGE,
      redirectLocation: 'https://login.shop.test/',
    },
  ),
  example(
    `Redirect from '${URL_ASKED}' has been blocked by CORS policy: Redirect location 'file:///etc' has a disallowed scheme for cross-origin requests.`,
    {
      engine: 'chromium',
      corsError: 'CorsDisabledScheme',
      phase: 'redirect',
      url: URL_ASKED,
      failedParameter: 'file:///etc',
      redirectLocation: 'file:///etc',
    },
  ),
  example(
    `Font from origin 'https://fonts.shop.test' has been blocked from loading by Cross-Origin Resource Sharing policy: ${MISSING} Origin '${PAGE}' is therefore not allowed access.`,
    {
      engine: 'chromium',
      corsError: 'MissingAllowOriginHeader',
      phase: 'response',
      url: 'https://fonts.shop.test',
      origin: PAGE,
    },
  ),
];
