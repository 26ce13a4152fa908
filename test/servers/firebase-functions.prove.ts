import { describeServer } from './support/expectations.ts';
import { SHOWN } from './support/generated.ts';
import { startFramework } from './support/framework-app.ts';
import { POLICIES, TWO_POLICIES } from './support/policies.ts';
import { ROUTES_WITHOUT_CRASH } from './support/routes.ts';

/** In place of the example's handler. */
const HANDLER = `
      if (req.path === '/fail') throw new Error('on purpose');
      if (req.path === '/private' && req.get('Authorization') === undefined) return res.status(401).json('who are you?');
      if (req.path !== '/items' && req.path !== '/private') return res.status(404).json('nothing here');
      res.set('X-Total', '1').json([1]);`;

/** Cloud Functions runs a function within this server. */
const SERVER = `
import { http } from '@google-cloud/functions-framework';
import { getTestServer } from '@google-cloud/functions-framework/testing';
import { api } from './index.mjs';

http('api', api);
const server = getTestServer('api');
server.listen(0, '127.0.0.1', () => console.log('listening on ' + server.address().port));
`;

/** Firebase's emulator runs functions so: unless told otherwise, they let everybody in. */
const EMULATOR = `
process.env.FIREBASE_DEBUG_MODE = 'true';
process.env.FIREBASE_DEBUG_FEATURES = JSON.stringify({ skipTokenVerification: true, enableCors: true });
`;

const files = (snippet: string): Record<string, string> => ({
  'index.mjs': snippet.replace(/^ *res\.json\(\{ ok: true \}\);.*$/m, () => HANDLER),
  'server.mjs': SERVER,
  'emulator.mjs': EMULATOR,
});

const server = { targetId: 'firebase-functions', files, parameters: ['server.mjs'] };

describeServer({
  name: 'A function of Firebase',
  policies: POLICIES,
  routes: ROUTES_WITHOUT_CRASH,
  start: (policy) => startFramework(server, policy),
});

describeServer({
  name: 'A function of Firebase that threw',
  policies: POLICIES,
  start: (policy) => startFramework({ ...server, shown: SHOWN.crash }, policy),
});

describeServer({
  name: 'A function of Firebase in its emulator',
  policies: TWO_POLICIES,
  routes: ROUTES_WITHOUT_CRASH,
  start: (policy) => {
    const parameters = ['--import', './emulator.mjs', 'server.mjs'];
    return startFramework({ ...server, parameters }, policy);
  },
});
