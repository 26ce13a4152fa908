import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { createServer as createSecureServer } from 'node:tls';
import { reservePort } from '../../support/ports.ts';
import type { CaseSpec, Line, ResponsePolicy } from '../spec.ts';
import { type Addresses, addressesOf } from './addresses.ts';
import { answerBytes, isPreflight, policyFor } from './answer.ts';
import { type ReceivedRequest, RequestReader } from './http-request.ts';
import { type Certificate, makeCertificate } from './certificate.ts';
import { type Reach, reachOf } from './reach.ts';
import { WireLog } from './wire-log.ts';
import { routesOf, type World } from './world.ts';

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

/** Listens on the sockets of a run, and forgets none. */
class Listeners {
  readonly #servers: Server[] = [];
  readonly #sockets = new Set<Socket>();
  readonly #cases: CaseServer;

  constructor(cases: CaseServer) {
    this.#cases = cases;
  }

  plain(): Promise<number> {
    const server = createServer((socket) => this.#accept(socket, false));
    this.#servers.push(server);
    return listen(server);
  }

  secure(certificate: Certificate): Promise<number> {
    const server = createSecureServer(certificate, (socket) => this.#accept(socket, true));
    // A browser that does not trust the certificate hangs up.
    server.on('tlsClientError', () => undefined);
    this.#servers.push(server);
    return listen(server);
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await Promise.all(this.#servers.map((server) => new Promise((done) => server.close(done))));
  }

  #accept(socket: Socket, secure: boolean): void {
    const reader = new RequestReader(secure ? 'https' : 'http');
    this.#sockets.add(socket);
    socket.setNoDelay(true);
    socket.on('close', () => this.#sockets.delete(socket));
    // The browser hangs up when it likes: nothing to do about it.
    socket.on('error', () => socket.destroy());
    socket.on('data', (chunk: Buffer) => {
      if (!secure && chunk[0] === TLS_HANDSHAKE) socket.end('no TLS here\r\n');
      for (const request of reader.read(chunk)) this.#cases.answer(socket, request);
    });
  }
}

type FilesFor = (addresses: Addresses) => ReadonlyMap<string, PageFile>;

/** Starts three servers on loopback, on ports that the system chooses. `filesFor` gives the page's own, by path. */
export async function startServers(filesFor: FilesFor): Promise<Servers> {
  const cases = new CaseServer();
  const listeners = new Listeners(cases);
  const [page, api, other] = await Promise.all([listeners.plain(), listeners.plain(), listeners.plain()]);
  const closed = await reservePort();
  const addresses = addressesOf({ page, api, other, closed: closed.port });
  cases.open(addresses, filesFor(addresses));
  return {
    addresses,
    serve: (specs) => cases.add(specs),
    wireLog: () => cases.wire.entries,
    close: async () => {
      await listeners.close();
      await closed.release();
    },
  };
}

/** The servers of a world, and how a browser finds them. */
export interface WorldServers extends Servers {
  readonly reach: Reach;
}

/** Starts the servers of a world on loopback; only a browser that is started with their `reach` gets there. */
export async function startWorld(world: World, filesFor: FilesFor): Promise<WorldServers> {
  const cases = new CaseServer();
  const listeners = new Listeners(cases);
  const routes = routesOf(world);
  const certificate = makeCertificate([...new Set(routes.map(({ host }) => host))]);
  const ports = {
    public: { plain: await listeners.plain(), secure: await listeners.secure(certificate) },
    local: { plain: await listeners.plain(), secure: await listeners.secure(certificate) },
  };
  const closed = await reservePort();
  cases.open(world.origins, filesFor(world.origins));
  return {
    addresses: world.origins,
    reach: reachOf(routes, ports, closed.port, certificate),
    serve: (specs) => cases.add(specs),
    wireLog: () => cases.wire.entries,
    close: async () => {
      await listeners.close();
      await closed.release();
    },
  };
}
