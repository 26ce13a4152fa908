import { describeServer } from './support/expectations.ts';
import { startExpress } from './support/express-app.ts';
import { POLICIES } from './support/policies.ts';

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
