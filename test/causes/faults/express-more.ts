import { JSON_BODY } from '../fault.ts';
import type { NodeFault } from '../servers/node.ts';

const GET = `app.get('/items', (request, response) => response.json([1]));`;
const answering = (value: string, more = ''): string => `
  app.use((request, response, next) => { response.set('Access-Control-Allow-Origin', ${value}); ${more} next(); });
  ${GET}`;

/** Headers by hand, and what goes on around them. */
export const EXPRESS_MORE: readonly NodeFault[] = [
  {
    id: 'express-credentials-in-capitals',
    title: 'Access-Control-Allow-Credentials is True instead of true',
    causes: ['allow-credentials-missing'],
    server: 'express',
    requests: [{ path: '/items', credentials: 'include' }],
    source: answering('PAGE', `response.set('Access-Control-Allow-Credentials', 'True');`),
  },
  {
    id: 'express-loopback-name',
    title: 'The page is open at localhost, and 127.0.0.1 is allowed',
    causes: ['loopback-names-differ'],
    server: 'express',
    requests: [{ path: '/items' }],
    source: answering(`PAGE.replace('localhost', '127.0.0.1')`),
  },
  {
    id: 'express-scheme',
    title: 'The allowed origin has https, the page http',
    causes: ['scheme-differs'],
    server: 'express',
    requests: [{ path: '/items' }],
    source: answering(`PAGE.replace('http:', 'https:')`),
  },
  {
    id: 'express-origin-without-scheme',
    title: 'The allowed origin has no scheme',
    causes: ['scheme-differs', 'invalid-allow-origin'],
    server: 'express',
    requests: [{ path: '/items' }],
    source: answering(`PAGE.replace('http://', '')`),
  },
  {
    id: 'express-origin-true',
    title: 'The word true stands where an origin belongs',
    causes: ['invalid-allow-origin'],
    server: 'express',
    requests: [{ path: '/items' }],
    source: answering(`'true'`),
  },
  {
    id: 'express-patch-in-lower-case',
    title: 'The page asks for patch, and PATCH is allowed',
    causes: ['method-in-lower-case'],
    server: 'express',
    requests: [{ path: '/items', method: 'patch', ...JSON_BODY }],
    source: `app.use(cors({ origin: PAGE }));`,
  },
  {
    id: 'express-wildcard-method',
    title: 'Access-Control-Allow-Methods is *, and credentials are included',
    causes: ['wildcard-list-with-credentials'],
    server: 'express',
    requests: [{ path: '/items', method: 'PUT', credentials: 'include' }],
    source: `app.use(cors({ origin: PAGE, credentials: true, methods: '*' }));`,
  },
  {
    id: 'express-list-without-commas',
    title: 'The allowed headers are separated by spaces',
    causes: ['allow-list-unparsable', 'header-not-allowed'],
    server: 'express',
    requests: [{ path: '/items', method: 'POST', ...JSON_BODY }],
    source: `app.use(cors({ origin: PAGE, allowedHeaders: 'Content-Type Authorization' }));`,
  },
  {
    id: 'express-token-of-angular',
    title: 'X-XSRF-TOKEN is not allowed',
    causes: ['library-default-headers'],
    server: 'express',
    requests: [{ path: '/items', headers: { 'X-XSRF-TOKEN': '1' } }],
    source: `app.use(cors({ origin: PAGE, allowedHeaders: ['Content-Type'] })); ${GET}`,
  },
  {
    id: 'express-content-type-of-a-get',
    title: 'A GET has a Content-Type, which is not allowed',
    causes: ['needless-content-type'],
    server: 'express',
    requests: [{ path: '/items', headers: { 'Content-Type': 'application/json' } }],
    source: `app.use(cors({ origin: PAGE, allowedHeaders: ['Authorization'] })); ${GET}`,
  },
  {
    id: 'express-ranges',
    title: 'Two ranges at once need permission',
    causes: ['range-request'],
    server: 'express',
    requests: [{ path: '/items', headers: { Range: 'bytes=0-1,5-6' } }],
    source: `app.use(cors({ origin: PAGE, allowedHeaders: ['Authorization'] })); ${GET}`,
  },
  {
    id: 'express-twice',
    title: "cors() and a middleware of one's own both add the header",
    causes: ['header-added-twice'],
    server: 'express',
    requests: [{ path: '/items' }],
    source: `
      app.use(cors({ origin: PAGE }));
      app.get('/items', (request, response) => response.append('Access-Control-Allow-Origin', PAGE).json([1]));`,
  },
  {
    id: 'express-redirect-elsewhere',
    title: 'The file moved to a server without CORS',
    causes: ['hop-without-headers'],
    server: null,
    requests: [{ path: '/items' }],
    source: `
      app.use(cors({ origin: PAGE }));
      app.get('/items', (request, response) => response.redirect(302, ELSEWHERE + '/files/items.json'));`,
  },
  {
    id: 'express-redirect-loop',
    unanswered: true,
    title: 'Every request is redirected to itself',
    causes: ['redirect-loop'],
    server: 'express',
    requests: [{ path: '/items' }],
    source: `
      app.use(cors({ origin: PAGE }));
      app.get('/items', (request, response) => response.redirect('/items'));`,
  },
  {
    id: 'express-page-for-everything',
    title: 'A single-page application answers every unknown path with its page',
    causes: ['html-instead-of-api'],
    server: 'express',
    requests: [{ path: '/api/v1/items' }],
    source: `app.use((request, response) => response.send('<!doctype html><title>App</title>'));`,
  },
  {
    id: 'express-hangs-up',
    unanswered: true,
    title: 'The handler destroys the connection',
    causes: ['connection-closed'],
    server: null,
    requests: [{ path: '/items' }],
    source: `app.get('/items', (request) => request.socket.destroy());`,
  },
  {
    id: 'express-error-with-headers',
    title: 'CORS is right, the route answers 500',
    causes: ['error-status-behind-cors'],
    server: 'express',
    requests: [{ path: '/items' }],
    source: `
      app.use(cors({ origin: PAGE }));
      app.get('/items', (request, response) => response.status(500).json({ error: 'no database' }));`,
  },
  {
    id: 'express-no-session',
    title: 'CORS is right with credentials, and the request has no cookie',
    causes: ['cookie-not-sent', 'error-status-behind-cors'],
    server: 'express',
    requests: [{ path: '/items', credentials: 'include' }],
    source: `
      app.use(cors({ origin: PAGE, credentials: true }));
      app.get('/items', (request, response) => response.status(401).json({ error: 'no session' }));`,
  },
  {
    id: 'express-count-not-exposed',
    title: 'X-Total-Count is not exposed',
    causes: ['header-not-exposed'],
    server: 'express',
    requests: [{ path: '/items' }],
    source: `
      app.use(cors({ origin: PAGE }));
      app.get('/items', (request, response) => response.set('X-Total-Count', '7').json([1]));`,
  },
  {
    id: 'express-forbidden-preflight',
    title: 'A middleware answers 403 to everything without a key',
    causes: ['options-blocked-by-authentication'],
    server: 'express',
    requests: [{ path: '/items', headers: { 'X-Api-Key': '1' } }],
    source: `
      app.use((request, response, next) =>
        request.get('x-api-key') === '1' ? next() : response.status(403).json({ error: 'no key' }));
      app.use(cors({ origin: PAGE }));
      ${GET}`,
  },
  {
    id: 'express-resource-policy',
    unanswered: true,
    title: 'Cross-Origin-Resource-Policy keeps the file to its own site',
    causes: ['resource-policy'],
    server: 'express',
    requests: [{ path: '/items', mode: 'no-cors' }],
    source: `app.get('/items', (request, response) =>
      response.set('Cross-Origin-Resource-Policy', 'same-origin').json([1]));`,
  },
  {
    id: 'express-options-by-hand',
    title: 'The OPTIONS route has the headers, the PUT route has none',
    causes: ['preflight-right-response-bare'],
    server: 'express',
    requests: [{ path: '/items', method: 'PUT', ...JSON_BODY }],
    source: `
      app.options('/items', (request, response) => response.set({
        'Access-Control-Allow-Origin': PAGE,
        'Access-Control-Allow-Methods': 'GET, PUT',
        'Access-Control-Allow-Headers': 'Content-Type' }).sendStatus(204));
      app.put('/items', (request, response) => response.json('stored'));`,
  },
  {
    id: 'express-crash-after-preflight',
    title: 'The preflight passes, the route crashes outside of the layer',
    causes: ['server-error-without-headers'],
    server: 'express',
    requests: [{ path: '/items', method: 'PUT', ...JSON_BODY }],
    source: `
      app.options('/items', cors({ origin: PAGE }));
      app.put('/items', () => { throw new Error('no database'); });
      app.use(cors({ origin: PAGE }));`,
  },
  {
    id: 'express-cors-per-route',
    title: 'cors() stands at the GET and the PUT route, and nobody answers OPTIONS',
    causes: ['options-answered-by-default-handler'],
    server: 'express',
    requests: [{ path: '/items' }, { path: '/items', method: 'PUT', ...JSON_BODY }],
    source: `
      app.get('/items', cors({ origin: PAGE }), (request, response) => response.json([1]));
      app.put('/items', cors({ origin: PAGE }), (request, response) => response.json('stored'));`,
  },
  {
    id: 'express-cors-per-route-elsewhere',
    title: 'The same, and what the log shows beside it is another path',
    causes: ['options-answered-by-default-handler'],
    server: 'express',
    requests: [{ path: '/items' }, { path: '/orders', method: 'PUT', ...JSON_BODY }],
    source: `
      app.get('/items', cors({ origin: PAGE }), (request, response) => response.json([1]));
      app.put('/orders', cors({ origin: PAGE }), (request, response) => response.json('stored'));`,
  },
  {
    id: 'express-static-before-cors',
    title: 'Static files are served above cors()',
    causes: ['cors-mounted-too-late', 'cors-on-route-group-only'],
    server: 'express',
    requests: [{ path: '/items' }, { path: '/files/app.mjs' }],
    source: `
      app.use('/files', express.static('.'));
      app.use(cors({ origin: PAGE }));
      app.get('/items', (request, response) => response.json([1]));`,
  },
  {
    id: 'express-unsupported-media',
    title: 'A body of another type is refused with 415 above cors()',
    causes: ['bad-request-without-headers'],
    server: 'express',
    requests: [{ path: '/items', method: 'POST', body: 'name=lamp' }],
    source: `
      app.use((request, response, next) =>
        request.is('json') || request.method !== 'POST' ? next() : response.status(415).json({ error: 'JSON only' }));
      app.use(cors({ origin: PAGE }));`,
  },
  {
    id: 'express-wrong-everything-but-one',
    title: 'A preflight passes for one address, and another one of the same server asks for a token first',
    causes: ['options-blocked-by-authentication'],
    server: 'express',
    requests: [
      { path: '/open', method: 'PUT', ...JSON_BODY },
      { path: '/closed', method: 'PUT', ...JSON_BODY },
    ],
    source: `
      app.use('/open', cors({ origin: PAGE }));
      app.put('/open', (request, response) => response.json('stored'));
      app.use('/closed', (request, response) => response.status(403).json({ error: 'no token' }));`,
  },
  {
    id: 'express-login-page-of-its-own',
    title: 'A request without a session ends at the login page of the same server',
    causes: ['login-redirect'],
    server: 'express',
    requests: [{ path: '/items', credentials: 'include' }],
    source: `
      app.get('/login', (request, response) => response.send('<!doctype html><title>Log in</title>'));
      app.use((request, response) => response.redirect('/login'));`,
  },
];
