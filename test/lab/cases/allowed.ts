import { ALLOWED, allowedWith, type LabGroup } from '../lab-case.ts';

/** Requests that pass, some of them with something worth knowing. */
export const allowed: LabGroup = {
  title: 'Allowed',
  cases: [
    {
      id: 'allowed',
      title: 'A plain request',
      broken: 'Nothing: the server allows the page’s origin.',
      request: { by: 'fetch', to: 'api' },
      server: {
        'GET api': `
          200 OK
          Access-Control-Allow-Origin: {page}
          Vary: Origin
          Content-Type: application/json

          [1,2,3]`,
      },
      expected: ALLOWED,
    },
    {
      id: 'allowed-after-preflight',
      title: 'With a preflight and credentials',
      broken: 'Nothing: the preflight and the response say all that is needed.',
      request: {
        by: 'fetch',
        to: 'api',
        method: 'PUT',
        credentials: 'include',
        headers: { 'Content-Type': 'application/json' },
        body: '{}',
      },
      server: {
        'OPTIONS api': `
          204 No Content
          Access-Control-Allow-Origin: {page}
          Access-Control-Allow-Credentials: true
          Access-Control-Allow-Methods: PUT
          Access-Control-Allow-Headers: content-type
          Access-Control-Max-Age: 600
          Vary: Origin`,
        'PUT api': `
          200 OK
          Access-Control-Allow-Origin: {page}
          Access-Control-Allow-Credentials: true
          Vary: Origin`,
      },
      expected: ALLOWED,
    },
    {
      id: 'allowed-without-vary',
      title: 'Allowed without Vary: Origin',
      broken: 'It passes, until a cache gives this response to another origin.',
      request: { by: 'fetch', to: 'api' },
      server: {
        'GET api': `
          200 OK
          Access-Control-Allow-Origin: {origin}
          Cache-Control: public, max-age=60`,
      },
      expected: allowedWith('vary-origin-missing'),
    },
    {
      id: 'allowed-authorization-by-wildcard',
      title: 'Authorization under the wildcard',
      broken: 'It passes in today’s browsers; the standard says that * does not cover Authorization.',
      request: { by: 'fetch', to: 'api', headers: { Authorization: 'Bearer lab' } },
      server: {
        'OPTIONS api': `
          204 No Content
          Access-Control-Allow-Origin: {page}
          Access-Control-Allow-Headers: *
          Access-Control-Max-Age: 600
          Vary: Origin`,
        'GET api': `
          200 OK
          Access-Control-Allow-Origin: {page}
          Vary: Origin`,
      },
      expected: allowedWith('wildcard-covers-authorization'),
    },
    {
      id: 'allowed-wildcard-with-authorization',
      title: 'Every origin may use your token',
      broken: 'It passes, and so does the request of any other site that gets hold of a token.',
      request: { by: 'fetch', to: 'api', headers: { Authorization: 'Bearer lab' } },
      server: {
        'OPTIONS api': `
          204 No Content
          Access-Control-Allow-Origin: *
          Access-Control-Allow-Headers: authorization
          Access-Control-Max-Age: 600`,
        'GET api': `
          200 OK
          Access-Control-Allow-Origin: *`,
      },
      expected: allowedWith('wildcard-with-authorization'),
    },
    {
      id: 'allowed-status-404',
      title: 'Allowed, and not found',
      broken: 'CORS is fine: the page can read the 404.',
      request: { by: 'fetch', to: 'api' },
      server: {
        'GET api': `
          404 Not Found
          Access-Control-Allow-Origin: {page}
          Vary: Origin`,
      },
      expected: allowedWith('status-not-ok'),
    },
    {
      id: 'allowed-headers-unreadable',
      title: 'A header that cannot be read',
      broken: 'The page gets the response, but JavaScript does not see X-Total-Count.',
      request: { by: 'fetch', to: 'api' },
      server: {
        'GET api': `
          200 OK
          Access-Control-Allow-Origin: {page}
          Vary: Origin
          X-Total-Count: 42`,
      },
      expected: allowedWith('response-headers-unreadable'),
    },
    {
      id: 'allowed-preflight-not-cached',
      title: 'A preflight every time',
      broken: 'It passes, and Access-Control-Max-Age: 0 makes every request cost two.',
      request: { by: 'fetch', to: 'api', method: 'DELETE' },
      server: {
        'OPTIONS api': `
          204 No Content
          Access-Control-Allow-Origin: {page}
          Access-Control-Allow-Methods: DELETE
          Access-Control-Max-Age: 0
          Vary: Origin`,
        'DELETE api': `
          204 No Content
          Access-Control-Allow-Origin: {page}
          Vary: Origin`,
      },
      expected: allowedWith('preflight-not-cached'),
    },
    {
      id: 'allowed-page-sends-allow-origin',
      title: 'The page answers for the server',
      broken:
        'Access-Control-Allow-Origin belongs in the response; in the request it only causes a preflight.',
      request: { by: 'fetch', to: 'api', headers: { 'Access-Control-Allow-Origin': '*' } },
      server: {
        'OPTIONS api': `
          204 No Content
          Access-Control-Allow-Origin: {page}
          Access-Control-Allow-Headers: access-control-allow-origin
          Access-Control-Max-Age: 600
          Vary: Origin`,
        'GET api': `
          200 OK
          Access-Control-Allow-Origin: {page}
          Vary: Origin`,
      },
      expected: allowedWith('page-sends-access-control-header'),
    },
  ],
};
