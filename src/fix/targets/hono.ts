import { detectHono } from '../detect/detect-habits.ts';
import { allowOptions, jsOrigins } from '../write/javascript.ts';
import { lines } from '../write/lines.ts';
import { jsString } from '../write/quote.ts';
import type { Target } from '../target.ts';

/** Hono 4, on any runtime. */
export const hono: Target = {
  id: 'hono',
  name: 'Hono (Workers/Bun/Deno/Node)',
  variantOf: null,
  layer: 'application',
  language: 'ts',
  place: 'Right after const app = new Hono(): before other middleware and routes',
  documentation: 'https://hono.dev/docs/middleware/builtin/cors',
  detect: detectHono,
  write: (policy) =>
    lines(
      `import { cors } from ${jsString('hono/cors')};`,
      '',
      jsOrigins(policy),
      '// Before the routes, authentication included: it answers preflights with 204.',
      'app.use(',
      '  cors({',
      '    origin: allowedOrigins,',
      ...allowOptions(policy, '    '),
      '  }),',
      ');',
    ),
  notes: [
    {
      when: ['preflight-unauthorized', 'preflight-forbidden', 'preflight-not-found'],
      text: 'Middleware runs in the order in which it is added. This belongs above `bearerAuth`, `jwt` and the routes. With a path of its own (`app.use(path, cors())`) that path has to cover the address that the page asks.',
    },
    {
      when: ['preflight-without-headers'],
      text: 'Hono answers every `OPTIONS` with 204, and leaves the headers out for an origin that is not in the list. It compares exactly: scheme, host and port, no slash at the end.',
    },
    {
      when: ['failure-without-headers', 'server-error', 'gateway-error'],
      text: 'On Workers, an error outside of Hono (1101, a limit) is answered by Cloudflare, without your headers. Errors within Hono keep them.',
    },
    {
      when: ['duplicated-header'],
      text: '`Access-Control-Allow-Origin` arrived twice: a proxy in front of Hono adds it as well. Keep one of the two.',
    },
    {
      when: ['header-sent'],
      text: 'Replace a call of `cors()` that is there, rather than adding this one: of two, the first answers preflights, and the last decides about every other answer. Without options it sends `*` to everybody.',
    },
    {
      when: ['preflight-without-headers', 'header-sent'],
      text: 'Where Vite is the development server, it answers preflights before Hono does, and allows no credentials. Set `server: { cors: false }` in `vite.config`.',
    },
  ],
};
