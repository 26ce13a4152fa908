import { request as startRequest } from 'node:http';
import { connect, createServer, type AddressInfo } from 'node:net';
import type { Header } from '../../../src/cors/header-list.ts';

/** Where a started server listens. */
export type Address = { readonly port: number } | { readonly socketPath: string };

export interface Answer {
  readonly status: number;
  /** As on the wire: a name may come twice. */
  readonly headers: readonly Header[];
  readonly body: string;
}

export interface Question {
  readonly method: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
}

function pairs(rawHeaders: readonly string[]): Header[] {
  const headers: Header[] = [];
  for (let index = 0; index + 1 < rawHeaders.length; index += 2)
    headers.push({ name: rawHeaders[index] ?? '', value: rawHeaders[index + 1] ?? '' });
  return headers;
}

/** One request over a connection of its own. */
export const ask = (address: Address, { method, path, headers = {} }: Question): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const request = startRequest(
      { host: '127.0.0.1', ...address, method, path, headers: { ...headers, connection: 'close' } },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          const status = response.statusCode ?? 0;
          resolve({ status, headers: pairs(response.rawHeaders), body: Buffer.concat(chunks).toString() });
        });
      },
    );
    request.on('error', reject);
    request.end();
  });

/** A port that was free a moment ago, for servers that cannot choose one themselves. */
export const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const listener = createServer();
    listener.listen(0, '127.0.0.1', () => {
      const { port } = listener.address() as AddressInfo;
      listener.close(() => resolve(port));
    });
  });

const connects = (address: Address): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(
      'port' in address ? { host: '127.0.0.1', ...address } : { path: address.socketPath },
    );
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });

/** How long a server may take from saying that it starts to listening. */
const LISTEN_LIMIT = 10_000;

/** Waits until `address` accepts connections: some servers say that they are ready a moment before. */
export async function untilListening(address: Address): Promise<void> {
  const end = performance.now() + LISTEN_LIMIT;
  while (!(await connects(address))) {
    if (performance.now() > end) throw new Error('the server does not listen');
    await new Promise((resolve) => setImmediate(resolve));
  }
}
