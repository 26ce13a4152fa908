import { describeServer } from './support/expectations.ts';
import { startFramework } from './support/framework-app.ts';
import { POLICIES } from './support/policies.ts';

const BUILD_AND_SERVE = `
import { createServer } from 'node:http';
import { build, copyPublicAssets, createNitro, prepare } from 'nitropack';

const nitro = await createNitro({ rootDir: import.meta.dirname, preset: 'node-listener', logLevel: 0 });
await prepare(nitro);
await copyPublicAssets(nitro);
await build(nitro);
await nitro.close();
const { listener } = await import('./.output/server/index.mjs');
const server = createServer(listener);
server.listen(0, '127.0.0.1', () => console.log('listening on ' + server.address().port));
`;

/** Nuxt's server is Nitro; without Nuxt the folder of the middleware is not below \`server\`. */
const files = (snippet: string): Record<string, string> => ({
  'serve.js': BUILD_AND_SERVE,
  'nitro.config.ts': `export default defineNitroConfig({ compatibilityDate: '2025-01-01', scanDirs: ['.'], sourceMap: false, externals: { trace: false } });`,
  'middleware/0.cors.ts': snippet,
  'middleware/1.authenticate.ts': `
export default defineEventHandler((event) => {
  const open = getRequestURL(event).pathname !== '/private' || getRequestHeader(event, 'Authorization') !== undefined;
  if (!open) throw createError({ statusCode: 401 });
});
`,
  'routes/items.ts': `
export default defineEventHandler((event) => {
  setResponseHeader(event, 'X-Total', '1');
  return [1];
});
`,
  'routes/private.ts': `export default defineEventHandler(() => 'secret');`,
  'routes/fail.ts': `export default defineEventHandler(() => { throw new Error('on purpose'); });`,
});

describeServer({
  name: 'Nitro',
  policies: POLICIES,
  start: (policy) => startFramework({ targetId: 'nuxt', files, parameters: ['serve.js'] }, policy),
});
