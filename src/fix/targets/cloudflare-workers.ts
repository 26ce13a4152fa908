import { findFingerprint, findHost } from '../detect/fingerprint.ts';
import { webCors } from '../write/javascript.ts';
import { maySendItself, shows } from '../detect/traits.ts';
import { lineIf, lines, type Line } from '../write/lines.ts';
import type { Target } from '../target.ts';

/** For a handler that throws: Cloudflare answers then, without headers. */
const CAUGHT: readonly Line[] = [
  '// An error of the handler becomes an answer that the page can read.',
  'async function caught(request, env, context) {',
  '  try {',
  '    return await answer(request, env, context);',
  '  } catch (error) {',
  '    console.error(error);',
  "    return new Response('Internal error', { status: 500 });",
  '  }',
  '}',
  '',
];

/** A Cloudflare Worker, in front of an origin server or on its own. `Server: cloudflare` only says that Cloudflare is in between. */
export const cloudflareWorkers: Target = {
  id: 'cloudflare-workers',
  name: 'Cloudflare Workers / Pages Functions / Transform Rules',
  variantOf: null,
  layer: 'proxy',
  language: 'js',
  place: "The Worker's entry file (src/index.js), on the route of the API",
  documentation: 'https://developers.cloudflare.com/workers/examples/cors-header-proxy/',
  detect: (exchange) =>
    findHost(exchange, ['.workers.dev', '.pages.dev'], 'likely') ??
    findFingerprint(exchange, [
      { header: 'server', starts: 'cloudflare', confidence: 'possible' },
      { header: 'cf-ray', confidence: 'possible' },
    ]),
  write: (policy, exchange) =>
    lines(
      webCors(policy, 'js'),
      'const answer = (request, env, context) => fetch(request); // your handler, or the server behind the Worker',
      '',
      ...(shows(exchange, policy, 'crash-without-headers') ? CAUGHT : []),
      'export default {',
      '  async fetch(request, env, context) {',
      `    const reply = isPreflight(request) ? new Response(null, { status: 204 }) : await ${shows(exchange, policy, 'crash-without-headers') ? 'caught' : 'answer'}(request, env, context);`,
      '    const response = new Response(reply.body, reply); // headers of a fetched response are immutable',
      lineIf(
        maySendItself(exchange, policy),
        "    response.headers.delete('Access-Control-Allow-Origin'); // what the server behind the Worker sends for itself",
      ),
      '    setCors(request, response.headers);',
      '    return response;',
      '  },',
      '};',
    ),
  notes: [
    {
      when: ['gateway-error', 'failure-without-headers', 'server-error'],
      text: "Cloudflare's own errors (1015, 1101, 520 to 526) and its challenge pages come without your headers, whatever the Worker does.",
    },
    {
      when: ['preflight-forbidden', 'preflight-unauthorized'],
      text: 'Cloudflare Access and firewall rules answer before the Worker. In Access, let `OPTIONS` pass to the origin; in a rule, leave `OPTIONS` out.',
    },
    {
      when: ['duplicated-header'],
      text: '`Access-Control-Allow-Origin` arrived twice: a Transform Rule adds it beside your server. Keep one. Transform Rules cannot answer `OPTIONS`.',
    },
    {
      when: ['preflight-redirected', 'redirected'],
      text: 'Always Use HTTPS and redirect rules answer before the Worker, and browsers do not follow a redirect of a preflight: have the page ask the final address.',
    },
    {
      when: ['success-without-headers', 'preflight-not-found', 'preflight-method-not-allowed'],
      text: 'Static assets of a Worker are answered before its code runs: set `run_worker_first` under `assets`, or write their headers into `_headers`.',
    },
    {
      when: ['always'],
      text: 'In Pages, `_headers` does not apply to Functions. There, put the same steps into `functions/_middleware.js`, with `context.next()` in place of `answer`.',
    },
  ],
};
