import { parseUrl } from '../../cors/origin.ts';
import { isOrdinaryOrigin, refuseUnless } from '../policy/expressible.ts';
import { findFingerprint, findHost } from '../detect/fingerprint.ts';
import { lines } from '../write/lines.ts';
import type { Target } from '../target.ts';

/** Appwrite compares host names, whatever scheme and port: a web platform for each. */
export const appwrite: Target = {
  id: 'appwrite',
  name: 'Appwrite',
  variantOf: null,
  layer: 'application',
  language: 'shell',
  place: 'The console: the project, Overview, Platforms, Add platform, Web',
  documentation: 'https://appwrite.io/docs/products/auth/quick-start',
  log: null,
  detect: (exchange) =>
    findFingerprint(exchange, [{ header: 'server', starts: 'appwrite', confidence: 'certain' }]) ??
    findHost(exchange, ['cloud.appwrite.io']),
  refuse: refuseUnless({ origin: isOrdinaryOrigin }),
  write: ({ origins }) =>
    lines(
      '# In the console, one web platform for each page. Its field Hostname takes the host alone:',
      ...origins.map((origin) => `#   ${origin}   Hostname: ${parseUrl(origin)?.hostname ?? origin}`),
    ),
  notes: [
    {
      when: ['always'],
      text: 'Appwrite answers `Access-Control-Allow-Origin: https://localhost` to a page that is no platform of the project. Methods, headers and credentials are its own business.',
    },
    {
      when: ['response-unauthorized'],
      text: 'A 401 or 403 with CORS headers is a permission of the project: the role of the user, or the scopes of the key.',
    },
  ],
};
