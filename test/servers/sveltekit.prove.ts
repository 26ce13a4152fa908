import { describeServer } from './support/expectations.ts';
import { startFramework } from './support/framework-app.ts';
import { TWO_POLICIES } from './support/policies.ts';
import { VITE_SERVER } from './support/vite-server.ts';

const files = (snippet: string): Record<string, string> => ({
  'serve.js': VITE_SERVER,
  'vite.config.js': `
import { sveltekit } from '@sveltejs/kit/vite';
const noCorsOfItsOwn = { name: 'no-cors', configResolved: (config) => { config.server.cors = false; } };
export default { plugins: [sveltekit(), noCorsOfItsOwn], cacheDir: '.vite' };
`,
  'svelte.config.js': 'export default {};',
  'src/app.html': '<!doctype html><head>%sveltekit.head%</head><body>%sveltekit.body%</body>',
  'src/hooks.server.ts': snippet,
  'src/routes/items/+server.ts': `
import { json } from '@sveltejs/kit';
export const GET = () => json([1], { headers: { 'X-Total': '1' } });
`,
  'src/routes/private/+server.ts': `
import { error, json } from '@sveltejs/kit';
export const GET = ({ request }) => (request.headers.has('Authorization') ? json('secret') : error(401, 'who are you?'));
`,
  'src/routes/fail/+server.ts': `export const GET = () => { throw new Error('on purpose'); };`,
});

describeServer({
  name: 'SvelteKit',
  policies: TWO_POLICIES,
  start: (policy) => startFramework({ targetId: 'sveltekit', files, parameters: ['serve.js'] }, policy),
});
