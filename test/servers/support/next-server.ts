/** Runs Next's development server, which compiles what it is asked for, on a free port. */
export const NEXT_SERVER = `
import { createServer } from 'node:http';
process.env.NEXT_TELEMETRY_DISABLED = '1';
const { default: next } = await import('next');

const app = next({ dev: true, dir: import.meta.dirname, hostname: '127.0.0.1', port: 0 });
await app.prepare();
const handle = app.getRequestHandler();
const server = createServer((request, response) => handle(request, response));
server.listen(0, '127.0.0.1', () => console.log('listening on ' + server.address().port));
`;
