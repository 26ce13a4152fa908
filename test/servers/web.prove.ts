import { describeServer } from './support/expectations.ts';
import { SHOWN } from './support/generated.ts';
import { startNode } from './support/node-app.ts';
import { POLICIES, TWO_POLICIES } from './support/policies.ts';
import { ROUTES_WITHOUT_CRASH } from './support/routes.ts';

/** The application behind: routes, authentication, and an error where `throws`. */
const APPLICATION = `
const application = (request) => {
  const { pathname } = new URL(request.url);
  if (request.method === 'OPTIONS') return new Response(null, { status: 405 });
  if (pathname === '/private' && !request.headers.has('Authorization')) return new Response('who are you?', { status: 401 });
  if (pathname === '/fail') return new Response('on purpose', { status: 500 });
  if (pathname === '/items' || pathname === '/private') return Response.json([1], { headers: { 'X-Total': '1' } });
  return new Response('nothing here', { status: 404 });
};
`;

/** Serves a function from Request to Response, which the source defines as \`serveRequest\`. */
const SERVER = `
import { serve } from '@hono/node-server';
serve({ fetch: serveRequest, port: 0, hostname: '127.0.0.1' }, ({ port }) => console.log('listening on ' + port));
`;

describeServer({
  name: 'A Netlify Edge Function',
  policies: POLICIES,
  start: (policy) =>
    startNode(
      'netlify',
      (snippet) =>
        APPLICATION +
        snippet.replace('export default async', 'const edge = async') +
        'const serveRequest = (request) => edge(request, { next: async () => application(request) });' +
        SERVER,
      policy,
    ),
});

const lambda = (snippet: string): string => `
${APPLICATION}
${snippet.replace(/^async function answer[\s\S]*?^\}$/m, 'const answer = (event) => event.answer();')}
const serveRequest = async (request) => {
  const answer = async () => {
    const response = application(request);
    if (response.status === 500) throw new Error('on purpose');
    return { statusCode: response.status, headers: Object.fromEntries(response.headers), body: await response.text() };
  };
  console.error = () => {};
  const event = { headers: Object.fromEntries(request.headers), requestContext: { http: { method: request.method } }, answer };
  const { statusCode, headers, body } = await handler(event, {});
  return new Response(statusCode === 204 ? null : body, { status: statusCode, headers });
};
${SERVER}`;

describeServer({
  name: 'An AWS Lambda function behind an HTTP API',
  policies: POLICIES,
  routes: ROUTES_WITHOUT_CRASH,
  start: (policy) => startNode('lambda', lambda, policy),
});

describeServer({
  name: 'An AWS Lambda function that threw',
  policies: TWO_POLICIES,
  start: (policy) => startNode('lambda', lambda, policy, SHOWN.crash),
});
