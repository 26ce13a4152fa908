import { describeServer } from './support/expectations.ts';
import { startNode } from './support/node-app.ts';
import { POLICIES } from './support/policies.ts';

const source = (snippet: string): string => `
import Fastify from 'fastify';
const app = Fastify();

${snippet}

app.addHook('onRequest', async (request, reply) => {
  const open = request.routeOptions.url !== '/private' || request.headers.authorization !== undefined;
  if (!open) return reply.code(401).send({ error: 'who are you?' });
});
app.get('/items', (request, reply) => reply.header('X-Total', '1').send([1]));
app.get('/private', async () => 'secret');
app.get('/fail', async () => { throw new Error('on purpose'); });
await app.listen({ port: 0, host: '127.0.0.1' });
console.log('listening on ' + app.server.address().port);
`;

describeServer({
  name: 'Fastify with @fastify/cors',
  policies: POLICIES,
  start: (policy) => startNode('fastify', source, policy),
});
