import { findFingerprint } from '../detect/fingerprint.ts';
import { lineIf, lines, type Line } from '../write/lines.ts';
import type { Policy } from '../policy/policy.ts';
import { phpString } from '../write/quote-code.ts';
import type { Target } from '../target.ts';

const sendList = (name: string, items: readonly string[]): Line =>
  lineIf(items.length > 0, `    header(${phpString(`${name}: ${items.join(', ')}`)});`);

const forAllowed = (policy: Policy): readonly Line[] => [
  '    header("Access-Control-Allow-Origin: $origin");',
  lineIf(policy.credentials, "    header('Access-Control-Allow-Credentials: true');"),
  sendList('Access-Control-Expose-Headers', policy.exposeHeaders),
];

const forPreflight = (policy: Policy): readonly Line[] => [
  sendList('Access-Control-Allow-Methods', policy.methods),
  sendList('Access-Control-Allow-Headers', policy.allowHeaders),
  `    header('Access-Control-Max-Age: ${policy.maxAge}');`,
];

/** PHP without a framework, version 7 and later. */
export const php: Target = {
  id: 'php',
  name: 'Plain PHP',
  variantOf: null,
  layer: 'application',
  language: 'php',
  place:
    "A file cors.php; then require __DIR__ . '/cors.php'; as the first statement of the script that every request runs through (below declare, namespace and use)",
  documentation: 'https://www.php.net/manual/en/function.header.php',
  detect: (exchange) =>
    findFingerprint(exchange, [
      { header: 'x-powered-by', starts: 'php/', confidence: 'likely' },
      { header: 'set-cookie', starts: 'phpsessid=', confidence: 'likely' },
    ]),
  write: (policy) =>
    lines(
      '<?php',
      '$allowedOrigins = [ // exactly as the browser sends them: one line per environment',
      ...policy.origins.map((origin) => `    ${phpString(origin)},`),
      '];',
      "$origin = $_SERVER['HTTP_ORIGIN'] ?? '';",
      "$isPreflight = $_SERVER['REQUEST_METHOD'] === 'OPTIONS' && isset($_SERVER['HTTP_ACCESS_CONTROL_REQUEST_METHOD']);",
      '',
      "header('Vary: Origin', false); // the answer depends on who asks: caches must know",
      'if (in_array($origin, $allowedOrigins, true)) {',
      ...forAllowed(policy),
      '}',
      'if ($isPreflight) {',
      ...forPreflight(policy),
      '    http_response_code(204);',
      '    exit; // before authentication: a preflight carries no credentials',
      '}',
    ),
  notes: [
    {
      when: ['failure-without-headers', 'server-error', 'preflight-without-headers'],
      text: 'Output before the first `header()` (a byte order mark, a warning, an empty line above `<?php`) loses the headers. At the very top they stay even when the script fails later.',
    },
    {
      when: [
        'preflight-unauthorized',
        'preflight-forbidden',
        'preflight-method-not-allowed',
        'preflight-not-found',
      ],
      text: 'The web server answered the preflight before PHP did: its authentication, `<Limit>` or rewrite rules have to let `OPTIONS` through to the script.',
    },
    {
      when: ['duplicated-header'],
      text: '`Access-Control-Allow-Origin` arrived twice: `.htaccess` or nginx adds it as well. Keep one.',
    },
    {
      when: ['response-unauthorized'],
      text: 'Apache may keep `Authorization` from PHP: `CGIPassAuth On`, or `SetEnvIf Authorization "(.+)" HTTP_AUTHORIZATION=$1`.',
    },
  ],
};
