import { answersOf, findFingerprint, type Found } from '../detect/fingerprint.ts';
import { getHeader } from '../../cors/header-list.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import { lineIf, lines, type Line } from '../write/lines.ts';
import type { Policy } from '../policy/policy.ts';
import { pythonList } from '../python.ts';
import { pythonString } from '../write/quote.ts';
import type { Target } from '../target.ts';

/** The headers that Django's SecurityMiddleware adds to every answer by default. */
function findSecurityHeaders(exchange: Exchange): Found | null {
  const headers = answersOf(exchange)[0]?.responseHeaders ?? [];
  const matches =
    getHeader(headers, 'x-frame-options') === 'DENY' &&
    getHeader(headers, 'referrer-policy') === 'same-origin' &&
    getHeader(headers, 'cross-origin-opener-policy') === 'same-origin';
  return matches ? { confidence: 'likely', evidence: 'Cross-Origin-Opener-Policy: same-origin' } : null;
}

/** Django's own protection compares origins too, and takes a `*` for a subdomain. Only http and https can be listed there. */
const csrf = ({ credentials, origins }: Policy): readonly Line[] => {
  const trusted = origins.filter((origin) => origin.startsWith('http') && !origin.includes('*'));
  return credentials && trusted.length > 0
    ? [
        '',
        '# CSRF protection is separate: pages that send cookies with POST, PUT, PATCH or DELETE are listed here too, after',
        '# those that you have.',
        'CSRF_TRUSTED_ORIGINS = [',
        ...trusted.map((origin) => `    ${pythonString(origin)},`),
        ']',
      ]
    : [];
};

/** Whether the page sends what Django's protection looks at: without an exchange it may. */
const changesData = ({ methods }: Policy, exchange: Exchange | null): boolean =>
  exchange === null || methods.length > 0 || !['GET', 'HEAD'].includes(exchange.method);

/** Django 3.2 and later with django-cors-headers 3 and 4. It sends what is configured and compares nothing but the origin. */
export const django: Target = {
  id: 'django',
  name: 'Django / DRF',
  variantOf: null,
  layer: 'application',
  language: 'python',
  place: 'At the end of settings.py',
  documentation: 'https://github.com/adamchainz/django-cors-headers',
  detect: (exchange) =>
    findFingerprint(exchange, [{ header: 'server', starts: 'wsgiserver', confidence: 'likely' }]) ??
    findSecurityHeaders(exchange),
  write: (policy, exchange) =>
    lines(
      '# pip install django-cors-headers',
      '# Leave out the next line when corsheaders is listed already: Django refuses to start with an app twice.',
      'INSTALLED_APPS = [*INSTALLED_APPS, "corsheaders"]',
      '# First: above CommonMiddleware, which redirects, and WhiteNoise, which answers for files.',
      'MIDDLEWARE = ["corsheaders.middleware.CorsMiddleware", *MIDDLEWARE]',
      '',
      'CORS_ALLOWED_ORIGINS = [  # exactly as the browser sends them: one line per environment',
      ...policy.origins.map((origin) => `    ${pythonString(origin)},`),
      ']',
      `CORS_ALLOW_METHODS = ${pythonList(policy.methods)}  # GET, HEAD and POST need no mention`,
      `CORS_ALLOW_HEADERS = ${pythonList(policy.allowHeaders)}`,
      lineIf(policy.exposeHeaders.length > 0, `CORS_EXPOSE_HEADERS = ${pythonList(policy.exposeHeaders)}`),
      lineIf(policy.credentials, 'CORS_ALLOW_CREDENTIALS = True'),
      `CORS_PREFLIGHT_MAX_AGE = ${policy.maxAge}`,
      ...(changesData(policy, exchange) ? csrf(policy) : []),
    ),
  notes: [
    {
      when: ['preflight-redirected', 'redirected'],
      text: '`APPEND_SLASH` and `SECURE_SSL_REDIRECT` redirect, which no preflight follows. With this middleware first the preflight is answered before, but the request itself still goes the long way: have the page ask the final address.',
    },
    {
      when: ['preflight-unauthorized', 'preflight-forbidden', 'preflight-method-not-allowed'],
      text: 'Another middleware or a permission of Django REST Framework answered the preflight: the CORS middleware has to be the first of `MIDDLEWARE`.',
    },
    {
      when: ['preflight-without-headers'],
      text: 'django-cors-headers answers 200 without headers when the origin is not listed, scheme and port included. Where `CORS_URLS_REGEX` is set, it covers matching paths only.',
    },
    {
      when: ['credentials'],
      text: "Cookies of another site also need `SESSION_COOKIE_SAMESITE = 'None'` and `SESSION_COOKIE_SECURE = True`.",
    },
    {
      when: ['response-unauthorized'],
      text: 'A 403 about CSRF is not CORS: list the page in `CSRF_TRUSTED_ORIGINS` and send the token.',
    },
    {
      when: ['duplicated-header', 'wildcard-sent'],
      text: 'Remove older settings (`CORS_ALLOW_ALL_ORIGINS`, `CORS_ORIGIN_ALLOW_ALL`), and headers that a proxy in front adds.',
    },
  ],
};
