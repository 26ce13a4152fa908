import { blocked, type LabGroup } from '../lab-case.ts';

const OK = `
  200 OK
  Access-Control-Allow-Origin: {page}
  Vary: Origin`;
const OK_WITH_CREDENTIALS = `
  200 OK
  Access-Control-Allow-Origin: {page}
  Access-Control-Allow-Credentials: true
  Vary: Origin`;

/** What a preflight allows beyond the origin: methods and headers. */
export const preflightLists: LabGroup = {
  title: 'The preflight: methods and headers',
  cases: [
    {
      id: 'method-not-allowed',
      title: 'The method is not listed',
      broken: 'The preflight allows GET and POST; the page sends PUT.',
      request: { by: 'fetch', to: 'api', method: 'PUT' },
      server: {
        'OPTIONS api': `
          204 No Content
          Access-Control-Allow-Origin: {page}
          Access-Control-Allow-Methods: GET, POST`,
        'PUT api': OK,
      },
      expected: blocked('preflight', 'MethodDisallowedByPreflightResponse'),
    },
    {
      id: 'method-in-lower-case',
      title: 'patch is not PATCH',
      broken: 'The page writes the method in lower case, and only six methods are corrected by the browser.',
      request: { by: 'fetch', to: 'api', method: 'patch' },
      server: {
        'OPTIONS api': `
          204 No Content
          Access-Control-Allow-Origin: {page}
          Access-Control-Allow-Methods: GET, POST, PATCH`,
        '* api': OK,
      },
      expected: blocked('preflight', 'MethodDisallowedByPreflightResponse'),
    },
    {
      id: 'method-wildcard-with-credentials',
      title: 'Every method, with credentials',
      broken: 'With credentials, * in Access-Control-Allow-Methods is the name of a method and no wildcard.',
      request: { by: 'fetch', to: 'api', method: 'DELETE', credentials: 'include' },
      server: {
        'OPTIONS api': `
          204 No Content
          Access-Control-Allow-Origin: {page}
          Access-Control-Allow-Credentials: true
          Access-Control-Allow-Methods: *`,
        'DELETE api': OK_WITH_CREDENTIALS,
      },
      expected: blocked('preflight', 'MethodDisallowedByPreflightResponse'),
    },
    {
      id: 'methods-malformed',
      title: 'Methods that cannot be read',
      broken: 'Semicolons stand where commas belong, which makes the whole header invalid.',
      request: { by: 'fetch', to: 'api', method: 'PUT' },
      server: {
        'OPTIONS api': `
          204 No Content
          Access-Control-Allow-Origin: {page}
          Access-Control-Allow-Methods: GET; PUT`,
        'PUT api': OK,
      },
      expected: blocked('preflight', 'InvalidAllowMethodsPreflightResponse'),
    },
    {
      id: 'header-not-allowed',
      title: 'A header is not listed',
      broken: 'The page sends X-Trace-Id and the preflight allows Content-Type only.',
      request: {
        by: 'fetch',
        to: 'api',
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'X-Trace-Id': '7f3a' },
        body: '{}',
      },
      server: {
        'OPTIONS api': `
          204 No Content
          X-Powered-By: Express
          Access-Control-Allow-Origin: {page}
          Access-Control-Allow-Headers: Content-Type
          Access-Control-Allow-Methods: POST`,
        'POST api': OK,
      },
      expected: blocked('preflight', 'HeaderDisallowedByPreflightResponse'),
    },
    {
      id: 'content-type-not-allowed',
      title: 'JSON needs permission',
      broken: 'Content-Type: application/json needs a preflight, and the answer allows no header at all.',
      request: {
        by: 'fetch',
        to: 'api',
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: '{}',
      },
      server: {
        'OPTIONS api': `
          204 No Content
          Access-Control-Allow-Origin: {page}
          Access-Control-Allow-Methods: POST`,
        'POST api': OK,
      },
      expected: blocked('preflight', 'HeaderDisallowedByPreflightResponse'),
    },
    {
      id: 'header-wildcard-with-credentials',
      title: 'Every header, with credentials',
      broken: 'With credentials, * in Access-Control-Allow-Headers is the name of a header and no wildcard.',
      request: {
        by: 'fetch',
        to: 'api',
        credentials: 'include',
        headers: { 'X-Requested-With': 'XMLHttpRequest' },
      },
      server: {
        'OPTIONS api': `
          204 No Content
          Access-Control-Allow-Origin: {page}
          Access-Control-Allow-Credentials: true
          Access-Control-Allow-Headers: *`,
        'GET api': OK_WITH_CREDENTIALS,
      },
      expected: blocked('preflight', 'HeaderDisallowedByPreflightResponse'),
    },
    {
      id: 'headers-malformed',
      title: 'Headers that cannot be read',
      broken:
        'One item of Access-Control-Allow-Headers has a space in it, which makes the whole header invalid.',
      request: { by: 'fetch', to: 'api', headers: { 'X-Trace-Id': '7f3a' } },
      server: {
        'OPTIONS api': `
          204 No Content
          Access-Control-Allow-Origin: {page}
          Access-Control-Allow-Headers: X-Trace-Id, Content Type`,
        'GET api': OK,
      },
      expected: blocked('preflight', 'InvalidAllowHeadersPreflightResponse'),
    },
    {
      id: 'upload-listener',
      title: 'A progress bar needs a preflight',
      broken: 'Listening for upload progress makes a plain POST need a preflight, which nobody answers.',
      request: { by: 'xhr', to: 'api', method: 'POST', body: 'a=1', uploadListener: true },
      server: { 'OPTIONS api': '404 Not Found', 'POST api': OK },
      expected: blocked('preflight', 'PreflightMissingAllowOriginHeader'),
    },
    {
      id: 'preflight-passes-response-does-not',
      title: 'Only the preflight is answered right',
      broken: 'The proxy answers OPTIONS, and the application adds no CORS header to the response itself.',
      request: { by: 'fetch', to: 'api', method: 'PUT' },
      server: {
        'OPTIONS api': `
          204 No Content
          Access-Control-Allow-Origin: {page}
          Access-Control-Allow-Methods: PUT`,
        'PUT api': '200 OK',
      },
      expected: blocked('response', 'MissingAllowOriginHeader'),
    },
  ],
};
