import type { Policy } from '../policy/policy.ts';
import type { Target } from '../target.ts';
import { corsOptions, jsOrigins } from '../write/javascript.ts';
import { lines } from '../write/lines.ts';
import { jsString } from '../write/quote.ts';

/** What clients of the transport send and read, whatever a single preflight asked for. https://modelcontextprotocol.io/specification/2025-06-18/basic/transports */
const SENT = ['authorization', 'content-type', 'last-event-id', 'mcp-protocol-version', 'mcp-session-id'];
const READ = ['mcp-session-id', 'www-authenticate'];

const union = (one: readonly string[], other: readonly string[]): readonly string[] => [
  ...new Set([...one, ...other]),
];

/** The policy with the whole set of the transport: it asks for its parts one request after the other. */
const withTransport = (policy: Policy): Policy => ({
  ...policy,
  methods: union(policy.methods, ['DELETE']),
  allowHeaders: union(policy.allowHeaders, SENT),
  exposeHeaders: union(policy.exposeHeaders, READ),
});

/** An MCP server over streamable HTTP, on Express: what its clients in browsers need at once. */
export const mcpServer: Target = {
  id: 'mcp-server',
  name: 'MCP server (streamable HTTP)',
  variantOf: null,
  layer: 'application',
  language: 'js',
  place: 'Where Express is made: above the routes of the MCP endpoint and above authentication',
  documentation: 'https://modelcontextprotocol.io/specification/2025-06-18/basic/transports',
  log: null,
  detect: () => null,
  write: (policy) =>
    lines(
      '// npm install cors',
      `import cors from ${jsString('cors')};`,
      '',
      jsOrigins(policy),
      '// What the transport sends (mcp-session-id, mcp-protocol-version, DELETE to end a session) and what its clients read.',
      'app.use(',
      "  '/mcp',",
      '  cors({',
      ...corsOptions(withTransport(policy), '    '),
      '  }),',
      ');',
    ),
  notes: [
    {
      when: ['always'],
      text: 'A client in a browser that cannot read `mcp-session-id` begins a new session with every request: it has to be exposed. In other frameworks the same names go into their lists.',
    },
    {
      when: ['preflight-unauthorized', 'preflight-forbidden'],
      text: 'A preflight carries no token: `requireBearerAuth` and the like belong below this.',
    },
    {
      when: ['always'],
      text: 'The addresses of OAuth (`/.well-known/oauth-protected-resource`, the token endpoint) are asked by the page as well, and need the headers, too.',
    },
  ],
};
