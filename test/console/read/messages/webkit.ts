import type { CorsError, Phase } from '../../../../src/cors/cors-error.ts';
import type { DecodedMessage } from '../../../../src/console/read/decoded-message.ts';
import { example, type Example, PAGE, URL_ASKED } from './example.ts';

const webkit = (
  text: string,
  browserCode: string,
  corsError: CorsError | null,
  phase: Phase | null,
  known: Partial<DecodedMessage> = {},
): Example => example(text, { engine: 'webkit', browserCode, corsError, phase, ...known });

export const WEBKIT: readonly Example[] = [
  webkit(
    `Origin ${PAGE} is not allowed by Access-Control-Allow-Origin. Status code: 404`,
    'passesAccessControlCheck/origin-mismatch',
    'AllowOriginMismatch',
    null,
    { origin: PAGE, statusCode: 404, alsoPossible: ['MissingAllowOriginHeader'] },
  ),
  webkit(
    'Cannot use wildcard in Access-Control-Allow-Origin when credentials flag is true.',
    'passesAccessControlCheck/wildcard',
    'WildcardOriginNotAllowed',
    null,
  ),
  webkit(
    'Access-Control-Allow-Origin cannot contain more than one origin.',
    'passesAccessControlCheck/multiple',
    'MultipleAllowOriginValues',
    null,
  ),
  webkit(
    'Credentials flag is true, but Access-Control-Allow-Credentials is not "true".',
    'passesAccessControlCheck/credentials',
    'InvalidAllowCredentials',
    null,
  ),
  webkit(
    'Preflight response is not successful. Status code: 405',
    'validatePreflightResponse/status',
    'PreflightInvalidStatus',
    'preflight',
    { statusCode: 405, alsoPossible: ['PreflightDisallowedRedirect'] },
  ),
  webkit(
    'Header Access-Control-Allow-Methods has an invalid value: GET;POST',
    'CacheItem::create/methods',
    'InvalidAllowMethodsPreflightResponse',
    'preflight',
    { failedParameter: 'GET;POST' },
  ),
  webkit(
    'Method PUT is not allowed by Access-Control-Allow-Methods.',
    'validateMethodAndHeaders/method',
    'MethodDisallowedByPreflightResponse',
    'preflight',
    { failedParameter: 'PUT' },
  ),
  webkit(
    'Request header field X-Shop-Token is not allowed by Access-Control-Allow-Headers.',
    'validateMethodAndHeaders/header',
    'HeaderDisallowedByPreflightResponse',
    'preflight',
    { failedParameter: 'X-Shop-Token' },
  ),
  webkit(
    `Cross-origin redirection to https://login.shop.test/ denied by Cross-Origin Resource Sharing policy: Origin ${PAGE} is not allowed by Access-Control-Allow-Origin. Status code: 302`,
    'passesAccessControlCheck/origin-mismatch',
    'AllowOriginMismatch',
    'redirect',
    {
      url: 'https://login.shop.test/',
      origin: PAGE,
      statusCode: 302,
      alsoPossible: ['MissingAllowOriginHeader'],
    },
  ),
  webkit('Load cannot follow more than 20 redirections', 'redirect/limit', null, 'redirect'),
  webkit(
    'Cross origin requests are not allowed when using same-origin fetch mode.',
    'same-origin-mode',
    'DisallowedByMode',
    'request',
  ),
  webkit(
    `Unsafe attempt to load URL ${URL_ASKED} from origin ${PAGE}. Domains, protocols and ports must match.`,
    'same-origin-mode/network',
    'DisallowedByMode',
    'request',
    { url: URL_ASKED, origin: PAGE },
  ),
  webkit('Cross origin requests are only supported for HTTP.', 'scheme', 'CorsDisabledScheme', 'request'),
  webkit('CORS-preflight request was blocked', 'preflight-blocked', null, 'preflight'),
  example(`Fetch API cannot load ${URL_ASKED} due to access control checks.`, {
    engine: 'webkit',
    url: URL_ASKED,
  }),
];
