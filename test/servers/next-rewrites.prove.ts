import { describeDevelopmentProxy } from './support/development-proxy.ts';
import { startFiles } from './support/framework-app.ts';
import { NEXT_SERVER } from './support/next-server.ts';

describeDevelopmentProxy({
  name: 'Rewrites of Next.js',
  targetId: 'next-rewrites',
  start: (configuration) =>
    startFiles(
      {
        'serve.js': NEXT_SERVER,
        'next.config.mjs': configuration,
        'package.json': '{ "type": "module" }',
        'pages/index.js': 'export default function Page() { return null; }',
      },
      ['serve.js'],
    ),
  // As the API sends it: a note of the snippet says what to do.
  cookie: 'session=1; Domain=api.example; Path=/',
});
