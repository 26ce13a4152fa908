import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach } from 'vitest';

interface Listening {
  readonly address: () => unknown;
  readonly close: (done: () => void) => unknown;
}

const open: Listening[] = [];

/** Closes a server after the test; gives its port. */
export function closedAfterwards(server: Listening): number {
  open.push(server);
  return (server.address() as AddressInfo).port;
}

/** Servers on loopback that a test starts and that are closed after it. */
export function closeServers(): void {
  afterEach(async () => {
    await Promise.all(open.splice(0).map((server) => new Promise<void>((resolve) => server.close(resolve))));
  });
}

/** Serves until the test is over, with a new connection for each request; gives the origin. */
export async function serve(listener: RequestListener): Promise<string> {
  const server = createServer((request, response) => {
    response.setHeader('Connection', 'close');
    void listener(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${closedAfterwards(server)}`;
}
