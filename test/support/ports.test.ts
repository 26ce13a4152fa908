import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { connect, createServer, type AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { reservePort } from './ports.ts';

async function listenOn(port: number): Promise<{ readonly port: number; readonly close: () => void }> {
  const server = createServer();
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return { port: (server.address() as AddressInfo).port, close: () => server.close() };
}

it('refuses connections until somebody listens who knows it', async () => {
  const { port, release } = await reservePort();
  const [error] = (await once(connect({ host: '127.0.0.1', port }), 'error')) as [NodeJS.ErrnoException];
  expect(error.code).toBe('ECONNREFUSED');
  const server = await listenOn(port);
  expect(server.port).toBe(port);
  server.close();
  await release();
});

it('is reserved for one', async () => {
  const reserved = await Promise.all(Array.from({ length: 40 }, reservePort));
  expect(new Set(reserved.map(({ port }) => port)).size).toBe(40);
  const other = createSocket('udp4');
  const refused = once(other, 'error');
  other.bind({ port: reserved[0]?.port ?? 0, address: '127.0.0.1', exclusive: true });
  const [error] = (await refused) as [NodeJS.ErrnoException];
  expect(error.code).toBe('EADDRINUSE');
  await Promise.all(reserved.map(({ release }) => release()));
});

it('is below every port that the system gives away', async () => {
  const [{ port, release }, given] = await Promise.all([reservePort(), listenOn(0)]);
  expect(port).toBeLessThan(given.port);
  given.close();
  await release();
});
