import { connect, createServer, type AddressInfo, type Server } from 'node:net';
import { until } from '../../browser/until.ts';

const listen = (): Promise<Server> =>
  new Promise((listening, reject) => {
    const server = createServer();
    server.once('error', reject).listen(0, '127.0.0.1', () => listening(server));
  });

const close = (server: Server): Promise<void> => new Promise((closed) => void server.close(() => closed()));

/**
 * So many different ports, all free a moment ago, for servers that cannot choose one themselves. Whatever else listens on a port of the
 * system's choice should start after those servers.
 */
export async function freePorts(count: number): Promise<readonly number[]> {
  const servers = await Promise.all(Array.from({ length: count }, listen));
  const ports = servers.map((server) => (server.address() as AddressInfo).port);
  await Promise.all(servers.map(close));
  return ports;
}

const connects = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port });
    socket
      .once('error', () => resolve(false))
      .once('connect', () => {
        socket.destroy();
        resolve(true);
      });
  });

/** Waits until a port accepts connections: some servers say that they are ready a moment before. */
export const untilListening = (port: number): Promise<boolean> =>
  until(() => connects(port), `a server to listen on port ${port}`);
