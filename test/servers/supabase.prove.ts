import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { describeServer, type Started } from './support/expectations.ts';
import { generate } from './support/generated.ts';
import { POLICIES } from './support/policies.ts';
import { makeDirectory, removeDirectory, start, writeIn } from './support/process.ts';

const installed = createRequire(resolve('test/servers/apps/package.json'));

/** What Supabase runs functions on is Deno: its types check the generated TypeScript, too. */
const PARAMETERS = ['run', '--check', '--no-config', '--no-remote', '--no-npm', '--no-prompt', '--allow-net'];

/** In place of the example's handler. */
const HANDLER = `
async function answer(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  if (request.method === 'OPTIONS') return new Response(null, { status: 405 });
  if (pathname === '/private' && !request.headers.has('Authorization')) return new Response('who are you?', { status: 401 });
  if (pathname === '/fail') throw new Error('on purpose');
  if (pathname === '/items' || pathname === '/private') return Response.json([1], { headers: { 'X-Total': '1' } });
  return new Response('nothing here', { status: 404 });
}`;

/** Starts the function `source`. */
async function startFunction(source: string): Promise<Started> {
  const { runInstall } = installed('deno/install_api.cjs') as { readonly runInstall: () => string };
  const directory = makeDirectory();
  const file = writeIn(directory, 'supabase/functions/api/index.ts', source);
  const environment = {
    DENO_DIR: `${directory}/deno`,
    DENO_NO_UPDATE_CHECK: '1',
    // The function itself names no port.
    DENO_SERVE_ADDRESS: 'tcp:127.0.0.1:0',
    NO_COLOR: '1',
  };
  const ready = /Listening on http:\/\/127\.0\.0\.1:(\d+)/;
  try {
    const running = await start(runInstall(), [...PARAMETERS, file], ready, directory, environment);
    return {
      port: Number(running.said),
      stop: () => running.stop().then(() => removeDirectory(directory)),
    };
  } catch (error) {
    removeDirectory(directory);
    throw error;
  }
}

describeServer({
  name: 'A Supabase Edge Function on Deno',
  policies: POLICIES,
  start: (policy) =>
    startFunction(generate('supabase', policy).replace(/^async function answer[\s\S]*?^\}$/m, () => HANDLER)),
});
