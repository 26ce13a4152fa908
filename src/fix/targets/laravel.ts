import { getHeader } from '../../cors/header-list.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import { hasNoStar, refuseUnless } from '../policy/expressible.ts';
import { answersOf, findFingerprint, type Found } from '../detect/fingerprint.ts';
import { lines } from '../write/lines.ts';
import { phpList } from '../write/lists.ts';
import { phpString } from '../write/quote-code.ts';
import type { Target } from '../target.ts';

/** What its responses say about caches, unless told otherwise. Symfony's say the same; fewer APIs are written with it. */
const CACHE_CONTROL = 'no-cache, private';

/** An API of Laravel, which sets no cookie. */
function findApi(exchange: Exchange): Found | null {
  const headers = answersOf(exchange)[0]?.responseHeaders ?? [];
  const isPhp = (getHeader(headers, 'x-powered-by') ?? '').startsWith('PHP/');
  return isPhp && getHeader(headers, 'cache-control') === CACHE_CONTROL
    ? { confidence: 'likely', evidence: `Cache-Control: ${CACHE_CONTROL}` }
    : null;
}

/** Laravel 9.2 and later: the middleware HandleCors is built in and runs first. A `*` within an origin would be a pattern. */
export const laravel: Target = {
  id: 'laravel',
  name: 'Laravel',
  variantOf: null,
  layer: 'application',
  language: 'php',
  place:
    'config/cors.php (Laravel 11 and later: php artisan config:publish cors), then php artisan config:clear',
  documentation: 'https://laravel.com/docs/routing#cors',
  detect: (exchange) =>
    findFingerprint(exchange, [
      { header: 'set-cookie', starts: 'laravel_session=', confidence: 'certain' },
      { header: 'set-cookie', starts: 'laravel-session=', confidence: 'certain' },
      { header: 'set-cookie', includes: '_session=eyjpdii6', confidence: 'likely' },
      { header: 'set-cookie', includes: '-session=eyjpdii6', confidence: 'likely' },
      { header: 'set-cookie', starts: 'xsrf-token=eyjpdii6', confidence: 'likely' },
    ]) ?? findApi(exchange),
  refuse: refuseUnless({ origin: hasNoStar, method: hasNoStar, header: hasNoStar }),
  write: (policy) =>
    lines(
      '<?php',
      '',
      'return [',
      "    'paths' => ['*'], // every address of the application",
      "    'allowed_origins' => [ // exactly as the browser sends them: one line per environment",
      ...policy.origins.map((origin) => `        ${phpString(origin)},`),
      '    ],',
      "    'allowed_origins_patterns' => [],",
      `    'allowed_methods' => ${phpList(policy.methods)}, // GET, HEAD and POST need no mention`,
      `    'allowed_headers' => ${phpList(policy.allowHeaders)},`,
      `    'exposed_headers' => ${phpList(policy.exposeHeaders)},`,
      `    'max_age' => ${policy.maxAge},`,
      `    'supports_credentials' => ${policy.credentials},`,
      '];',
    ),
  notes: [
    {
      when: ['preflight-without-headers', 'preflight-not-found', 'preflight-method-not-allowed'],
      text: 'A configuration that was cached is not read again: `php artisan config:clear`. `fruitcake/laravel-cors` is no longer needed and must not stay beside the built-in middleware.',
    },
    {
      when: ['credentials'],
      text: 'Sanctum also needs `SANCTUM_STATEFUL_DOMAINS` and `SESSION_DOMAIN`, and in the page `withCredentials` together with `withXSRFToken`.',
    },
    {
      when: ['preflight-redirected', 'redirected'],
      text: 'The `.htaccess` in `public` redirects an address with a slash at the end before Laravel runs, and browsers do not follow a redirect of a preflight: have the page ask the final address.',
    },
    {
      when: ['redirected', 'response-unauthorized'],
      text: 'Laravel redirects to `/login` unless the request says `Accept: application/json`. 419 is CSRF protection, not CORS.',
    },
    {
      when: ['server-error'],
      text: 'Output before the headers (`dd()`, `echo`, a byte order mark) or a fatal error loses them.',
    },
    {
      when: ['duplicated-header'],
      text: '`Access-Control-Allow-Origin` arrived twice: nginx, `.htaccess` or a call of `header()` adds it as well. Keep one.',
    },
    {
      when: ['method-not-upper-case'],
      text: 'Laravel answers with methods in upper case, and browsers compare byte by byte: have the page send `PATCH`, not `patch`.',
    },
  ],
};
