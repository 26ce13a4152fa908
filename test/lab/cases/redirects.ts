import { allowedWith, blocked, FAILED, type LabGroup } from '../lab-case.ts';

const OK = `
  200 OK
  Access-Control-Allow-Origin: {page}
  Vary: Origin`;

/** Each hop has to pass the check, and two changes of origin make the origin null. */
export const redirects: LabGroup = {
  title: 'Redirects',
  cases: [
    {
      id: 'redirect-without-headers',
      title: 'The redirect has no headers',
      broken: 'Where it leads is right; the redirect itself carries no CORS header.',
      request: { by: 'fetch', to: 'api' },
      server: {
        'GET api': `
          302 Found
          Location: {api}{case}/target`,
        'GET api/target': OK,
      },
      expected: blocked('redirect', 'MissingAllowOriginHeader'),
    },
    {
      id: 'redirect-to-login',
      title: 'Redirected to a login page',
      broken: 'The session has expired, and the login page of another site knows nothing of CORS.',
      request: { by: 'fetch', to: 'page' },
      server: {
        'GET page': `
          302 Found
          Location: {other}{case}/login`,
        'GET other/login': `
          200 OK
          Content-Type: text/html

          <title>Log in</title>`,
      },
      expected: blocked('response', 'MissingAllowOriginHeader'),
    },
    {
      id: 'redirect-taints-origin',
      title: 'Two hops make the origin null',
      broken: 'After a redirect from one foreign origin to another the browser sends Origin: null.',
      request: { by: 'fetch', to: 'api' },
      server: {
        'GET api': `
          302 Found
          Location: {other}{case}/target
          Access-Control-Allow-Origin: {page}`,
        'GET other/target': OK,
      },
      expected: blocked('response', 'AllowOriginMismatch'),
    },
    {
      id: 'redirect-tainted-wildcard',
      title: 'Two hops, every origin allowed',
      broken: 'Nothing: the wildcard covers the origin null as well.',
      request: { by: 'fetch', to: 'api' },
      server: {
        'GET api': `
          307 Temporary Redirect
          Location: {other}{case}/target
          Access-Control-Allow-Origin: *`,
        'GET other/target': `
          200 OK
          Access-Control-Allow-Origin: *`,
      },
      expected: allowedWith(),
    },
    {
      id: 'redirect-tainted-null',
      title: 'Two hops, null allowed',
      broken: 'It passes, because the last server allows null, which every sandboxed page has as its origin.',
      request: { by: 'fetch', to: 'api' },
      server: {
        'GET api': `
          302 Found
          Location: {other}{case}/target
          Access-Control-Allow-Origin: {page}`,
        'GET other/target': `
          200 OK
          Access-Control-Allow-Origin: null
          Vary: Origin`,
      },
      expected: allowedWith('null-allowed'),
    },
    {
      id: 'redirect-home',
      title: 'Redirected back home',
      broken: 'Even the page’s own origin needs the header once a request has been elsewhere.',
      request: { by: 'fetch', to: 'api' },
      server: {
        'GET api': `
          302 Found
          Location: {page}{case}/target
          Access-Control-Allow-Origin: {page}`,
        'GET page/target': '200 OK',
      },
      expected: blocked('response', 'MissingAllowOriginHeader'),
    },
    {
      id: 'redirect-with-credentials',
      title: 'A password in the location',
      broken: 'The redirect leads to a URL with a user name and a password in it.',
      request: { by: 'fetch', to: 'api' },
      server: {
        'GET api': `
          302 Found
          Location: http://ada:secret@127.0.0.1:{port:third}{case}/target
          Access-Control-Allow-Origin: {page}`,
        'GET third/target': OK,
      },
      expected: blocked('redirect', 'RedirectContainsCredentials'),
    },
    {
      id: 'redirect-then-preflight',
      title: 'A second preflight after the redirect',
      broken: 'The first server answers its preflight, and the one it redirects to does not.',
      request: { by: 'fetch', to: 'api', method: 'PUT', body: 'a=1' },
      server: {
        'OPTIONS api': `
          204 No Content
          Access-Control-Allow-Origin: {page}
          Access-Control-Allow-Methods: PUT`,
        'PUT api': `
          307 Temporary Redirect
          Location: {other}{case}/target
          Access-Control-Allow-Origin: {page}`,
        'OPTIONS other/target': '404 Not Found',
        'PUT other/target': OK,
      },
      expected: blocked('preflight', 'PreflightMissingAllowOriginHeader'),
    },
    {
      id: 'redirect-allowed',
      title: 'Redirected and allowed',
      broken: 'Nothing: the redirect and its target both allow the page.',
      request: { by: 'fetch', to: 'api' },
      server: {
        'GET api': `
          301 Moved Permanently
          Location: {case}/target
          Access-Control-Allow-Origin: {page}
          Vary: Origin`,
        'GET api/target': OK,
      },
      expected: allowedWith(),
    },
    {
      id: 'redirect-loop',
      title: 'Redirects without end',
      broken: 'The server redirects to itself for ever.',
      request: { by: 'fetch', to: 'api' },
      server: {
        'GET api': `
          302 Found
          Location: {case}
          Access-Control-Allow-Origin: {page}`,
      },
      expected: FAILED,
    },
    {
      id: 'redirect-refused',
      title: 'The page takes no redirects',
      broken: 'The page asked with redirect: "error".',
      request: { by: 'fetch', to: 'api', redirect: 'error' },
      server: {
        'GET api': `
          302 Found
          Location: {case}/target
          Access-Control-Allow-Origin: {page}
          Access-Control-Allow-Credentials: true`,
        'GET api/target': OK,
      },
      expected: FAILED,
    },
    {
      id: 'redirect-scheme',
      title: 'Redirected to another scheme',
      broken: 'The redirect leads to a URL that is not http or https.',
      request: { by: 'fetch', to: 'api' },
      server: {
        'GET api': `
          302 Found
          Location: ftp://127.0.0.1/target
          Access-Control-Allow-Origin: {page}
          Access-Control-Allow-Credentials: true`,
      },
      expected: blocked('redirect', 'CorsDisabledScheme'),
    },
    {
      id: 'redirect-out-of-same-origin',
      title: 'Same-origin mode led elsewhere',
      broken: 'The page asked with mode: "same-origin", and its own server redirects to another origin.',
      request: { by: 'fetch', to: 'page', mode: 'same-origin' },
      server: {
        'GET page': `
          302 Found
          Location: {api}{case}/target`,
        'GET api/target': OK,
      },
      expected: FAILED,
    },
  ],
};
