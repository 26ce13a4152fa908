import { describeServer } from './support/expectations.ts';
import { startFramework } from './support/framework-app.ts';
import { NEXT_SERVER } from './support/next-server.ts';
import { TWO_POLICIES } from './support/policies.ts';
import { ROUTES, type Route } from './support/routes.ts';

/** TypeScript in the folder `app` would have Next.js install packages for it. */
const files = (snippet: string): Record<string, string> => ({
  'serve.js': NEXT_SERVER,
  'package.json': '{ "type": "module" }',
  'proxy.ts': snippet,
  'app/items/route.js': `
export const GET = () => Response.json([1], { headers: { 'X-Total': '1' } });
`,
  'app/private/route.js': `
export const GET = (request) =>
  request.headers.has('Authorization') ? Response.json('secret') : Response.json('who are you?', { status: 401 });
`,
  'app/fail/route.js': `export const GET = () => { throw new Error('on purpose'); };`,
  'app/layout.js': `
export default function Layout({ children }) { return <html lang="en"><body>{children}</body></html>; }
`,
  'app/page.js': 'export default function Page() { return <p>A page</p>; }',
});

/** The page that Next.js renders for an unknown address replaces `Vary`. */
const routes: readonly Route[] = [
  ...ROUTES.filter(({ path }) => path !== '/nothing'),
  { what: 'a page that does not exist', path: '/nothing', status: 404, varies: false },
];

describeServer({
  name: 'Next.js',
  policies: TWO_POLICIES,
  routes,
  start: (policy) => startFramework({ targetId: 'nextjs', files, parameters: ['serve.js'] }, policy),
});
