import { describeServer } from './support/expectations.ts';
import { startNode } from './support/node-app.ts';
import { POLICIES } from './support/policies.ts';

const source = (snippet: string): string => `
import Koa from 'koa';
const app = new Koa();

${snippet}

app.silent = true;
app.use(async (ctx, next) => {
  if (ctx.path === '/private' && ctx.get('Authorization') === '') ctx.throw(401, 'who are you?');
  await next();
});
app.use((ctx) => {
  if (ctx.method === 'OPTIONS') ctx.throw(405);
  if (ctx.path === '/fail') throw new Error('on purpose');
  if (ctx.path !== '/items' && ctx.path !== '/private') return;
  ctx.set('X-Total', '1');
  ctx.body = [1];
});
const server = app.listen(0, '127.0.0.1', () => console.log('listening on ' + server.address().port));
`;

describeServer({
  name: 'Koa with @koa/cors',
  policies: POLICIES,
  start: (policy) => startNode('koa', source, policy),
});
