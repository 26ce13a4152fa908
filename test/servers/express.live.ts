import { describeServer } from './support/expectations.ts';
import { startExpress } from './support/express-app.ts';
import { HOSTILE, ORIGIN_ONLY, WITH_CREDENTIALS, WITHOUT_CREDENTIALS } from './support/policies.ts';

const POLICIES = {
  'with credentials': WITH_CREDENTIALS,
  'without credentials': WITHOUT_CREDENTIALS,
  'an origin only': ORIGIN_ONLY,
  'hostile names': HOSTILE,
};

describeServer({
  name: 'Express 5 with the cors package',
  policies: POLICIES,
  start: (policy) => startExpress('express', 'express', policy),
});

describeServer({
  name: 'Express 4 with the cors package',
  policies: POLICIES,
  start: (policy) => startExpress('express4', 'express', policy),
});

describeServer({
  name: 'Express 5 by hand',
  policies: POLICIES,
  start: (policy) => startExpress('express', 'express-manual', policy),
});

describeServer({
  name: 'Express 4 by hand',
  policies: POLICIES,
  start: (policy) => startExpress('express4', 'express-manual', policy),
});
