import type { Policy } from '../../../src/fix/policy/policy.ts';
import type { Started } from './expectations.ts';
import { startNode } from './node-app.ts';

/** Imports stand where the snippet has them: an ES module takes them anywhere at its top level. */
const source = (packageName: string, snippet: string): string => `
import express from '${packageName}';
const app = express();

${snippet}

app.use(express.json());
app.use((request, response, next) => {
  const open = request.path !== '/private' || request.headers.authorization !== undefined;
  return open ? next() : response.status(401).json({ error: 'who are you?' });
});
app.get('/items', (request, response) => response.set('X-Total', '1').json([1]));
app.get('/private', (request, response) => response.json('secret'));
app.get('/fail', () => { throw new Error('on purpose'); });
const server = app.listen(0, '127.0.0.1', () => console.log('listening on ' + server.address().port));
`;

/** Starts Express as `packageName` with what `targetId` generates for `policy`. */
export const startExpress = (packageName: string, targetId: string, policy: Policy): Promise<Started> =>
  startNode(targetId, (snippet) => source(packageName, snippet), policy);
