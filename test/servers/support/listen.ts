import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Running } from './process.ts';

/** A server on a free port, in this process. */
export type Listening = Running & { readonly port: number };

export function listen(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<Listening> {
  const server = createServer(answer);
  const stop = (): Promise<void> =>
    new Promise((stopped) => {
      server.close(() => stopped());
      server.closeAllConnections();
    });
  return new Promise((started) => {
    server.listen(0, '127.0.0.1', () => started({ port: (server.address() as AddressInfo).port, stop }));
  });
}
