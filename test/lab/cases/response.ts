import { blocked, type LabGroup } from '../lab-case.ts';

/** What the response itself says about the origin. */
export const responseOrigin: LabGroup = {
  title: 'The response: origin',
  cases: [
    {
      id: 'missing-allow-origin',
      title: 'No CORS headers at all',
      broken: 'The server answers, and says nothing about other origins.',
      request: { by: 'fetch', to: 'api' },
      server: {
        'GET api': `
          200 OK
          Server: nginx/1.26.0
          Content-Type: application/json

          [1,2,3]`,
      },
      expected: blocked('response', 'MissingAllowOriginHeader'),
    },
    {
      id: 'server-error-without-headers',
      title: 'A server error hidden behind CORS',
      broken: 'The server crashed with 500, and its error page has no CORS header.',
      request: { by: 'fetch', to: 'api', method: 'POST', body: 'a=1' },
      server: {
        'POST api': `
          500 Internal Server Error
          Server: uvicorn
          Content-Type: text/plain

          Internal Server Error`,
      },
      expected: blocked('response', 'MissingAllowOriginHeader'),
    },
    {
      id: 'unauthorized-without-headers',
      title: 'A login problem hidden behind CORS',
      broken: 'The server answers 401, and its error page has no CORS header.',
      request: { by: 'fetch', to: 'api' },
      server: {
        'GET api': `
          401 Unauthorized
          WWW-Authenticate: Bearer`,
      },
      expected: blocked('response', 'MissingAllowOriginHeader'),
    },
    {
      id: 'other-origin',
      title: 'Another origin is allowed',
      broken: 'localhost and 127.0.0.1 are the same machine and not the same origin.',
      request: { by: 'fetch', to: 'api' },
      server: {
        'GET api': `
          200 OK
          Access-Control-Allow-Origin: {api}
          Vary: Origin`,
      },
      expected: blocked('response', 'AllowOriginMismatch'),
    },
    {
      id: 'null-instead-of-origin',
      title: 'null is not your origin',
      broken: 'The server allows the origin null, which is what it sends to origins it refuses.',
      request: { by: 'fetch', to: 'api' },
      server: {
        'GET api': `
          200 OK
          Access-Control-Allow-Origin: null`,
      },
      expected: blocked('response', 'AllowOriginMismatch'),
    },
    {
      id: 'origin-pattern',
      title: 'A pattern is no origin',
      broken: 'The server allows https://*.example.com; browsers know no patterns.',
      request: { by: 'fetch', to: 'api' },
      server: {
        'GET api': `
          200 OK
          Access-Control-Allow-Origin: https://*.example.com`,
      },
      expected: blocked('response', 'AllowOriginMismatch'),
    },
    {
      id: 'invalid-origin',
      title: 'An origin without its scheme',
      broken: 'The server allows a host name, and an origin starts with its scheme.',
      request: { by: 'fetch', to: 'api' },
      server: {
        'GET api': `
          200 OK
          Access-Control-Allow-Origin: app.example.com`,
      },
      expected: blocked('response', 'InvalidAllowOriginValue'),
    },
    {
      id: 'empty-origin',
      title: 'An empty value',
      broken: 'The variable that should hold the allowed origin is empty.',
      request: { by: 'fetch', to: 'api' },
      server: {
        'GET api': `
          200 OK
          Access-Control-Allow-Origin:`,
      },
      expected: blocked('response', 'InvalidAllowOriginValue'),
    },
    {
      id: 'two-origins',
      title: 'A list of origins',
      broken: 'The header names two origins, and it can hold only one.',
      request: { by: 'fetch', to: 'api' },
      server: {
        'GET api': `
          200 OK
          Access-Control-Allow-Origin: https://app.example.com, {page}`,
      },
      expected: blocked('response', 'MultipleAllowOriginValues'),
    },
    {
      id: 'duplicate-origin',
      title: 'The header twice',
      broken: 'Two layers add the header, the second one with the wildcard.',
      request: { by: 'fetch', to: 'api' },
      server: {
        'GET api': `
          200 OK
          Server: nginx
          X-Powered-By: Express
          Access-Control-Allow-Origin: {page}
          Access-Control-Allow-Origin: *`,
      },
      expected: blocked('response', 'MultipleAllowOriginValues'),
    },
  ],
};

/** What the response says about credentials. */
export const responseCredentials: LabGroup = {
  title: 'The response: credentials',
  cases: [
    {
      id: 'wildcard-with-credentials',
      title: 'Wildcard with credentials',
      broken: 'The request includes credentials, and * never covers those.',
      request: { by: 'fetch', to: 'api', credentials: 'include' },
      server: {
        'GET api': `
          200 OK
          Access-Control-Allow-Origin: *`,
      },
      expected: blocked('response', 'WildcardOriginNotAllowed'),
    },
    {
      id: 'xhr-wildcard-with-credentials',
      title: 'withCredentials and the wildcard',
      broken: 'An XMLHttpRequest with withCredentials meets a server that allows every origin with *.',
      request: { by: 'xhr', to: 'api', withCredentials: true },
      server: {
        'GET api': `
          200 OK
          Access-Control-Allow-Origin: *
          Access-Control-Allow-Credentials: true`,
      },
      expected: blocked('response', 'WildcardOriginNotAllowed'),
    },
    {
      id: 'credentials-not-allowed',
      title: 'Credentials are not allowed',
      broken: 'The origin is right, and Access-Control-Allow-Credentials is missing.',
      request: { by: 'fetch', to: 'api', credentials: 'include' },
      server: {
        'GET api': `
          200 OK
          Access-Control-Allow-Origin: {page}
          Vary: Origin`,
      },
      expected: blocked('response', 'InvalidAllowCredentials'),
    },
    {
      id: 'credentials-capital-true',
      title: 'True is not true',
      broken: 'The value of Access-Control-Allow-Credentials is compared letter by letter.',
      request: { by: 'xhr', to: 'api', withCredentials: true },
      server: {
        'GET api': `
          200 OK
          Access-Control-Allow-Origin: {page}
          Access-Control-Allow-Credentials: True`,
      },
      expected: blocked('response', 'InvalidAllowCredentials'),
    },
  ],
};
