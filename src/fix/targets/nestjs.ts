import { detectNest } from '../detect/detect-habits.ts';
import { corsOptions, jsOrigins } from '../write/javascript.ts';
import { lines } from '../write/lines.ts';
import type { Target } from '../target.ts';

/** NestJS, on Express or Fastify: both take the options of the `cors` package. */
export const nestjs: Target = {
  id: 'nestjs',
  name: 'NestJS',
  variantOf: null,
  layer: 'application',
  language: 'ts',
  place: 'main.ts: right after NestFactory.create(), before other app.use lines and app.listen()',
  documentation: 'https://docs.nestjs.com/security/cors',
  detect: detectNest,
  write: (policy) =>
    lines(
      jsOrigins(policy),
      '// Answers preflights with 204 before guards run, and adds the headers to every answer, errors too.',
      'app.enableCors({',
      ...corsOptions(policy, '  '),
      '});',
    ),
  notes: [
    {
      when: ['preflight-unauthorized', 'preflight-forbidden'],
      text: 'Guards never see a preflight that `enableCors` answers, but middleware that is added with `app.use` above it does. Move `enableCors` up.',
    },
    {
      when: ['preflight-not-found', 'preflight-method-not-allowed'],
      text: 'NestJS has no route for `OPTIONS`: without `enableCors` a preflight gets 404. A wrong global prefix or version in the address gives the same.',
    },
    {
      when: ['duplicated-header'],
      text: '`Access-Control-Allow-Origin` arrived twice: a proxy in front of NestJS adds it as well. Keep one of the two.',
    },
    {
      when: ['header-sent'],
      text: 'Remove `cors` from the options of `NestFactory.create()`: it runs after this and wins on every answer but preflights (`cors: true` sends `*` to everybody), and with Fastify the server does not start.',
    },
    {
      when: ['response-unauthorized'],
      text: 'From version 12 on, `enableCsrfProtection` answers 403 to changes from other origins: list the page in its `trustedOrigins`, too.',
    },
    {
      when: ['always'],
      text: 'A `@WebSocketGateway` has a `cors` option of its own: `enableCors` does not cover it.',
    },
  ],
};
