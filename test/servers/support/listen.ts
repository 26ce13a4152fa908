import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Running } from './process.ts';

/** A server in this process. */
export type Listening = Running & { readonly port: number };

/** `wanted`: a port that has to be free; any that is by default. */
export function listen(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
  wanted = 0,
): Promise<Listening> {
  const server = createServer(answer);
  const stop = (): Promise<void> =>
    new Promise((stopped) => {
      server.close(() => stopped());
      server.closeAllConnections();
    });
  return new Promise((started, failed) => {
    server.once('error', failed);
    server.listen(wanted, '127.0.0.1', () => started({ port: (server.address() as AddressInfo).port, stop }));
  });
}
