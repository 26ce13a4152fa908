import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { reservePort } from '../support/ports.ts';
import { casePath, placeOf } from './addresses.ts';
import { parseAnswer, type Origins } from './answer.ts';
import { LAB_CASES } from './cases.ts';
import type { Answer, Host } from './lab-case.ts';
import { pageFile, preparePage } from './page-files.ts';

/** The running lab. */
export interface Lab {
  readonly origins: Origins;
  /** The page with one button for each case. */
  readonly url: string;
  /** Requests that no case's table answers, as `METHOD place of case`: a hole in the table. */
  readonly unanswered: readonly string[];
  close(): Promise<void>;
}

/** The name by which the page calls each host: what counts for the origin, while all of them listen on the loopback address. */
const NAMES: Readonly<Record<Host, string>> = {
  page: 'localhost',
  api: '127.0.0.1',
  other: 'localhost',
  third: '127.0.0.1',
  down: '127.0.0.1',
};
const HOSTS: readonly Host[] = ['page', 'api', 'other', 'third'];

const listen = (server: Server, port = 0): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });

const close = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });

function findAnswer(method: string, host: Host, path: string): Answer | null {
  const { id, place } = placeOf(host, path);
  const server: Readonly<Record<string, Answer>> | undefined = LAB_CASES.find(
    (each) => each.id === id,
  )?.server;
  // The preflight redirect and the like lead to a path that only ends with a slash: the same place.
  const same = place.replace(/\/$/, '');
  return server?.[`${method} ${same}`] ?? server?.[`* ${same}`] ?? null;
}

function give(answer: Answer, request: IncomingMessage, response: ServerResponse, origins: Origins): void {
  if (answer === 'silence') return;
  if (answer === 'reset') return void request.socket.resetAndDestroy();
  if (answer === 'close') return void request.socket.end();
  const { id } = placeOf('page', request.url ?? '/');
  const surroundings = { origins, casePath: casePath(id), origin: request.headers.origin ?? '' };
  const { status, statusText, headers, body } = parseAnswer(answer, surroundings);
  response.writeHead(status, statusText, [
    ...headers.flat(),
    ...(headers.some(([name]) => name === 'Cache-Control') ? [] : ['Cache-Control', 'no-store']),
  ]);
  response.end(body);
}

/**
 * Starts the lab: four origins on free ports of the loopback address, and a fifth behind which nothing listens.
 * @param port for the page itself; any free one by default
 */
export async function startLab(port = 0): Promise<Lab> {
  await preparePage();
  const unanswered: string[] = [];
  const origins: Record<Host, string> = { page: '', api: '', other: '', third: '', down: '' };
  const serve = (host: Host, request: IncomingMessage, response: ServerResponse): void => {
    const { pathname } = new URL(request.url ?? '/', 'http://lab');
    const file = pageFile(host, pathname, origins);
    if (file) return void response.writeHead(200, file.headers).end(file.body);
    const answer = findAnswer(request.method ?? '', host, pathname);
    if (answer !== null) return give(answer, request, response, origins);
    unanswered.push(`${request.method} ${host}${pathname}`);
    response.writeHead(404).end();
  };
  const servers: Server[] = [];
  for (const host of HOSTS) {
    const server = createServer((request, response) => serve(host, request, response));
    origins[host] = `http://${NAMES[host]}:${await listen(server, host === 'page' ? port : 0)}`;
    servers.push(server);
  }
  const down = await reservePort();
  origins.down = `http://${NAMES.down}:${down.port}`;
  return {
    origins,
    url: `${origins.page}/`,
    unanswered,
    close: async () => {
      await Promise.all(servers.map(close));
      await down.release();
    },
  };
}
