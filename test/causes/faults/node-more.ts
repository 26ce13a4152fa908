import { JSON_BODY } from '../fault.ts';
import type { NodeFault } from '../servers/node.ts';

export const FASTIFY_MORE: readonly NodeFault[] = [
  {
    id: 'fastify-default-methods',
    title: 'The plugin allows GET, HEAD and POST unless it is told more',
    causes: ['method-not-allowed'],
    server: 'fastify',
    requests: [{ path: '/items', method: 'PUT', ...JSON_BODY }],
    source: `
      await app.register(cors, { origin: PAGE });
      app.put('/items', async () => 'stored');`,
  },
  {
    id: 'fastify-origin-not-listed',
    title: 'The list of origins lacks this page',
    causes: ['origin-not-in-allow-list'],
    server: null,
    requests: [{ path: '/items' }],
    source: `
      await app.register(cors, { origin: ['https://app.example.com', 'https://admin.example.com'] });
      app.get('/items', async () => [1]);`,
  },
  {
    id: 'fastify-body-too-large',
    title: 'bodyLimit refuses the body where the plugin does not cover the route',
    causes: ['body-too-large'],
    server: null,
    requests: [{ path: '/items', method: 'POST', body: 'lamp'.repeat(1000) }],
    source: `app.post('/items', { bodyLimit: 100 }, async () => 'stored');`,
  },
];

export const KOA_MORE: readonly NodeFault[] = [
  {
    id: 'koa-authentication-first',
    title: 'context.throw(401) stands before cors()',
    causes: ['options-blocked-by-authentication'],
    server: 'koa',
    requests: [{ path: '/items', headers: { Authorization: 'Bearer 1' } }],
    source: `
      app.silent = true;
      app.use(async (context, next) => { if (!context.get('authorization')) context.throw(401); await next(); });
      app.use(cors({ origin: PAGE }));
      app.use((context) => { context.body = [1]; });`,
  },
  {
    id: 'koa-without-cors',
    title: 'Nobody thought of CORS',
    causes: ['no-cors-configured'],
    server: null,
    requests: [{ path: '/items' }],
    source: `app.use((context) => { context.body = [1]; });`,
  },
];

export const HONO_MORE: readonly NodeFault[] = [
  {
    id: 'hono-other-port',
    title: 'The one allowed origin has another port, and Hono then sends none',
    causes: ['origin-not-in-allow-list'],
    server: null,
    requests: [{ path: '/items' }],
    source: `
      app.use('*', cors({ origin: 'http://localhost:5173' }));
      app.get('/items', (context) => context.json([1]));`,
  },
  {
    id: 'hono-origin-not-listed',
    title: 'The list of origins lacks this page',
    causes: ['origin-not-in-allow-list'],
    server: 'hono',
    requests: [{ path: '/items', method: 'PUT', ...JSON_BODY }],
    source: `
      app.use('*', cors({ origin: ['https://app.example.com', 'https://admin.example.com'] }));
      app.put('/items', (context) => context.json('stored'));`,
  },
  {
    id: 'hono-crash',
    title: 'A handler of errors makes a new answer, which has no headers',
    causes: ['server-error-without-headers'],
    server: 'hono',
    requests: [{ path: '/items' }],
    source: `
      app.get('/items', () => { throw new Error('no database'); });`,
  },
];
