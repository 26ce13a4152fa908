import { findFingerprint } from '../detect/fingerprint.ts';
import { jsList } from '../write/javascript.ts';
import { lineIf, lines } from '../write/lines.ts';
import { comparedMethods, namedHeaders } from '../methods.ts';
import { jsString } from '../write/quote.ts';
import type { Target } from '../target.ts';

/** Strapi 4 and 5: its middleware `strapi::cors`, which is `@koa/cors`. */
export const strapi: Target = {
  id: 'strapi',
  name: 'Strapi',
  variantOf: null,
  layer: 'application',
  language: 'js',
  place:
    "config/middlewares.js: in place of 'strapi::cors'. In TypeScript: config/middlewares.ts with export default",
  documentation: 'https://docs.strapi.io/cms/configurations/middlewares#cors',
  detect: (exchange) =>
    findFingerprint(exchange, [{ header: 'x-powered-by', starts: 'strapi', confidence: 'certain' }]),
  write: (policy) =>
    lines(
      'module.exports = [',
      "  'strapi::logger',",
      "  'strapi::errors',",
      "  'strapi::security',",
      '  {',
      "    name: 'strapi::cors',",
      '    config: {',
      '      origin: [ // exactly as the browser sends them: one line per environment',
      ...policy.origins.map((origin) => `        ${jsString(origin)},`),
      '      ],',
      `      methods: ${jsList(comparedMethods(policy))},`,
      policy.allowHeaders.length === 0
        ? `      headers: ${jsList(namedHeaders(policy))}, // needs no permission: an empty list would allow whatever is asked`
        : `      headers: ${jsList(policy.allowHeaders)},`,
      lineIf(policy.exposeHeaders.length > 0, `      expose: ${jsList(policy.exposeHeaders)},`),
      `      credentials: ${policy.credentials},`,
      `      maxAge: ${policy.maxAge},`,
      '      keepHeadersOnError: true,',
      '    },',
      '  },',
      '  // Keep the others as they are, in their order.',
      "  'strapi::poweredBy',",
      "  'strapi::query',",
      "  'strapi::body',",
      "  'strapi::session',",
      "  'strapi::favicon',",
      "  'strapi::public',",
      '];',
    ),
  notes: [
    {
      when: ['response-unauthorized', 'preflight-forbidden'],
      text: 'A 403 with CORS headers is a permission of Strapi: Settings, Users & Permissions, Roles.',
    },
    {
      when: ['always'],
      text: 'Files that an upload provider keeps elsewhere (S3, Cloudinary) need CORS there. `strapi::security` decides about `Cross-Origin-Resource-Policy` of the others.',
    },
    {
      when: ['wildcard-sent'],
      text: 'Strapi sends `*` to requests without an `Origin`, which a cache may serve to the page. Let caches in front of it keep `Vary: Origin`.',
    },
  ],
};
