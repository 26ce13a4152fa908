import type { Target } from '../target.ts';
import { lines } from '../write/lines.ts';
import { express } from './express.ts';

/** Express as a function of Vercel: the platform must hand it every path, and add no headers of its own. */
export const expressVercel: Target = {
  ...express,
  id: 'express-vercel',
  name: 'Express on Vercel',
  variantOf: 'express',
  place: 'api/index.js: where the app is made, the first app.use',
  documentation: 'https://vercel.com/docs/frameworks/backend/express',
  detect: () => null,
  write: (policy, exchange) =>
    lines(
      express.write(policy, exchange).trimEnd(),
      '',
      '// At the end of the file, in place of app.listen(). In vercel.json, so that OPTIONS reaches the app on every path:',
      '// { "rewrites": [{ "source": "/(.*)", "destination": "/api" }] }',
      'export default app;',
    ),
  notes: [
    ...express.notes.filter(({ when }) => !when.includes('always')),
    {
      when: ['duplicated-header', 'header-sent'],
      text: 'Remove the CORS headers from `vercel.json`: Express sends them, and browsers refuse two.',
    },
    {
      when: ['preflight-unauthorized'],
      text: 'A 401 of Deployment Protection comes before the app: add the path to its `OPTIONS` allowlist, or ask the production domain.',
    },
  ],
};
