import { findFingerprint, findHost } from '../detect/fingerprint.ts';
import { webCors } from '../write/javascript.ts';
import { maySendItself } from '../detect/traits.ts';
import { lineIf, lines } from '../write/lines.ts';
import type { Target } from '../target.ts';

/** Supabase Edge Functions. The ready-made `corsHeaders` of its library hold a wildcard, so the headers are written out. */
export const supabase: Target = {
  id: 'supabase',
  name: 'Supabase Edge Functions',
  variantOf: null,
  layer: 'application',
  language: 'ts',
  place:
    'supabase/functions/<name>/index.ts: around your handler, which becomes the function answer. Then: supabase functions deploy',
  documentation: 'https://supabase.com/docs/guides/functions/cors',
  detect: (exchange) =>
    findFingerprint(exchange, [
      { header: 'sb-gateway-version', confidence: 'certain' },
      { header: 'sb-project-ref', confidence: 'certain' },
    ]) ?? findHost(exchange, ['.supabase.co'], 'likely'),
  write: (policy, exchange) =>
    lines(
      webCors(policy, 'ts'),
      'async function answer(request: Request): Promise<Response> {',
      '  return Response.json({ ok: true }); // your handler',
      '}',
      '',
      '// Answers preflights and adds the headers to every answer, errors too.',
      'Deno.serve(async (request) => {',
      '  let response: Response;',
      '  try {',
      '    response = isPreflight(request) ? new Response(null, { status: 204 }) : await answer(request);',
      '  } catch (error) {',
      '    console.error(error);',
      "    response = Response.json({ error: 'Internal error' }, { status: 500 });",
      '  }',
      '  const copy = new Response(response.body, response); // some headers are immutable',
      lineIf(
        maySendItself(exchange, policy),
        "  copy.headers.delete('Access-Control-Allow-Origin'); // what your handler sends for itself",
      ),
      '  setCors(request, copy.headers);',
      '  return copy;',
      '});',
    ),
  notes: [
    {
      when: ['preflight-unauthorized', 'response-unauthorized'],
      text: 'A 401 of the gateway comes before your function runs. It takes JSON Web Tokens only: with `sb_publishable_…` keys or authentication of your own, turn `verify_jwt` off for this function in `supabase/config.toml`.',
    },
    {
      when: ['server-error', 'gateway-error', 'failure-without-headers'],
      text: 'A function that does not start (500, 503, 546) is answered by the gateway, without your headers: see the logs of the function.',
    },
    {
      when: ['preflight-needed'],
      text: 'Newer versions of `supabase-js` send more headers, such as `x-retry-count`. Add them here when a preflight asks for them, and deploy again.',
    },
    {
      when: ['always'],
      text: 'This is for Edge Functions. The database API (`/rest/v1`) and authentication answer CORS by themselves.',
    },
  ],
};
