import type { Target } from '../target.ts';
import { lines } from '../write/lines.ts';
import { hono } from './hono.ts';

/** The same on Deno, with the line that serves it. */
export const honoDeno: Target = {
  ...hono,
  id: 'hono-deno',
  name: 'Hono on Deno',
  variantOf: 'hono',
  documentation: 'https://hono.dev/docs/getting-started/deno',
  detect: () => null,
  write: (policy, exchange) =>
    lines(
      '// deno add jsr:@hono/hono, and "hono/cors": "jsr:@hono/hono/cors" under imports in deno.json',
      hono.write(policy, exchange).trimEnd(),
      '',
      '// At the end of the file',
      'Deno.serve(app.fetch);',
    ),
};
