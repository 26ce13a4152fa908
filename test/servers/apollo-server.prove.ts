import { describeServer } from './support/expectations.ts';
import { startFramework } from './support/framework-app.ts';
import { POLICIES } from './support/policies.ts';
import type { Route } from './support/routes.ts';

/** Apollo refuses a GET that an HTML form could have made, unless its type says otherwise. */
const ROUTES: readonly Route[] = [
  { what: 'the refusal of a request that a form could make', path: '/graphql?query={items}', status: 400 },
  {
    what: 'the answer to a query',
    method: 'POST',
    path: '/graphql',
    status: 200,
    headers: { 'content-type': 'application/json' },
    body: '{"query":"{ items }"}',
  },
  {
    what: 'an error in a query',
    method: 'POST',
    path: '/graphql',
    status: 400,
    headers: { 'content-type': 'application/json' },
    body: '{"query":"{ nothing }"}',
  },
];

/** The application; the snippet brings its own import of Express. */
const application = (snippet: string): string => `
import { ApolloServer } from '@apollo/server';

const server = new ApolloServer({ typeDefs: 'type Query { items: [Int] }', resolvers: { Query: { items: () => [1] } } });
await server.start();
const app = express();
app.use((request, response, next) => {
  response.set('X-Total', '1');
  next();
});
${snippet}
const listener = app.listen(0, '127.0.0.1', () => console.log('listening on ' + listener.address().port));
`;

describeServer({
  name: 'Apollo Server on Express',
  policies: POLICIES,
  routes: ROUTES,
  start: (policy) =>
    startFramework(
      {
        targetId: 'apollo-server',
        files: (snippet) => ({ 'server.js': application(snippet) }),
        parameters: ['server.js'],
      },
      policy,
    ),
});
