import { isOrdinaryOrigin, isOrdinaryWord, refuseUnless } from '../policy/expressible.ts';
import { findFingerprint } from '../detect/fingerprint.ts';
import { comparedMethods } from '../methods.ts';
import { lineIf, lines } from '../write/lines.ts';
import type { Target } from '../target.ts';

const list = (items: readonly string[]): string => `array:${items.join(',')}`;

/** Directus 10 and later: the options of the package `cors`, as variables; `array:` makes a list of one. */
export const directus: Target = {
  id: 'directus',
  name: 'Directus',
  variantOf: null,
  layer: 'application',
  language: 'properties',
  place: 'The environment of Directus: .env, or environment in docker-compose.yml. Then start it anew',
  documentation: 'https://directus.io/docs/configuration/security-limits',
  log: null,
  detect: (exchange) =>
    findFingerprint(exchange, [{ header: 'x-powered-by', starts: 'directus', confidence: 'certain' }]),
  refuse: refuseUnless({ origin: isOrdinaryOrigin, method: isOrdinaryWord, header: isOrdinaryWord }),
  write: (policy) =>
    lines(
      'CORS_ENABLED=true',
      '# Exactly as the browser sends them, with commas between: one for each environment.',
      `CORS_ORIGIN=${list(policy.origins)}`,
      `CORS_METHODS=${list(comparedMethods(policy))}`,
      lineIf(policy.allowHeaders.length > 0, `CORS_ALLOWED_HEADERS=${list(policy.allowHeaders)}`),
      lineIf(policy.exposeHeaders.length > 0, `CORS_EXPOSED_HEADERS=${list(policy.exposeHeaders)}`),
      `CORS_CREDENTIALS=${policy.credentials}`,
      `CORS_MAX_AGE=${policy.maxAge}`,
    ),
  notes: [
    {
      when: ['wildcard-sent', 'header-sent'],
      text: '`CORS_ORIGIN=true` mirrors every origin, with credentials by default: name the origins.',
    },
    {
      when: ['credentials'],
      text: 'The session cookie of another site also needs `SESSION_COOKIE_SAME_SITE=none` and `SESSION_COOKIE_SECURE=true`.',
    },
    {
      when: ['response-unauthorized'],
      text: 'A 403 with CORS headers is a permission of Directus: Settings, Access Policies.',
    },
  ],
};
