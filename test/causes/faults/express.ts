import { JSON_BODY } from '../fault.ts';
import { EXPRESS_MORE } from './express-more.ts';
import { nodeGroup, type NodeFault } from '../servers/node.ts';

const EXPRESS: readonly NodeFault[] = [
  {
    id: 'express-authentication-first',
    title: 'The middleware that asks for a token stands before cors()',
    causes: ['options-blocked-by-authentication'],
    server: 'express',
    requests: [{ path: '/items', method: 'PUT', ...JSON_BODY }],
    source: `
      app.use((request, response, next) =>
        request.get('authorization') ? next() : response.status(401).json({ error: 'no token' }));
      app.use(cors({ origin: PAGE }));
      app.put('/items', (request, response) => response.json('stored'));`,
  },
  {
    id: 'express-cors-after-routes',
    title: 'app.use(cors()) stands below the routes',
    causes: ['cors-mounted-too-late', 'preflight-right-response-bare'],
    server: 'express',
    requests: [{ path: '/items', method: 'PUT', ...JSON_BODY }],
    source: `
      app.put('/items', (request, response) => response.json('stored'));
      app.use(cors({ origin: PAGE }));`,
  },
  {
    id: 'express-without-cors',
    title: 'Nobody thought of CORS, and the request is simple',
    causes: ['no-cors-configured'],
    server: 'express',
    requests: [{ path: '/items' }],
    source: `app.get('/items', (request, response) => response.json([1]));`,
  },
  {
    id: 'express-without-cors-preflight',
    title: 'Nobody thought of CORS, and Express answers OPTIONS by itself',
    causes: ['options-answered-by-default-handler', 'no-cors-configured'],
    server: 'express',
    requests: [{ path: '/items', method: 'POST', ...JSON_BODY }],
    source: `app.post('/items', (request, response) => response.json('stored'));`,
  },
  {
    id: 'express-header-in-the-get-route',
    title: 'The header is set by hand in the routes for GET and POST, none for OPTIONS',
    causes: ['options-answered-by-default-handler'],
    server: 'express',
    requests: [{ path: '/items' }, { path: '/items', method: 'POST', ...JSON_BODY }],
    source: `
      const allow = (response) => response.set('Access-Control-Allow-Origin', PAGE);
      app.get('/items', (request, response) => allow(response).json([1]));
      app.post('/items', (request, response) => allow(response).json('stored'));`,
  },
  {
    id: 'express-crash',
    title: 'The header is set with the answer, and the route throws before',
    causes: ['server-error-without-headers'],
    server: 'express',
    requests: [{ path: '/items' }],
    source: `
      const load = (id) => { throw new Error('no database ' + id); };
      app.get('/items', (request, response) => {
        const items = load(1);
        response.set('Access-Control-Allow-Origin', PAGE).json(items);
      });`,
  },
  {
    id: 'express-origin-with-slash',
    title: 'The configured origin ends with a slash',
    causes: ['configured-origin-has-path'],
    server: 'express',
    requests: [{ path: '/items' }],
    source: `
      app.use(cors({ origin: PAGE + '/' }));
      app.get('/items', (request, response) => response.json([1]));`,
  },
  {
    id: 'express-other-port',
    title: 'The one configured origin has another port',
    causes: ['port-differs'],
    server: 'express',
    requests: [{ path: '/items' }],
    source: `
      app.use(cors({ origin: 'http://localhost:3000' }));
      app.get('/items', (request, response) => response.json([1]));`,
  },
  {
    id: 'express-origin-not-listed',
    title: 'The list of origins lacks this page',
    causes: ['origin-not-in-allow-list'],
    server: 'express',
    requests: [{ path: '/items' }],
    source: `
      app.use(cors({ origin: ['https://app.example.com', 'https://admin.example.com'] }));
      app.get('/items', (request, response) => response.json([1]));`,
  },
  {
    id: 'express-origin-not-listed-preflight',
    title: 'The list of origins lacks this page, seen at the preflight',
    causes: ['origin-not-in-allow-list'],
    server: 'express',
    requests: [{ path: '/items', method: 'PUT', ...JSON_BODY }],
    source: `
      app.use(cors({ origin: ['https://app.example.com'], credentials: true }));
      app.put('/items', (request, response) => response.json('stored'));`,
  },
  {
    id: 'express-wildcard-with-cookies',
    title: 'cors() without options, and the page sends cookies',
    causes: ['wildcard-origin-with-credentials'],
    server: 'express',
    requests: [{ path: '/items', credentials: 'include' }],
    source: `
      app.use(cors());
      app.get('/items', (request, response) => response.json([1]));`,
  },
  {
    id: 'express-credentials-missing',
    title: 'The origin is right, `credentials: true` is missing',
    causes: ['allow-credentials-missing'],
    server: 'express',
    requests: [{ path: '/items', credentials: 'include' }],
    source: `
      app.use(cors({ origin: PAGE }));
      app.get('/items', (request, response) => response.json([1]));`,
  },
  {
    id: 'express-header-not-allowed',
    title: 'allowedHeaders lacks one header',
    causes: ['header-not-allowed'],
    server: 'express',
    requests: [{ path: '/items', headers: { 'X-Tenant': 'blue' } }],
    source: `
      app.use(cors({ origin: PAGE, allowedHeaders: ['Content-Type', 'Authorization'] }));
      app.get('/items', (request, response) => response.json([1]));`,
  },
  {
    id: 'express-method-not-allowed',
    title: 'methods lacks DELETE',
    causes: ['method-not-allowed'],
    server: 'express',
    requests: [{ path: '/items/1', method: 'DELETE' }],
    source: `
      app.use(cors({ origin: PAGE, methods: ['GET', 'POST'] }));
      app.delete('/items/:id', (request, response) => response.json('gone'));`,
  },
  {
    id: 'express-body-too-large',
    title: 'express.json() refuses a large body before cors() is reached',
    causes: ['body-too-large'],
    server: 'express',
    requests: [
      { path: '/items', method: 'POST', ...JSON_BODY },
      { path: '/items', method: 'POST', ...JSON_BODY, body: JSON.stringify('lamp'.repeat(1000)) },
    ],
    source: `
      app.use(express.json({ limit: '1kb' }));
      app.use(cors({ origin: PAGE }));
      app.post('/items', (request, response) => response.json('stored'));`,
  },
  {
    id: 'express-rate-limit',
    title: 'A rate limit stands before cors()',
    causes: ['rate-limited'],
    server: 'express',
    requests: [{ path: '/items' }, { path: '/items' }, { path: '/items' }],
    source: `
      let count = 0;
      app.use((request, response, next) =>
        (count += 1) > 2 ? response.status(429).set('Retry-After', '60').send('Too many requests') : next());
      app.use(cors({ origin: PAGE }));
      app.get('/items', (request, response) => response.json([1]));`,
  },
  {
    id: 'express-login-redirect',
    title: 'The session is over, and the API redirects to a login page elsewhere',
    causes: ['login-redirect'],
    server: null,
    requests: [{ path: '/items', credentials: 'include' }],
    source: `
      app.use(cors({ origin: PAGE, credentials: true }));
      app.get('/items', (request, response) => response.redirect(ELSEWHERE + '/login?return=%2Fitems'));`,
  },
  {
    id: 'express-https-redirect',
    title: 'Everything is redirected to https first, the preflight too',
    causes: ['https-redirect'],
    server: 'express',
    requests: [{ path: '/items', method: 'PUT', ...JSON_BODY }],
    source: `
      app.use((request, response, next) =>
        request.secure ? next() : response.redirect(301, 'https://' + request.get('host') + request.url));
      app.use(cors({ origin: PAGE }));`,
  },
  {
    id: 'express-wrong-path',
    title: 'cors() is on the router of /api, and the page asks at a path outside of it',
    causes: ['wrong-path-without-headers'],
    server: 'express',
    requests: [{ path: '/api/items' }, { path: '/itmes' }],
    source: `
      const router = express.Router();
      router.use(cors({ origin: PAGE }));
      router.get('/items', (request, response) => response.json([1]));
      app.use('/api', router);`,
  },
  {
    id: 'express-validation',
    title: 'Only answers of success get the header; a validation answers 422',
    causes: ['bad-request-without-headers'],
    server: 'express',
    requests: [{ path: '/items?page=1' }, { path: '/items?page=one' }],
    source: `
      app.get('/items', (request, response) => {
        if (Number.isNaN(Number(request.query.page))) return response.status(422).json({ error: 'page' });
        return response.set('Access-Control-Allow-Origin', PAGE).json([1]);
      });`,
  },
  {
    id: 'express-unauthorised',
    title: 'The answer 401 of a simple request has no header',
    causes: ['unauthorised-without-headers'],
    server: 'express',
    requests: [{ path: '/public' }, { path: '/items' }],
    source: `
      app.get('/public', cors({ origin: PAGE }), (request, response) => response.json([1]));
      app.get('/items', (request, response) => response.status(401).json({ error: 'no session' }));`,
  },
  {
    id: 'express-list-in-one-header',
    title: 'Two origins stand in one header',
    causes: ['origin-list-in-one-header'],
    server: 'express',
    requests: [{ path: '/items' }],
    source: `
      app.get('/items', (request, response) =>
        response.set('Access-Control-Allow-Origin', 'https://app.example.com, ' + PAGE).json([1]));`,
  },
  {
    id: 'express-answer-headers-on-the-request',
    title: 'The page sends Access-Control-Allow-Origin itself',
    causes: ['response-headers-on-request'],
    server: 'express',
    requests: [{ path: '/items', headers: { 'Access-Control-Allow-Origin': '*' } }],
    source: `
      app.use(cors({ origin: PAGE, allowedHeaders: ['Content-Type'] }));
      app.get('/items', (request, response) => response.json([1]));`,
  },
  {
    id: 'express-tracing',
    title: 'A tracing library adds traceparent',
    causes: ['tracing-headers'],
    server: 'express',
    requests: [
      {
        path: '/items',
        headers: { traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01' },
      },
    ],
    source: `
      app.use(cors({ origin: PAGE, allowedHeaders: ['Content-Type', 'Authorization'] }));
      app.get('/items', (request, response) => response.json([1]));`,
  },
  {
    id: 'express-requested-with',
    title: 'A library adds X-Requested-With',
    causes: ['library-default-headers'],
    server: 'express',
    requests: [{ path: '/items', headers: { 'X-Requested-With': 'XMLHttpRequest' } }],
    source: `
      app.use(cors({ origin: PAGE, allowedHeaders: ['Content-Type', 'Authorization'] }));
      app.get('/items', (request, response) => response.json([1]));`,
  },
  {
    id: 'express-pattern',
    title: 'A pattern demands https and a sub-domain',
    causes: ['origin-not-in-allow-list', 'allow-list-pattern-mistake'],
    server: 'express',
    requests: [{ path: '/items' }],
    source: `
      app.use(cors({ origin: /^https:\\/\\/.*\\.example\\.com$/ }));
      app.get('/items', (request, response) => response.json([1]));`,
  },
  {
    id: 'express-origin-throws',
    title: 'The function for the origin fails with an error for origins that it does not know',
    causes: ['origin-not-in-allow-list', 'server-error-without-headers'],
    server: 'express',
    requests: [{ path: '/items' }],
    source: `
      app.use(cors({ origin: (origin, done) =>
        origin === 'https://app.example.com' ? done(null, true) : done(new Error('Not allowed by CORS')) }));
      app.get('/items', (request, response) => response.json([1]));`,
  },
  {
    id: 'express-router-before-cors',
    title: 'A router stands before cors(), and answers OPTIONS by itself',
    causes: ['options-answered-by-default-handler', 'cors-mounted-too-late'],
    server: 'express',
    requests: [{ path: '/api/items', method: 'PUT', ...JSON_BODY }],
    source: `
      const router = express.Router();
      router.put('/items', (request, response) => response.json('stored'));
      app.use('/api', router);
      app.use(cors({ origin: PAGE }));`,
  },
];

const EXPRESS_4: readonly NodeFault[] = [
  {
    id: 'express4-options-not-routed',
    title: 'The header is set for every answer, OPTIONS has no route and ends in 404',
    causes: ['options-not-routed'],
    server: 'express',
    requests: [{ path: '/items' }, { path: '/items', method: 'POST', ...JSON_BODY }],
    source: `
      app.use((request, response, next) => {
        response.set('Access-Control-Allow-Origin', PAGE);
        response.set('Access-Control-Allow-Headers', 'Content-Type');
        if (request.method === 'OPTIONS') return response.status(404).send('Cannot OPTIONS ' + request.path);
        return next();
      });
      app.get('/items', (request, response) => response.json([1]));`,
  },
  {
    id: 'express4-static-folder',
    title: 'A static folder is asked for without its slash, and cors() stands after it',
    causes: ['trailing-slash-redirect'],
    server: 'express',
    requests: [{ path: '/files' }],
    source: `
      app.use('/files', express.static('.'));
      app.use(cors({ origin: PAGE }));`,
  },
];

const framework = (name: string) => ({
  name,
  imports: `import express from '${name}';\nimport cors from 'cors';`,
  begin: 'const app = express();',
  listener: 'app',
});

export const EXPRESS_GROUPS = [
  nodeGroup(framework('express'), [...EXPRESS, ...EXPRESS_MORE]),
  nodeGroup(framework('express4'), EXPRESS_4),
];
