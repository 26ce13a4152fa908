import { createSocket, type Socket as UdpSocket } from 'node:dgram';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';

const HOST = '127.0.0.1';

/** A TCP port that is ours until it is given back. */
export interface ReservedPort {
  readonly port: number;
  readonly release: () => Promise<void>;
}

const close = (closing: Server | UdpSocket): Promise<void> =>
  new Promise((closed) => void closing.close(() => closed()));

/** The system gives ports from here on to whoever asks for any, and to whoever connects. */
function firstGivenPort(): number {
  try {
    return Number(/^\d+/.exec(readFileSync('/proc/sys/net/ipv4/ip_local_port_range', 'utf8'))?.[0]);
  } catch {
    // Where Linux begins; other systems begin at 49152. https://www.rfc-editor.org/rfc/rfc6335#section-6
    return 32_768;
  }
}

/** Below are ports with a meaning, some of which browsers refuse. */
const FIRST_PORT = 11_000;
const LEAST_CHOICE = 1000;
const ATTEMPTS = 100;

/** Takes the UDP port of the same number, by which other runs on this machine see that it is ours; null when it is another's. */
async function lock(port: number): Promise<UdpSocket | null> {
  const socket = createSocket('udp4');
  try {
    socket.bind({ port, address: HOST, exclusive: true });
    await once(socket, 'listening');
    // Whoever forgets to release it can still end.
    socket.unref();
    return socket;
  } catch {
    await close(socket);
    return null;
  }
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  try {
    server.listen(port, HOST);
    await once(server, 'listening');
  } catch {
    return false;
  }
  await close(server);
  return true;
}

/**
 * A port on which nothing listens until the caller does, for servers that cannot choose one themselves and for those that have to be down.
 * It is none that the system gives away, as a port is that was free a moment ago, and other runs leave it alone.
 * @throws when a hundred ports are all taken.
 */
export async function reservePort(): Promise<ReservedPort> {
  const choice = Math.max(LEAST_CHOICE, firstGivenPort() - FIRST_PORT);
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const port = FIRST_PORT + Math.floor(Math.random() * choice);
    const socket = await lock(port);
    if (socket === null) continue;
    if (await isFree(port)) return { port, release: () => close(socket) };
    await close(socket);
  }
  throw new Error(`Of ${ATTEMPTS} ports none was free.`);
}
