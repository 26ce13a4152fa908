import { findFingerprint } from '../detect/fingerprint.ts';
import { webCors } from '../write/javascript.ts';
import { lines } from '../write/lines.ts';
import { jsString } from '../write/quote.ts';
import type { Target } from '../target.ts';

/** SvelteKit 2 and 3: the `handle` hook sees every request to the server. */
export const sveltekit: Target = {
  id: 'sveltekit',
  name: 'SvelteKit',
  variantOf: null,
  layer: 'application',
  language: 'ts',
  place: 'src/hooks.server.ts. With a handle of your own: the first in sequence()',
  documentation: 'https://svelte.dev/docs/kit/hooks',
  detect: (exchange) => findFingerprint(exchange, [{ header: 'x-sveltekit-page', confidence: 'certain' }]),
  write: (policy) =>
    lines(
      `import type { Handle } from ${jsString('@sveltejs/kit')};`,
      '',
      webCors(policy, 'ts'),
      '// Answers preflights and adds the headers to every answer, errors too.',
      'export const handle: Handle = async ({ event, resolve }) => {',
      '  const { request } = event;',
      '  const answer = isPreflight(request) ? new Response(null, { status: 204 }) : await resolve(event);',
      '  const response = new Response(answer.body, answer); // a copy: some headers are immutable',
      '  setCors(request, response.headers);',
      '  return response;',
      '};',
    ),
  notes: [
    {
      when: ['response-unauthorized'],
      text: 'A 403 that says `Cross-site … form submissions are forbidden` is CSRF protection, which runs before this hook and sends no CORS headers: list the page in `csrf.trustedOrigins` in the configuration.',
    },
    {
      when: ['error-without-headers', 'server-error'],
      text: 'An error or a redirect that another hook throws above this one has no CORS headers: put this first in `sequence()`.',
    },
    {
      when: ['always'],
      text: 'Prerendered pages and files in `static` are served by the adapter: this hook does not see them.',
    },
  ],
};
