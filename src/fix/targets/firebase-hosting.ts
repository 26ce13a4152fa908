import { findHost } from '../detect/fingerprint.ts';
import { lineIf, lines, type Line } from '../write/lines.ts';
import type { Policy } from '../policy/policy.ts';
import { jsonString } from '../write/quote-data.ts';
import type { Target } from '../target.ts';

const header = (key: string, value: string): string =>
  `{ "key": ${jsonString(key)}, "value": ${jsonString(value)} }`;

function headersFor(policy: Policy, origin: string): string {
  const all: Line[] = [
    header('Access-Control-Allow-Origin', origin),
    lineIf(policy.credentials, header('Access-Control-Allow-Credentials', 'true')),
    lineIf(
      policy.exposeHeaders.length > 0,
      header('Access-Control-Expose-Headers', policy.exposeHeaders.join(', ')),
    ),
    header('Vary', 'Origin'),
  ];
  return all
    .filter((line) => line !== null)
    .map((line) => `        ${line}`)
    .join(',\n');
}

/** What a site sends, up to the end of its object. */
const site = (policy: Policy, origin: string): readonly string[] => [
  '  "public": "public",',
  '  "headers": [',
  '    {',
  '      "source": "**",',
  '      "headers": [',
  headersFor(policy, origin),
  '      ]',
  '    }',
  '  ]',
  '}',
];

const indented = (text: string, indent: string): string => text.replaceAll(/^/gm, indent);

/** Hosting sends fixed headers: each of several origins gets a site (a deploy target) of its own. */
const sites = (policy: Policy): string =>
  policy.origins
    .map((origin, index) => ['{', `  "target": "site-${index + 1}",`, ...site(policy, origin)].join('\n'))
    .join(',\n');

/** The value of `hosting`: a list is refused when one of it names no target, which a project with one site has not. */
function hosting(policy: Policy): string {
  const [only = ''] = policy.origins;
  return policy.origins.length > 1
    ? `[\n${indented(sites(policy), '    ')}\n  ]`
    : indented(['{', ...site(policy, only)].join('\n'), '  ').trimStart();
}

/** Firebase Hosting: files that pages of another origin read (fonts, JSON). It answers no preflight. */
export const firebaseHosting: Target = {
  id: 'firebase-hosting',
  name: 'Firebase Hosting',
  variantOf: null,
  layer: 'proxy',
  language: 'json',
  place: 'firebase.json; then firebase deploy --only hosting',
  documentation: 'https://firebase.google.com/docs/hosting/full-config#headers',
  detect: (exchange) => findHost(exchange, ['.web.app', '.firebaseapp.com'], 'likely'),
  write: (policy) => lines('{', `  "hosting": ${hosting(policy)}`, '}'),
  notes: [
    {
      when: ['preflight-needed'],
      text: 'Hosting answers no preflight for files. Custom headers and methods need a function or Cloud Run behind a rewrite, which sets its own headers.',
    },
    {
      when: ['several-origins'],
      text: 'Hosting sends one fixed origin: each environment is a site of its own (`firebase target:apply hosting site-1 NAME`).',
    },
    {
      when: ['always'],
      text: 'Answers of functions and Cloud Run behind a rewrite do not get these headers.',
    },
  ],
};
