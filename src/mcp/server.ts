import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { once } from 'node:events';
import { z } from 'zod';
import { version } from '../../package.json';
import { checkUrl } from './check-url.ts';
import { listTargets, serverConfiguration } from './configuration.ts';
import { decodeMessage } from './decode-message.ts';
import { explainHar } from './explain-har.ts';

const INSTRUCTIONS = `Explains what a browser's CORS check decided and what makes the request pass, by the browsers' own rules.
Call decode_message when a console or a test says that CORS blocked a request; check_url when the server can be asked (localhost too) and you know the page's origin; explain_har when there is a recording; server_configuration to write the fix for the server in use. Do not guess a CORS configuration without one of them.`;

/** In UTF-16 units: what somebody pastes, and a recording that is given as text. */
const MAX_TEXT = 1_000_000;
const MAX_HAR = 33_554_432;
const MAX_WORD = 8_192;

const word = z.string().max(MAX_WORD);

const POLICY = z
  .object({
    origins: z.array(word).max(100),
    methods: z.array(word).max(100).optional(),
    allowHeaders: z.array(word).max(100).optional(),
    exposeHeaders: z.array(word).max(100).optional(),
    credentials: z.boolean().optional(),
    maxAge: z.number().optional().describe('Seconds that a preflight’s answer may be kept.'),
  })
  .describe('What the server should allow: the policy that explain_har and check_url give.');

const READS = { readOnlyHint: true, openWorldHint: false };

/** The MCP server with its tools, not connected yet. */
export function createServer(): McpServer {
  const server = new McpServer({ name: 'cors-lens', version }, { instructions: INSTRUCTIONS });
  registerJudging(server);
  registerAsking(server);
  registerWriting(server);
  return server;
}

/** What judges what somebody has. */
function registerJudging(server: McpServer): void {
  server.registerTool(
    'explain_har',
    {
      title: 'Explain a recording',
      description:
        'What the browser decided about each cross-origin request of a HAR, why, what each answer needs, and the configuration. Give path or har.',
      inputSchema: {
        path: word.optional().describe('Path of a .har or .har.gz file.'),
        har: z.string().max(MAX_HAR).optional().describe('The text of a HAR.'),
        credentials: z
          .enum(['include', 'omit'])
          .optional()
          .describe('The credentials mode of the requests, where it is known: a recording does not tell it.'),
      },
      annotations: READS,
    },
    explainHar,
  );
  server.registerTool(
    'decode_message',
    {
      title: 'Decode a console message',
      description:
        'What a console message of Chromium, Firefox or Safari about CORS means, or headers as DevTools copies them, and the usual causes.',
      inputSchema: { text: z.string().max(MAX_TEXT).describe('The lines as they are, several are fine.') },
      annotations: READS,
    },
    decodeMessage,
  );
}

/** What asks a live server. */
function registerAsking(server: McpServer): void {
  server.registerTool(
    'check_url',
    {
      title: 'Ask a live server',
      description:
        'Asks a server, localhost too, as pages of those origins would: preflight, request, redirects. Says what each page would get in Chromium, Firefox and Safari, and what is missing. GET, HEAD and simple POST are sent; of others only the preflight, unless send is true.',
      inputSchema: {
        url: word,
        origins: z.array(word).max(30).optional().describe('Default: http://localhost:3000.'),
        methods: z.array(word).max(30).optional().describe('Default: GET.'),
        headers: z.record(word, word).optional().describe('What the page sets itself.'),
        credentials: z.boolean().optional().describe('Whether the page asks with credentials.'),
        send: z
          .boolean()
          .optional()
          .describe('Send requests that may change something, too. Only when the user wants that.'),
        audit: z
          .boolean()
          .optional()
          .describe(
            'Also ask as strangers, null and look-alikes, about 20 requests more (GET and preflights only), and say whom the server lets in that it should not.',
          ),
      },
      annotations: { readOnlyHint: false, destructiveHint: true, openWorldHint: true },
    },
    checkUrl,
  );
}

/** What writes configurations. */
function registerWriting(server: McpServer): void {
  server.registerTool(
    'list_targets',
    {
      title: 'List servers',
      description:
        'The servers, frameworks and platforms that server_configuration writes a configuration for.',
      inputSchema: {},
      annotations: READS,
    },
    listTargets,
  );
  server.registerTool(
    'server_configuration',
    {
      title: 'Write a configuration',
      description:
        'The configuration of a server that grants a policy and nothing more. Policies that are dangerous or that no browser accepts are refused, with the reason.',
      inputSchema: { target: word.describe('An id of list_targets.'), policy: POLICY },
      annotations: READS,
    },
    serverConfiguration,
  );
}

/** Serves on standard input and output until the client is gone, which ends its input. */
export async function serve(): Promise<void> {
  const server = createServer();
  const ended = once(process.stdin, 'end');
  await server.connect(new StdioServerTransport());
  await ended;
  await server.close();
}
