import { findFingerprint, findHost } from '../detect/fingerprint.ts';
import { webCors } from '../write/javascript.ts';
import { lines } from '../write/lines.ts';
import type { Target } from '../target.ts';

/** Netlify: an Edge Function, because `_headers` can neither choose the origin nor answer preflights, and skips Functions. */
export const netlify: Target = {
  id: 'netlify',
  name: 'Netlify',
  variantOf: null,
  layer: 'proxy',
  language: 'js',
  place: 'netlify/edge-functions/cors.js',
  documentation: 'https://docs.netlify.com/build/edge-functions/overview/',
  detect: (exchange) =>
    findFingerprint(exchange, [
      { header: 'server', starts: 'netlify', confidence: 'certain' },
      { header: 'x-nf-request-id', confidence: 'certain' },
    ]) ?? findHost(exchange, ['.netlify.app']),
  write: (policy) =>
    lines(
      webCors(policy, 'js'),
      '// Answers preflights and adds the headers to every answer: files, Functions and proxied addresses.',
      'export default async (request, context) => {',
      '  const answer = isPreflight(request) ? new Response(null, { status: 204 }) : await context.next();',
      '  const response = new Response(answer.body, answer);',
      "  response.headers.delete('Access-Control-Allow-Origin'); // what a Function sends for itself",
      '  setCors(request, response.headers);',
      '  return response;',
      '};',
      '',
      "export const config = { path: '/*' }; // or the path of the API",
    ),
  notes: [
    {
      when: ['preflight-unauthorized', 'response-unauthorized'],
      text: 'A site with a password answers 401 before anything of yours runs.',
    },
    {
      when: ['preflight-redirected', 'redirected'],
      text: 'The redirect to the primary domain or to `https` comes before Edge Functions, and browsers do not follow it for a preflight: have the page ask the final address.',
    },
    {
      when: ['duplicated-header', 'wildcard-sent'],
      text: 'Remove `Access-Control-Allow-Origin` from `_headers` and `netlify.toml`: those are added as well.',
    },
    {
      when: ['always'],
      text: '`_headers` and `[[headers]]` are enough for files that one origin reads. They do not apply to Functions or to addresses that are proxied, and answer no preflight.',
    },
  ],
};
