import { findFingerprint } from '../detect/fingerprint.ts';
import { webCors } from '../write/javascript.ts';
import { lines } from '../write/lines.ts';
import { jsString } from '../write/quote.ts';
import type { Target } from '../target.ts';

/** React Router 7.9 and later, 8 among them, in framework mode, which Remix became: middleware of the root route. */
export const remix: Target = {
  id: 'remix',
  name: 'Remix / React Router 7',
  variantOf: null,
  layer: 'application',
  language: 'ts',
  place: 'app/cors.server.ts, and in app/root.tsx: export { middleware } from "./cors.server"',
  documentation: 'https://reactrouter.com/how-to/middleware',
  detect: (exchange) =>
    findFingerprint(exchange, [
      { header: 'x-remix-response', confidence: 'certain' },
      { header: 'x-remix-error', confidence: 'certain' },
    ]),
  write: (policy) =>
    lines(
      `import type { MiddlewareFunction } from ${jsString('react-router')};`,
      '',
      webCors(policy, 'ts'),
      '// Answers preflights and adds the headers to every answer, errors too: next() never throws.',
      'const cors: MiddlewareFunction<Response> = async ({ request }, next) => {',
      '  const answer = isPreflight(request) ? new Response(null, { status: 204 }) : await next();',
      '  const response = new Response(answer.body, answer); // a copy: some headers are immutable',
      '  setCors(request, response.headers);',
      '  return response;',
      '};',
      '',
      'export const middleware = [cors];',
    ),
  notes: [
    {
      when: ['always'],
      text: 'In React Router 7, middleware needs `future: { v8_middleware: true }` in `react-router.config.ts`. Before 7.9, and in Remix 2, put the `cors` package in front of the request handler of a custom Express server.',
    },
    {
      when: ['preflight-needed'],
      text: 'In development Vite answers preflights before this code does, and allows no credentials. Set `server: { cors: false }` in `vite.config.ts`.',
    },
    {
      when: ['preflight-method-not-allowed', 'preflight-not-found'],
      text: 'Only resource routes (without a component) take `OPTIONS`: a page route answers 405 before middleware runs. Serve the API from resource routes.',
    },
    {
      when: ['error-without-headers'],
      text: 'What no route matches gets its 404 before middleware runs. A resource route for the rest, `app/routes/$.ts`, answers with the headers.',
    },
    {
      when: ['duplicated-header'],
      text: 'Remove `cors()` of `remix-utils` from loaders and actions: browsers refuse two headers.',
    },
  ],
};
