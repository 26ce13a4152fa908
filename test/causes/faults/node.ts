import { JSON_BODY } from '../fault.ts';
import { FASTIFY_MORE, HONO_MORE, KOA_MORE } from './node-more.ts';
import { nodeGroup, type NodeFault } from '../servers/node.ts';

const FASTIFY: readonly NodeFault[] = [
  {
    id: 'fastify-without-cors',
    title: 'No plugin for CORS: OPTIONS is not routed',
    causes: ['options-not-routed'],
    server: 'fastify',
    requests: [{ path: '/items', method: 'POST', ...JSON_BODY }],
    source: `app.post('/items', async () => 'stored');`,
  },
  {
    id: 'fastify-authentication-first',
    title: 'A hook asks for a token before the plugin for CORS answers',
    causes: ['options-blocked-by-authentication'],
    server: null,
    requests: [{ path: '/items', headers: { Authorization: 'Bearer 1' } }],
    source: `
      app.addHook('onRequest', async (request, reply) => {
        if (!request.headers.authorization) return reply.code(401).send({ error: 'no token' });
      });
      await app.register(cors, { origin: PAGE });
      app.get('/items', async () => [1]);`,
  },
  {
    id: 'fastify-plugin-encapsulated',
    title: 'The plugin is registered inside another one, whose routes alone get the header',
    causes: ['cors-on-route-group-only', 'cors-mounted-too-late'],
    server: null,
    requests: [{ path: '/open/items' }, { path: '/items' }],
    source: `
      await app.register(async (inner) => {
        await inner.register(cors, { origin: PAGE });
        inner.get('/open/items', async () => [1]);
      });
      app.get('/items', async () => [1]);`,
  },
];

const KOA: readonly NodeFault[] = [
  {
    id: 'koa-crash',
    title: 'The header is set after the routes, and a route throws',
    causes: ['server-error-without-headers'],
    server: 'koa',
    requests: [{ path: '/items' }, { path: '/fail' }],
    source: `
      app.silent = true;
      app.use(async (context, next) => { await next(); context.set('Access-Control-Allow-Origin', PAGE); });
      app.use((context) => { if (context.path === '/fail') throw new Error('no database'); context.body = [1]; });`,
  },
  {
    id: 'koa-options-not-routed',
    title: 'The header is on every answer, nothing answers OPTIONS',
    causes: ['options-not-routed'],
    server: 'koa',
    requests: [{ path: '/items' }, { path: '/items', method: 'DELETE' }],
    source: `
      app.use(async (context, next) => { context.set('Access-Control-Allow-Origin', PAGE); await next(); });
      app.use((context) => { if (context.method !== 'OPTIONS') context.body = [1]; });`,
  },
];

const HONO: readonly NodeFault[] = [
  {
    id: 'hono-other-path',
    title: 'cors() is mounted for /api/*, the route is elsewhere',
    causes: ['options-not-routed', 'cors-on-route-group-only'],
    server: 'hono',
    requests: [{ path: '/api/items' }, { path: '/v2/items', method: 'PUT', ...JSON_BODY }],
    source: `
      app.use('/api/*', cors({ origin: PAGE }));
      app.get('/api/items', (context) => context.json([1]));
      app.put('/v2/items', (context) => context.json('stored'));`,
  },
];

export const NODE_GROUPS = [
  nodeGroup(
    {
      name: 'Fastify',
      imports: `import Fastify from 'fastify';\nimport cors from '@fastify/cors';`,
      begin: 'const app = Fastify();',
      listener: '(await app.ready(), app.routing)',
    },
    [...FASTIFY, ...FASTIFY_MORE],
  ),
  nodeGroup(
    {
      name: 'Koa',
      imports: `import Koa from 'koa';\nimport cors from '@koa/cors';`,
      begin: 'const app = new Koa();',
      listener: 'app.callback()',
    },
    [...KOA, ...KOA_MORE],
  ),
  nodeGroup(
    {
      name: 'Hono',
      imports: `import { Hono } from 'hono';\nimport { cors } from 'hono/cors';\nimport { getRequestListener } from '@hono/node-server';`,
      begin: 'const app = new Hono();',
      listener: 'getRequestListener(app.fetch)',
    },
    [...HONO, ...HONO_MORE],
  ),
];
