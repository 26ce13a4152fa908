import { describeServer } from './support/expectations.ts';
import { startFramework } from './support/framework-app.ts';
import { POLICIES } from './support/policies.ts';
import type { Route } from './support/routes.ts';

const ROUTES: readonly Route[] = [
  { what: 'the answer to a query', path: '/graphql?query={items}', status: 200 },
  { what: 'an error in a query', path: '/graphql?query={', status: 200 },
  { what: 'a route that does not exist', path: '/nothing', status: 404 },
  {
    what: 'the answer to a posted query',
    method: 'POST',
    path: '/graphql',
    status: 200,
    headers: { 'content-type': 'application/json' },
    body: '{"query":"{ items }"}',
  },
];

const application = (snippet: string): string => `
import { createServer } from 'node:http';
import { createSchema, createYoga } from 'graphql-yoga';

const schema = createSchema({ typeDefs: 'type Query { items: [Int] }', resolvers: { Query: { items: () => [1] } } });

${snippet}

const counting = { onResponse: ({ response }) => response.headers.set('X-Total', '1') };
const yoga = createYoga({ schema, cors, plugins: [varyByOrigin, counting], logging: false });
const server = createServer(yoga);
server.listen(0, '127.0.0.1', () => console.log('listening on ' + server.address().port));
`;

describeServer({
  name: 'GraphQL Yoga',
  policies: POLICIES,
  routes: ROUTES,
  start: (policy) =>
    startFramework(
      {
        targetId: 'graphql-yoga',
        files: (snippet) => ({ 'server.ts': application(snippet) }),
        parameters: ['--import', 'tsx', 'server.ts'],
      },
      policy,
    ),
});
