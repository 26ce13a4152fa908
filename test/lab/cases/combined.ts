import { ALLOWED, blocked, type FetchRequest, type LabGroup } from '../lab-case.ts';

const PUT: FetchRequest = { by: 'fetch', to: 'api', method: 'PUT' };
const CACHED_PREFLIGHT = `
  204 No Content
  Access-Control-Allow-Origin: {page}
  Access-Control-Allow-Methods: PUT
  Access-Control-Max-Age: 600
  Vary: Origin`;

/** The preflight cache: the browser asks once, and remembers the answer. */
export const preflightCache: LabGroup = {
  title: 'The preflight cache',
  cases: [
    {
      id: 'cached-preflight',
      title: 'The preflight is remembered',
      broken: 'Nothing: the second request needs no preflight of its own.',
      before: [{ ...PUT, expected: ALLOWED }],
      request: PUT,
      server: {
        'OPTIONS api': CACHED_PREFLIGHT,
        'PUT api': `
          200 OK
          Access-Control-Allow-Origin: {page}
          Vary: Origin`,
      },
      expected: ALLOWED,
    },
    {
      id: 'cached-preflight-response-missing',
      title: 'Remembered, and then blocked',
      broken: 'No preflight is sent, for it is remembered, and the response has no header.',
      before: [{ ...PUT, expected: blocked('response', 'MissingAllowOriginHeader') }],
      request: PUT,
      server: { 'OPTIONS api': CACHED_PREFLIGHT, 'PUT api': '200 OK' },
      expected: blocked('response', 'MissingAllowOriginHeader'),
    },
    {
      id: 'cached-preflight-insufficient',
      title: 'What is remembered is not enough',
      broken: 'The remembered answer does not cover the new header, so a new preflight is sent and fails.',
      before: [{ ...PUT, expected: ALLOWED }],
      request: { ...PUT, headers: { 'X-Trace-Id': '7f3a' } },
      server: {
        'OPTIONS api': CACHED_PREFLIGHT,
        'PUT api': `
          200 OK
          Access-Control-Allow-Origin: {page}
          Vary: Origin`,
      },
      expected: blocked('preflight', 'HeaderDisallowedByPreflightResponse'),
    },
  ],
};

/** The console names the first problem only. */
export const severalProblems: LabGroup = {
  title: 'Several problems at once',
  cases: [
    {
      id: 'everything-missing',
      title: 'Everything is missing',
      broken:
        'The preflight gets 404 and lacks the origin, credentials, method and headers; so does the response.',
      request: {
        by: 'fetch',
        to: 'api',
        method: 'PUT',
        credentials: 'include',
        headers: { 'Content-Type': 'application/json', 'X-Trace-Id': '7f3a', Authorization: 'Bearer lab' },
        body: '{}',
      },
      server: { 'OPTIONS api': '404 Not Found', 'PUT api': '200 OK' },
      expected: blocked('preflight', 'PreflightMissingAllowOriginHeader'),
    },
    {
      id: 'wildcards-everywhere',
      title: 'Wildcards everywhere',
      broken: 'Origin, methods and headers are all *, and the request includes credentials.',
      request: {
        by: 'fetch',
        to: 'api',
        method: 'DELETE',
        credentials: 'include',
        headers: { 'X-Requested-With': 'fetch' },
      },
      server: {
        'OPTIONS api': `
          204 No Content
          Access-Control-Allow-Origin: *
          Access-Control-Allow-Methods: *
          Access-Control-Allow-Headers: *`,
        'DELETE api': `
          200 OK
          Access-Control-Allow-Origin: *`,
      },
      expected: blocked('preflight', 'PreflightWildcardOriginNotAllowed'),
    },
    {
      id: 'method-and-header',
      title: 'Method and header',
      broken: 'Neither PATCH nor X-Trace-Id is allowed.',
      request: { by: 'fetch', to: 'api', method: 'PATCH', headers: { 'X-Trace-Id': '7f3a' } },
      server: {
        'OPTIONS api': `
          200 OK
          Server: Kestrel
          Access-Control-Allow-Origin: {page}
          Access-Control-Allow-Methods: GET,POST
          Access-Control-Allow-Headers: content-type
          Vary: Origin`,
        'PATCH api': `
          200 OK
          Access-Control-Allow-Origin: {page}
          Vary: Origin`,
      },
      expected: blocked('preflight', 'MethodDisallowedByPreflightResponse'),
    },
    {
      id: 'duplicates-and-credentials',
      title: 'Doubled and without credentials',
      broken: 'The origin comes twice, and Access-Control-Allow-Credentials is false.',
      request: { by: 'xhr', to: 'api', withCredentials: true },
      server: {
        'GET api': `
          200 OK
          Access-Control-Allow-Origin: {page}
          Access-Control-Allow-Origin: {page}
          Access-Control-Allow-Credentials: false`,
      },
      expected: blocked('response', 'MultipleAllowOriginValues'),
    },
  ],
};
