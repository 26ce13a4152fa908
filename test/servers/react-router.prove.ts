import { describeServer } from './support/expectations.ts';
import { startFramework } from './support/framework-app.ts';
import { TWO_POLICIES } from './support/policies.ts';
import { VITE_SERVER } from './support/vite-server.ts';

/** What has no route is refused before middleware runs: a route for the rest, as a note of the snippet says. */
const files = (snippet: string): Record<string, string> => ({
  'serve.js': VITE_SERVER,
  'vite.config.js': `
import { reactRouter } from '@react-router/dev/vite';
export default { plugins: [reactRouter()], cacheDir: '.vite' };
`,
  'react-router.config.ts': 'export default { future: { v8_middleware: true } };',
  'app/cors.server.ts': snippet,
  'app/root.tsx': `
import { Outlet } from 'react-router';
export { middleware } from './cors.server';
export default function Root() { return <html lang="en"><body><Outlet /></body></html>; }
`,
  'app/routes.ts': `
import { route } from '@react-router/dev/routes';
export default [...['items', 'private', 'fail'].map((name) => route(name, name + '.ts')), route('*', 'missing.ts')];
`,
  'app/items.ts': `
const answer = () => Response.json([1], { headers: { 'X-Total': '1' } });
export { answer as action, answer as loader };
`,
  'app/private.ts': `
export const loader = ({ request }) => {
  if (!request.headers.has('Authorization')) throw new Response('who are you?', { status: 401 });
  return Response.json('secret');
};
`,
  'app/missing.ts': `
const answer = () => new Response('nothing here', { status: 404 });
export { answer as action, answer as loader };
`,
  'app/fail.ts': `export const loader = () => { throw new Error('on purpose'); };`,
});

describeServer({
  name: 'React Router in framework mode',
  policies: TWO_POLICIES,
  start: (policy) => startFramework({ targetId: 'remix', files, parameters: ['serve.js'] }, policy),
});
