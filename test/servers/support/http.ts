import { request as startRequest } from 'node:http';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import type { Header } from '../../../src/cors/header-list.ts';
import { until } from '../../browser/until.ts';
import type { Running } from './process.ts';

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
export const ask = (port: number, { method, path, headers = {} }: Question): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const request = startRequest(
      { host: '127.0.0.1', port, method, path, headers: { ...headers, connection: 'close' }, agent: false },
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

/** Where a started server listens. */
type Address = { readonly port: number } | { readonly socketPath: string };

const connects = (address: Address): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(
      'port' in address ? { host: '127.0.0.1', ...address } : { path: address.socketPath },
    );
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });

/** Waits until `address` accepts connections: some servers say that they are ready a moment before. */
export const untilListening = (address: Address): Promise<boolean> =>
  until(() => connects(address), 'the server to listen');

/** A port that leads to a Unix socket, which no browser can reach: a server that cannot choose a free port itself listens there. */
export function bridge(socketPath: string): Promise<{ readonly port: number } & Running> {
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect({ path: socketPath });
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.once('close', () => sockets.delete(socket));
    }
    near.on('error', () => far.destroy());
    far.on('error', () => near.destroy());
    near.pipe(far).pipe(near);
  });
  const stop = (): Promise<void> =>
    new Promise((stopped) => {
      server.close(() => stopped());
      for (const socket of sockets) socket.destroy();
    });
  return new Promise((started) => {
    server.listen(0, '127.0.0.1', () => started({ port: (server.address() as AddressInfo).port, stop }));
  });
}
