/** Runs Next's development server, which compiles what it is asked for, on a free port. What tests ask for is compiled first: that takes long on a busy machine. */
export const NEXT_SERVER = `
import { createServer } from 'node:http';
process.env.NEXT_TELEMETRY_DISABLED = '1';
const { default: next } = await import('next');

const app = next({ dev: true, dir: import.meta.dirname, hostname: '127.0.0.1', port: 0 });
await app.prepare();
const handle = app.getRequestHandler();
const server = createServer((request, response) => handle(request, response));
await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
const { port } = server.address();
for (const path of ['items', 'private', 'fail', 'nothing']) await fetch('http://127.0.0.1:' + port + '/' + path);
console.log('listening on ' + port);
`;
