import { findFingerprint, findPath } from '../detect/fingerprint.ts';
import { lineIf, lines, type Line } from '../write/lines.ts';
import type { Policy } from '../policy/policy.ts';
import { phpString } from '../write/quote-code.ts';
import type { Target } from '../target.ts';

const sendList = (name: string, items: readonly string[]): Line =>
  lineIf(items.length > 0, `            header(${phpString(`${name}: ${items.join(', ')}`)});`);

/** A list in place of the one that WordPress sends of its own accord, without having been asked. */
const replaceList = (name: string, items: readonly string[]): Line =>
  items.length > 0
    ? sendList(name, items)
    : `            header_remove(${phpString(name)}); // WordPress grants some by itself`;

const forAllowed = (policy: Policy): readonly Line[] => [
  '            header("Access-Control-Allow-Origin: $origin");',
  lineIf(policy.credentials, "            header('Access-Control-Allow-Credentials: true');"),
  replaceList('Access-Control-Expose-Headers', policy.exposeHeaders),
  sendList('Access-Control-Allow-Methods', policy.methods),
  replaceList('Access-Control-Allow-Headers', policy.allowHeaders),
  `            header('Access-Control-Max-Age: ${policy.maxAge}');`,
];

/** The REST API of WordPress 4.4 and later, which by itself allows every origin with credentials. */
export const wordpress: Target = {
  id: 'wordpress',
  name: 'WordPress REST / headless',
  variantOf: null,
  layer: 'application',
  language: 'php',
  place: 'A file of its own: wp-content/mu-plugins/cors.php',
  documentation: 'https://developer.wordpress.org/reference/hooks/rest_pre_serve_request/',
  detect: (exchange) =>
    findFingerprint(exchange, [
      { header: 'link', includes: 'https://api.w.org/', confidence: 'certain' },
      { header: 'x-wp-total', confidence: 'certain' },
      { header: 'x-redirect-by', starts: 'wordpress', confidence: 'certain' },
    ]) ?? findPath(exchange, /^\/(?:[^/]+\/)?wp-(?:json\/|admin\/admin-ajax)/, 'certain'),
  write: (policy) =>
    lines(
      '<?php',
      "add_action('rest_api_init', function () {",
      "    remove_filter('rest_pre_serve_request', 'rest_send_cors_headers'); // it reflects every origin",
      "    add_filter('rest_pre_serve_request', function ($served) {",
      '        $allowedOrigins = [ // exactly as the browser sends them: one line per environment',
      ...policy.origins.map((origin) => `            ${phpString(origin)},`),
      '        ];',
      "        $origin = $_SERVER['HTTP_ORIGIN'] ?? '';",
      "        header('Vary: Origin', false); // the answer depends on who asks: caches must know",
      '        if (in_array($origin, $allowedOrigins, true)) {',
      ...forAllowed(policy),
      '        }',
      '        return $served;',
      '    });',
      '}, 15);',
    ),
  notes: [
    {
      when: ['redirected', 'preflight-redirected'],
      text: 'WordPress redirects to the address in its settings (`siteurl`, `home`): with or without `www.`, with `https`. Have the page ask that address.',
    },
    {
      when: [
        'preflight-unauthorized',
        'preflight-forbidden',
        'preflight-not-found',
        'preflight-method-not-allowed',
      ],
      text: 'Security plugins and web application firewalls block the REST API or `OPTIONS` before this runs.',
    },
    {
      when: ['several-origins'],
      text: 'A page cache or a CDN that does not keep answers apart by `Vary: Origin` hands one origin what was meant for another: leave `/wp-json/` out of it.',
    },
    {
      when: ['duplicated-header'],
      text: '`Access-Control-Allow-Origin` arrived twice: a CORS plugin or the web server adds it as well. Keep one.',
    },
    {
      when: ['always'],
      text: 'This covers `/wp-json/`. `admin-ajax.php` asks the filter `allowed_http_origins`; fonts and images are served by the web server.',
    },
  ],
};
