import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { describeServer, type Started } from './support/expectations.ts';
import { generate, SHOWN } from './support/generated.ts';
import { startApi } from './support/plain-api.ts';
import { POLICIES, TWO_POLICIES } from './support/policies.ts';
import { ROUTES_WITHOUT_CRASH } from './support/routes.ts';
import { makeDirectory, removeDirectory, start, writeIn } from './support/process.ts';

const installed = createRequire(resolve('test/servers/apps/package.json'));

/** `workerd`, which Cloudflare itself runs Workers on. What `fetch` reaches from within is the server behind, whatever the address. */
const configuration = (portBehind: number): string => `
using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  services = [
    (name = "worker", worker = (
      modules = [(name = "index.js", esModule = embed "index.js")],
      compatibilityDate = "2025-04-01",
      globalOutbound = "behind",
    )),
    (name = "behind", external = (address = "127.0.0.1:${portBehind}", http = ())),
  ],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "worker")],
);
`;

/** Starts a Worker of the module `source`, which may ask a server with a wildcard of its own. */
async function startWorker(source: string): Promise<Started> {
  const { default: workerd } = installed('workerd') as { readonly default: string };
  const api = await startApi(true);
  const directory = makeDirectory();
  writeIn(directory, 'index.js', source);
  const file = writeIn(directory, 'config.capnp', configuration(api.port));
  const ready = /"event":"listen","socket":"http","port":(\d+)/;
  const cleanUp = async (): Promise<void> => {
    await api.stop();
    removeDirectory(directory);
  };
  try {
    const running = await start(workerd, ['serve', file, '--control-fd=1'], ready, directory);
    return { port: Number(running.said), stop: () => running.stop().then(cleanUp) };
  } catch (error) {
    await cleanUp();
    throw error;
  }
}

/** In place of the example's call of the server behind. */
const HANDLER = `
const answer = (request) => {
  const { pathname } = new URL(request.url);
  if (request.method === 'OPTIONS') return new Response(null, { status: 405 });
  if (pathname === '/private' && !request.headers.has('Authorization')) return new Response('who are you?', { status: 401 });
  if (pathname === '/fail') throw new Error('on purpose');
  if (pathname === '/items' || pathname === '/private') return Response.json([1], { headers: { 'X-Total': '1' } });
  return new Response('nothing here', { status: 404 });
};`;

describeServer({
  name: 'A Cloudflare Worker in front of a server, as it is generated',
  policies: POLICIES,
  start: (policy) => startWorker(generate('cloudflare-workers', policy)),
});

const withHandler = (code: string): string => code.replace(/^const answer = .*$/m, () => HANDLER);

describeServer({
  name: 'A Cloudflare Worker with a handler of its own',
  policies: TWO_POLICIES,
  routes: ROUTES_WITHOUT_CRASH,
  start: (policy) => startWorker(withHandler(generate('cloudflare-workers', policy))),
});

describeServer({
  name: 'A Cloudflare Worker whose handler threw',
  policies: TWO_POLICIES,
  start: (policy) => startWorker(withHandler(generate('cloudflare-workers', policy, SHOWN.crash))),
});
