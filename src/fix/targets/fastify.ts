import { detectFastify } from '../detect/detect-habits.ts';
import { corsOptions, jsOrigins } from '../write/javascript.ts';
import { lines } from '../write/lines.ts';
import { jsString } from '../write/quote.ts';
import type { Target } from '../target.ts';

/**
 * Fastify 5 with `@fastify/cors` 11. Without `await`, which CommonJS does not know at the top of a file: measured, routes and hooks that are
 * added next are covered nevertheless, because Fastify queues all of them.
 */
export const fastify: Target = {
  id: 'fastify',
  name: 'Fastify',
  variantOf: null,
  layer: 'application',
  language: 'js',
  place: 'Right after the app is made: before other plugins, hooks and routes',
  documentation: 'https://github.com/fastify/fastify-cors',
  detect: detectFastify,
  write: (policy) =>
    lines(
      '// npm install @fastify/cors',
      `import cors from ${jsString('@fastify/cors')}; // CommonJS: const cors = require('@fastify/cors');`,
      '',
      jsOrigins(policy),
      '// On the root instance: a plugin that is registered inside another one covers only that one.',
      'app.register(cors, {',
      ...corsOptions(policy, '  '),
      '});',
    ),
  notes: [
    {
      when: ['preflight-unauthorized', 'preflight-forbidden'],
      text: 'An `onRequest` hook refused the preflight, which carries neither cookies nor `Authorization`. Hooks run in the order in which they are registered: this belongs above authentication.',
    },
    {
      when: ['preflight-not-found', 'preflight-without-headers'],
      text: 'Registered inside a plugin, `@fastify/cors` covers only the routes of that plugin: register it on the root instance, above the others.',
    },
    {
      when: ['preflight-bad-request'],
      text: 'Fastify answers 400 (`Invalid Preflight Request`) to an `OPTIONS` that lacks `Origin` or `Access-Control-Request-Method`: a proxy in front drops one of them.',
    },
    {
      when: ['failure-without-headers', 'server-error'],
      text: 'An error in a hook that is registered above has no CORS headers.',
    },
    {
      when: ['always'],
      text: "Fastify 4 takes `@fastify/cors@9`. Remove an `app.options('*', …)` of your own and a second registration: Fastify does not start with either.",
    },
    {
      when: ['header-sent'],
      text: 'From version 11 on, `@fastify/cors` allows only `GET`, `HEAD` and `POST` unless `methods` says more.',
    },
    {
      when: ['duplicated-header'],
      text: '`Access-Control-Allow-Origin` arrived twice: a proxy in front of Fastify adds it as well. Keep one of the two.',
    },
  ],
};
