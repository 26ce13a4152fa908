import { blocked, FAILED, type LabCase, type LabGroup } from '../lab-case.ts';

const OK = `
  200 OK
  Access-Control-Allow-Origin: {page}
  Vary: Origin
  Content-Type: application/json

  {"ok":true}`;
const OK_WITH_CREDENTIALS = `
  200 OK
  Access-Control-Allow-Origin: {page}
  Access-Control-Allow-Credentials: true
  Vary: Origin`;

const JSON_HEADERS = { 'Content-Type': 'application/json' };

const notAnswered: readonly LabCase[] = [
  {
    id: 'preflight-404',
    title: 'The preflight gets 404',
    broken: 'The server has a route for PUT and none for OPTIONS.',
    request: { by: 'fetch', to: 'api', method: 'PUT', headers: JSON_HEADERS, body: '{"name":"Ada"}' },
    server: {
      'OPTIONS api': `
        404 Not Found
        X-Powered-By: Express
        Content-Type: text/html; charset=utf-8

        Cannot OPTIONS /items`,
      'PUT api': OK,
    },
    expected: blocked('preflight', 'PreflightMissingAllowOriginHeader'),
  },
  {
    id: 'preflight-authentication',
    title: 'The preflight gets 401',
    broken: 'Authentication runs before CORS, and a preflight never carries a token.',
    request: { by: 'fetch', to: 'api', headers: { Authorization: 'Bearer lab' } },
    server: {
      'OPTIONS api': `
        401 Unauthorized
        WWW-Authenticate: Bearer realm="api"
        Server: uvicorn`,
      'GET api': OK,
    },
    expected: blocked('preflight', 'PreflightMissingAllowOriginHeader'),
  },
  {
    id: 'preflight-500',
    title: 'The preflight crashes the server',
    broken: 'An error page is sent without any CORS header.',
    request: { by: 'fetch', to: 'api', method: 'DELETE' },
    server: { 'OPTIONS api': '500 Internal Server Error', 'DELETE api': OK },
    expected: blocked('preflight', 'PreflightMissingAllowOriginHeader'),
  },
  {
    id: 'preflight-status',
    title: 'The right headers on a 405',
    broken: 'The CORS headers are there, but the preflight’s status is no success.',
    request: { by: 'fetch', to: 'api', method: 'PUT' },
    server: {
      'OPTIONS api': `
        405 Method Not Allowed
        Server: nginx/1.26.0
        Allow: GET, PUT
        Access-Control-Allow-Origin: {page}
        Access-Control-Allow-Methods: GET, PUT`,
      'PUT api': OK,
    },
    expected: blocked('preflight', 'PreflightInvalidStatus'),
  },
  {
    id: 'preflight-redirect',
    title: 'The preflight is redirected',
    broken: 'The server adds a slash at the end with a redirect, which a preflight must not follow.',
    request: { by: 'fetch', to: 'api', method: 'POST', headers: JSON_HEADERS, body: '{}' },
    server: {
      'OPTIONS api': `
        301 Moved Permanently
        Location: {case}/
        Access-Control-Allow-Origin: {page}
        Access-Control-Allow-Headers: content-type`,
      'POST api': OK,
    },
    expected: blocked('preflight', 'PreflightDisallowedRedirect'),
  },
  {
    id: 'preflight-reset',
    title: 'The preflight loses its connection',
    broken: 'The server drops the connection instead of answering OPTIONS.',
    request: { by: 'fetch', to: 'api', method: 'PUT' },
    server: { 'OPTIONS api': 'reset', 'PUT api': OK },
    expected: FAILED,
  },
];

const originCases: readonly LabCase[] = [
  {
    id: 'preflight-wildcard-with-credentials',
    title: 'Wildcard with credentials',
    broken: 'The preflight allows every origin with *, which never covers a request with credentials.',
    request: { by: 'fetch', to: 'api', method: 'PUT', credentials: 'include' },
    server: {
      'OPTIONS api': `
        204 No Content
        Access-Control-Allow-Origin: *
        Access-Control-Allow-Credentials: true
        Access-Control-Allow-Methods: PUT`,
      'PUT api': OK_WITH_CREDENTIALS,
    },
    expected: blocked('preflight', 'PreflightWildcardOriginNotAllowed'),
  },
  {
    id: 'preflight-two-origins',
    title: 'A list of origins',
    broken: 'The preflight names two origins, but the header holds exactly one.',
    request: { by: 'fetch', to: 'api', method: 'PUT' },
    server: {
      'OPTIONS api': `
        204 No Content
        Access-Control-Allow-Origin: {page}, https://app.example.com
        Access-Control-Allow-Methods: PUT`,
      'PUT api': OK,
    },
    expected: blocked('preflight', 'PreflightMultipleAllowOriginValues'),
  },
  {
    id: 'preflight-duplicate-origin',
    title: 'The header twice',
    broken: 'The application and the proxy in front of it both add Access-Control-Allow-Origin.',
    request: { by: 'fetch', to: 'api', method: 'PUT' },
    server: {
      'OPTIONS api': `
        204 No Content
        Server: nginx
        Access-Control-Allow-Origin: {page}
        Access-Control-Allow-Origin: {page}
        Access-Control-Allow-Methods: PUT`,
      'PUT api': OK,
    },
    expected: blocked('preflight', 'PreflightMultipleAllowOriginValues'),
  },
  {
    id: 'preflight-origin-without-scheme',
    title: 'An origin without its scheme',
    broken: 'The preflight allows app.example.com, which is a host and no origin.',
    request: { by: 'fetch', to: 'api', method: 'PUT' },
    server: {
      'OPTIONS api': `
        204 No Content
        Access-Control-Allow-Origin: app.example.com
        Access-Control-Allow-Methods: PUT`,
      'PUT api': OK,
    },
    expected: blocked('preflight', 'PreflightInvalidAllowOriginValue'),
  },
  {
    id: 'preflight-other-origin',
    title: 'Another origin is allowed',
    broken: 'The preflight allows the production site, and you are on your own machine.',
    request: { by: 'fetch', to: 'api', method: 'PUT' },
    server: {
      'OPTIONS api': `
        204 No Content
        Access-Control-Allow-Origin: https://app.example.com
        Access-Control-Allow-Methods: PUT
        Vary: Origin`,
      'PUT api': OK,
    },
    expected: blocked('preflight', 'PreflightAllowOriginMismatch'),
  },
  {
    id: 'preflight-trailing-slash',
    title: 'A slash too many',
    broken: 'The allowed origin ends with a slash; an origin has none.',
    request: { by: 'fetch', to: 'api', method: 'PUT' },
    server: {
      'OPTIONS api': `
        204 No Content
        Access-Control-Allow-Origin: {page}/
        Access-Control-Allow-Methods: PUT`,
      'PUT api': OK,
    },
    expected: blocked('preflight', 'PreflightAllowOriginMismatch'),
  },
  {
    id: 'preflight-without-allow-credentials',
    title: 'Credentials are not allowed',
    broken: 'The request includes cookies and the preflight lacks Access-Control-Allow-Credentials.',
    request: { by: 'fetch', to: 'api', method: 'PUT', credentials: 'include' },
    server: {
      'OPTIONS api': `
        204 No Content
        Access-Control-Allow-Origin: {page}
        Access-Control-Allow-Methods: PUT`,
      'PUT api': OK_WITH_CREDENTIALS,
    },
    expected: blocked('preflight', 'PreflightInvalidAllowCredentials'),
  },
];

export const preflightAnswer: LabGroup = {
  title: 'The preflight: its answer',
  cases: [...notAnswered, ...originCases],
};
