import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { reservePort } from '../../support/ports.ts';
import type { CaseSpec, Line, ResponsePolicy } from '../spec.ts';
import { type Addresses, addressesOf } from './addresses.ts';
import { answerBytes, isPreflight, policyFor } from './answer.ts';
import { type ReceivedRequest, RequestReader } from './http-request.ts';
import { WireLog } from './wire-log.ts';

export interface Servers {
  readonly addresses: Addresses;
  /** From now on these cases are served; earlier ones are still known. */
  serve(specs: readonly CaseSpec[]): void;
  /** What went over the wire for cases, as a logging proxy in front of the servers would write it: HAR entries. */
  wireLog(): readonly unknown[];
  close(): Promise<void>;
}

/** A file of the page itself. */
export interface PageFile {
  readonly type: string;
  readonly text: string;
  readonly headers?: readonly Line[];
}

const listen = (server: Server): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });

function fileBytes({ type, text, headers = [] }: PageFile): Buffer {
  const body = Buffer.from(text);
  const lines: readonly Line[] = [
    ['Content-Type', type],
    ['Content-Length', String(body.length)],
    ['Access-Control-Allow-Origin', '*'],
    ['Cache-Control', 'no-store'],
    ...headers,
  ];
  const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  return Buffer.concat([Buffer.from(`HTTP/1.1 200 OK\r\n${head}\r\n`), body]);
}

/** The first byte of a TLS ClientHello; no HTTP method starts with it. */
const TLS_HANDSHAKE = 0x16;

const NOT_FOUND = Buffer.from(
  'HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nCache-Control: no-store\r\n\r\n',
);

function carryOut(socket: Socket, policy: ResponsePolicy, bytes: Buffer): void {
  switch (policy.fate) {
    case 'answer':
      socket.write(bytes);
      return;
    case 'reset':
      socket.resetAndDestroy();
      return;
    case 'empty':
      socket.end();
      return;
    case 'garbage':
      socket.end('\u0000\u0001 this is no HTTP\r\n\r\n');
      return;
    case 'hang':
      return;
  }
}

/** Answers each request as the case that its URL names wants it. */
class CaseServer {
  readonly #cases = new Map<number, CaseSpec>();
  readonly #visits = new Map<string, number>();
  readonly wire = new WireLog();
  #files: ReadonlyMap<string, PageFile> = new Map();
  #addresses: Addresses | null = null;

  /** The ports are known, and with them what the page's own files have to say. */
  open(addresses: Addresses, files: ReadonlyMap<string, PageFile>): void {
    this.#addresses = addresses;
    this.#files = files;
  }

  add(specs: readonly CaseSpec[]): void {
    for (const spec of specs) this.#cases.set(spec.index, spec);
  }

  answer(socket: Socket, request: ReceivedRequest): void {
    const file = this.#files.get(request.target.split('?', 1)[0] ?? '');
    if (file) socket.write(fileBytes(file));
    else this.#answerCase(socket, request);
  }

  #answerCase(socket: Socket, request: ReceivedRequest): void {
    const spec = this.#cases.get(Number(/case=(\d+)\./.exec(request.target)?.[1]));
    const hop = Number(/&hop=(\d+)/.exec(request.target)?.[1] ?? 0);
    const hopSpec = spec?.hops[hop];
    if (!spec || !hopSpec || !this.#addresses || request.target.startsWith('/elsewhere')) {
      socket.write(NOT_FOUND);
      return;
    }
    const key = `${spec.index}/${hop}/${isPreflight(request)}`;
    const visit = this.#visits.get(key) ?? 0;
    this.#visits.set(key, visit + 1);
    const policy = policyFor(hopSpec, request, visit);
    const bytes = answerBytes(policy, { spec, hop, request, addresses: this.#addresses });
    this.wire.add(request, policy.fate === 'answer' ? bytes : null);
    carryOut(socket, policy, bytes);
  }
}

/** Starts three servers on loopback, on ports that the system chooses. `filesFor` gives the page's own, by path. */
export async function startServers(
  filesFor: (addresses: Addresses) => ReadonlyMap<string, PageFile>,
): Promise<Servers> {
  const cases = new CaseServer();
  const sockets = new Set<Socket>();
  const accept = (socket: Socket): void => {
    const reader = new RequestReader();
    sockets.add(socket);
    socket.setNoDelay(true);
    socket.on('close', () => sockets.delete(socket));
    // The browser hangs up when it likes: nothing to do about it.
    socket.on('error', () => socket.destroy());
    socket.on('data', (chunk) => {
      if (chunk[0] === TLS_HANDSHAKE) socket.end('no TLS here\r\n');
      for (const request of reader.read(chunk)) cases.answer(socket, request);
    });
  };
  const servers = [createServer(accept), createServer(accept), createServer(accept)] as const;
  const [page, api, other] = await Promise.all([listen(servers[0]), listen(servers[1]), listen(servers[2])]);
  const closed = await reservePort();
  const addresses = addressesOf({ page, api, other, closed: closed.port });
  cases.open(addresses, filesFor(addresses));
  return {
    addresses,
    serve: (specs) => cases.add(specs),
    wireLog: () => cases.wire.entries,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await Promise.all(servers.map((server) => new Promise((done) => server.close(done))));
      await closed.release();
    },
  };
}
