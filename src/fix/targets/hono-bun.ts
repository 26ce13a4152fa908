import type { Target } from '../target.ts';
import { lines } from '../write/lines.ts';
import { hono } from './hono.ts';

/** The same on Bun, with the line that serves it. */
export const honoBun: Target = {
  ...hono,
  id: 'hono-bun',
  name: 'Hono on Bun',
  variantOf: 'hono',
  documentation: 'https://hono.dev/docs/getting-started/bun',
  detect: () => null,
  write: (policy, exchange) =>
    lines(
      hono.write(policy, exchange).trimEnd(),
      '',
      '// At the end of the file: Bun serves what a module exports by default.',
      'export default { port: 3000, fetch: app.fetch };',
    ),
};
