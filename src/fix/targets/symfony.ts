import { findFingerprint } from '../detect/fingerprint.ts';
import { lineIf, lines } from '../write/lines.ts';
import { yamlLines, yamlList } from '../write/lists.ts';
import { comparedMethods } from '../methods.ts';
import type { Target } from '../target.ts';

/** Symfony takes `%name%` for a parameter. */
const escapePercent = (text: string): string => text.replaceAll('%', '%%');

const escaped = (items: readonly string[]): string => yamlList(items.map(escapePercent));

/** Symfony 5.4 and later with NelmioCorsBundle 2. It compares every preflight's method, simple methods too. */
export const symfony: Target = {
  id: 'symfony',
  name: 'Symfony',
  variantOf: null,
  layer: 'application',
  language: 'yaml',
  place: 'config/packages/nelmio_cors.yaml',
  documentation: 'https://symfony.com/bundles/NelmioCorsBundle/current/index.html',
  detect: (exchange) =>
    findFingerprint(exchange, [
      { header: 'x-debug-token', confidence: 'certain' },
      { header: 'x-debug-exception', confidence: 'likely' },
    ]),
  write: (policy) =>
    lines(
      '# composer require nelmio/cors-bundle',
      'nelmio_cors:',
      '  defaults:',
      '    origin_regex: false',
      '    allow_origin: # exactly as the browser sends them: one line per environment',
      ...yamlLines(policy.origins.map(escapePercent), '      '),
      `    allow_methods: ${escaped(comparedMethods(policy))}`,
      `    allow_headers: ${escaped(policy.allowHeaders)}`,
      lineIf(policy.exposeHeaders.length > 0, `    expose_headers: ${escaped(policy.exposeHeaders)}`),
      `    allow_credentials: ${policy.credentials}`,
      `    max_age: ${policy.maxAge}`,
      '  paths:',
      '    "^/": ~ # every address, with the defaults; without an entry nothing is covered',
    ),
  notes: [
    {
      when: ['preflight-bad-request', 'preflight-method-not-allowed'],
      text: 'NelmioCorsBundle answers 405 to a method and 400 to a header that is not listed.',
    },
    {
      when: ['preflight-unauthorized', 'preflight-forbidden'],
      text: 'The bundle answers preflights before the firewall. A 401 or 403 means that it does not cover the path, or that the web server asks for authentication.',
    },
    {
      when: ['duplicated-header'],
      text: '`Access-Control-Allow-Origin` arrived twice: an event listener of your own, API Platform or the web server adds it as well. Keep one.',
    },
    {
      when: ['always'],
      text: 'The recipe of the bundle sets `CORS_ALLOW_ORIGIN` in `.env`, a regular expression: it is not used any more with this. Static files bypass PHP.',
    },
  ],
};
