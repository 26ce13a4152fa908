import { describeServer } from './support/expectations.ts';
import { startFramework } from './support/framework-app.ts';
import { POLICIES } from './support/policies.ts';
import type { Route } from './support/routes.ts';

const ROUTES: readonly Route[] = [
  { what: 'the start of a session', path: '/socket.io/?EIO=4&transport=polling', status: 200 },
  { what: 'the refusal of an unknown transport', path: '/socket.io/?EIO=4&transport=pigeon', status: 400 },
  { what: 'an unknown session', path: '/socket.io/?EIO=4&transport=polling&sid=none', status: 400 },
];

const application = (snippet: string): string => `
import { createServer } from 'node:http';

const httpServer = createServer();
${snippet}
io.engine.on('headers', (headers) => { headers['X-Total'] = '1'; });
httpServer.listen(0, '127.0.0.1', () => console.log('listening on ' + httpServer.address().port));
`;

describeServer({
  name: 'Socket.IO',
  policies: POLICIES,
  routes: ROUTES,
  start: (policy) =>
    startFramework(
      {
        targetId: 'socketio',
        files: (snippet) => ({ 'server.js': application(snippet) }),
        parameters: ['server.js'],
      },
      policy,
    ),
});
