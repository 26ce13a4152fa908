// A page whose API was written by somebody who has not heard of CORS yet: what the README's pictures show.
import { listen, type Listening } from '../servers/support/listen.ts';
import { makeDirectory, removeDirectory, start, writeIn, type Running } from '../servers/support/process.ts';

/** Where a development server and an API are, mostly. They have to be free. */
const PAGE_PORT = 5173;
const API_PORT = 8080;
const STATUS_PORT = 4000;

export const PAGE = `http://localhost:${PAGE_PORT}`;
const API = `http://localhost:${API_PORT}`;
const STATUS = `http://localhost:${STATUS_PORT}`;

const DOCUMENT = `<!doctype html><title>Tasks</title><script src="/app.js"></script>`;

const SCRIPT = `
const json = { 'Content-Type': 'application/json' };
globalThis.save = () =>
  fetch('${API}/tasks/42', { method: 'PUT', headers: json, body: '{"done":true}' }).then(() => true, () => false);
globalThis.ask = (path, options) =>
  fetch(path, options).then(() => true, () => false);
`;

/** What else the page asks for: an API that fails, and one whose answers are kept apart by no cache. */
export const OTHERS: readonly (readonly [string, Readonly<Record<string, unknown>>])[] = [
  [`${API}/tasks`, {}],
  [`${API}/tasks/7`, { method: 'DELETE', headers: { Authorization: 'Bearer example' } }],
  [`${API}/me`, { credentials: 'include' }],
  [`${STATUS}/prices`, {}],
  [`${STATUS}/report`, {}],
];

const source = (pasted: string): string => `
import express from 'express';
const app = express();

${pasted}

app.use(express.json());
app.get('/tasks', (request, response) => response.json([]));
app.put('/tasks/:id', (request, response) => response.json({ id: request.params.id, ...request.body }));
app.delete('/tasks/:id', (request, response) => response.status(204).end());
app.get('/me', (request, response) => response.json({ name: 'somebody' }));
app.listen(${API_PORT}, (error) => {
  if (error) throw error;
  console.log('listening');
});
`;

/** Starts the API with what was pasted into it, '' at first. */
async function startApi(pasted: string): Promise<Running> {
  const directory = makeDirectory();
  const running = await start(
    process.execPath,
    [writeIn(directory, 'app.mjs', source(pasted))],
    /listening/,
    directory,
  );
  return {
    stop: async () => {
      await running.stop();
      removeDirectory(directory);
    },
  };
}

/** Runs something while the API answers, with what was pasted into it. */
export async function withApi<Result>(pasted: string, run: () => Promise<Result>): Promise<Result> {
  const api = await startApi(pasted);
  try {
    return await run();
  } finally {
    await api.stop();
  }
}

/** Serves the page. */
export const startPage = (): Promise<Listening> =>
  listen(({ url }, response) => {
    const isScript = url === '/app.js';
    response.setHeader('Content-Type', isScript ? 'text/javascript' : 'text/html');
    response.end(isScript ? SCRIPT : DOCUMENT);
  }, PAGE_PORT);

/** Serves the other API. */
export const startStatus = (): Promise<Listening> =>
  listen(({ url }, response) => {
    const isPrices = url === '/prices';
    response.writeHead(isPrices ? 200 : 500, isPrices ? { 'Access-Control-Allow-Origin': PAGE } : {}).end();
  }, STATUS_PORT);
