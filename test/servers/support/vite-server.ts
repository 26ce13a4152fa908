/**
 * Runs Vite's development server on a free port. Its own CORS headers, which it gives pages on this computer, are switched off: in
 * production there is no Vite.
 */
export const VITE_SERVER = `
import { createServer } from 'vite';

const vite = await createServer({
  logLevel: 'error',
  server: { host: '127.0.0.1', port: 0, cors: false, hmr: false, ws: false },
});
await vite.listen();
console.log('listening on ' + vite.httpServer.address().port);
`;
