import { blocked, FAILED, OPAQUE, type LabGroup } from '../lab-case.ts';

/** What looks like CORS in the page, where every failure is the same `TypeError`. */
export const notCors: LabGroup = {
  title: 'Not CORS',
  cases: [
    {
      id: 'server-down',
      title: 'The server is not running',
      broken: 'Nothing listens on that port.',
      request: { by: 'fetch', to: 'down' },
      server: {},
      expected: FAILED,
    },
    {
      id: 'connection-reset',
      title: 'The connection is reset',
      broken: 'The server crashes while it answers.',
      request: { by: 'fetch', to: 'api' },
      server: { 'GET api': 'reset' },
      expected: FAILED,
    },
    {
      id: 'empty-response',
      title: 'An empty response',
      broken: 'The server closes the connection without a word.',
      request: { by: 'fetch', to: 'api' },
      server: { 'GET api': 'close' },
      expected: FAILED,
    },
    {
      id: 'aborted',
      title: 'The page gives up',
      broken: 'The server is slow and the page aborts the request.',
      request: { by: 'fetch', to: 'api', abortAfter: 150 },
      server: { 'GET api': 'silence' },
      expected: FAILED,
    },
    {
      id: 'https-to-http',
      title: 'https where http is spoken',
      broken: 'The page asks with https, and the server speaks plain http.',
      request: { by: 'fetch', to: 'api', scheme: 'https' },
      server: {},
      expected: FAILED,
    },
    {
      id: 'no-cors',
      title: 'An opaque response',
      broken: 'mode: "no-cors" hides the error and the response with it.',
      request: { by: 'fetch', to: 'api', mode: 'no-cors' },
      server: {
        // Without a body: the log gets the entry once the body is read, and nobody can read an opaque one.
        'GET api': `
          200 OK
          Content-Type: text/plain`,
      },
      expected: OPAQUE,
    },
    {
      id: 'no-cors-resource-policy',
      title: 'Forbidden by a resource policy',
      broken: 'Cross-Origin-Resource-Policy keeps other sites from embedding it.',
      request: { by: 'image', to: 'api' },
      server: {
        'GET api': `
          200 OK
          Cross-Origin-Resource-Policy: same-origin
          Content-Type: image/gif

          {gif}`,
      },
      expected: FAILED,
    },
    {
      id: 'same-origin-mode',
      title: 'Same-origin mode, another origin',
      broken: 'The page asks another origin with mode: "same-origin", so nothing is sent.',
      request: { by: 'fetch', to: 'api', mode: 'same-origin' },
      server: {},
      expected: blocked('request', 'DisallowedByMode'),
      unseen: 'The request is refused before it reaches the network.',
    },
    {
      id: 'scheme-not-http',
      title: 'A scheme that is not http',
      broken: 'The page asks for ftp://, which fetch does not know.',
      request: { by: 'fetch', to: 'api', scheme: 'ftp' },
      server: {},
      expected: blocked('request', 'CorsDisabledScheme'),
      unseen: 'The request is refused before it reaches the network.',
    },
    {
      id: 'no-cors-redirect-mode',
      title: 'no-cors and no redirects',
      broken: 'mode: "no-cors" allows no redirect mode but "follow".',
      request: { by: 'fetch', to: 'api', mode: 'no-cors', redirect: 'error' },
      server: {},
      expected: blocked('request', 'NoCorsRedirectModeNotFollow'),
      unseen: 'The request is refused before it reaches the network.',
    },
  ],
};
