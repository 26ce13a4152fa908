import { describeServer } from './support/expectations.ts';
import { startFramework } from './support/framework-app.ts';
import { POLICIES } from './support/policies.ts';

const application = (snippet: string): string => `
import { Elysia } from 'elysia';
import { node } from '@elysiajs/node';

const app = new Elysia({ adapter: node() });

${snippet}

app.onBeforeHandle(({ path, headers, status }) => {
  if (path === '/private' && headers.authorization === undefined) return status(401, 'who are you?');
});
app.get('/items', ({ set }) => {
  set.headers['X-Total'] = '1';
  return [1];
});
app.get('/private', () => 'secret');
app.get('/fail', () => { throw new Error('on purpose'); });
app.listen({ port: 0, hostname: '127.0.0.1' }, ({ raw }) => {
  const server = raw.node.server;
  const tell = () => console.log('listening on ' + server.address().port);
  server.listening ? tell() : server.once('listening', tell);
});
`;

describeServer({
  name: 'Elysia on Node',
  policies: POLICIES,
  start: (policy) =>
    startFramework(
      {
        targetId: 'elysia',
        files: (snippet) => ({ 'server.ts': application(snippet) }),
        parameters: ['--import', 'tsx', 'server.ts'],
      },
      policy,
    ),
});
