import { rubyList } from '../write/lists.ts';
import { rubyString } from '../write/quote-code.ts';
import { lines } from '../write/lines.ts';
import { comparedMethods } from '../methods.ts';
import type { Target } from '../target.ts';
import { phoenix } from './phoenix.ts';

/** The same with cors_plug 3, whose defaults allow every origin: each option is written out. */
export const phoenixCorsPlug: Target = {
  id: 'phoenix-cors-plug',
  name: 'Phoenix (cors_plug)',
  variantOf: 'phoenix',
  layer: 'application',
  language: 'elixir',
  place: phoenix.place,
  documentation: 'https://hexdocs.pm/cors_plug/CORSPlug.html',
  log: null,
  detect: () => null,
  write: (policy) =>
    lines(
      '# mix.exs: {:cors_plug, "~> 3.0"}',
      'plug CORSPlug,',
      '  origin: [ # exactly as the browser sends them: one line per environment',
      policy.origins.map((origin) => `    ${rubyString(origin)}`).join(',\n'),
      '  ],',
      `  methods: ${rubyList(comparedMethods(policy))},`,
      `  headers: ${rubyList(policy.allowHeaders)},`,
      `  expose: ${rubyList(policy.exposeHeaders)},`,
      `  credentials: ${policy.credentials},`,
      `  max_age: ${policy.maxAge}`,
    ),
  notes: phoenix.notes,
};
