import { describeServer } from './support/expectations.ts';
import { startNode } from './support/node-app.ts';
import { POLICIES } from './support/policies.ts';

const source = (snippet: string): string => `
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
const app = new Hono();

${snippet}

app.use('/private', async (context, next) => {
  if (context.req.header('Authorization') === undefined) throw new HTTPException(401);
  await next();
});
app.get('/items', (context) => context.json([1], 200, { 'X-Total': '1' }));
app.get('/private', (context) => context.json('secret'));
app.get('/fail', () => { throw new Error('on purpose'); });
serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => console.log('listening on ' + port));
`;

describeServer({
  name: 'Hono on Node',
  policies: POLICIES,
  start: (policy) => startNode('hono', source, policy),
});
