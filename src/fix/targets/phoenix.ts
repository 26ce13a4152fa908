import { rubyList } from '../write/lists.ts';
import { rubyString } from '../write/quote-code.ts';
import { lineIf, lines } from '../write/lines.ts';
import type { Target } from '../target.ts';

/** Phoenix and other Plug applications with Corsica 2. Elixir reads strings in double quotes as Ruby does. */
export const phoenix: Target = {
  id: 'phoenix',
  name: 'Phoenix (Corsica)',
  variantOf: null,
  layer: 'application',
  language: 'elixir',
  place: 'lib/my_app_web/endpoint.ex: above plug Plug.Parsers, plug Plug.Session and the router',
  documentation: 'https://hexdocs.pm/corsica/Corsica.html',
  log: 'log: [rejected: :warning, invalid: :debug] in the options of Corsica logs what it refuses.',
  detect: () => null,
  write: (policy) =>
    lines(
      '# mix.exs: {:corsica, "~> 2.1"}',
      'plug Corsica,',
      '  origins: [ # exactly as the browser sends them: one line per environment',
      policy.origins.map((origin) => `    ${rubyString(origin)}`).join(',\n'),
      '  ],',
      `  allow_methods: ${rubyList(policy.methods)}, # GET, HEAD and POST need no mention`,
      `  allow_headers: ${rubyList(policy.allowHeaders)},`,
      lineIf(policy.exposeHeaders.length > 0, `  expose_headers: ${rubyList(policy.exposeHeaders)},`),
      lineIf(policy.credentials, '  allow_credentials: true,'),
      `  max_age: ${policy.maxAge}`,
    ),
  notes: [
    {
      when: ['preflight-not-found', 'preflight-method-not-allowed', 'preflight-without-headers'],
      text: 'In a pipeline of the router, the plug never sees `OPTIONS`, for which no route exists: put it into the endpoint, above the router.',
    },
    {
      when: ['preflight-unauthorized', 'preflight-forbidden'],
      text: 'Plugs run in their order: this belongs above authentication, because a preflight carries no credentials.',
    },
    {
      when: ['always'],
      text: '`check_origin` of the endpoint decides about sockets and LiveView, not about CORS: list the page there, too, if it opens one.',
    },
  ],
};
