import { findHost } from '../fingerprint.ts';
import { lineIf, lines, type Line } from '../lines.ts';
import type { Policy } from '../policy.ts';
import { jsonString } from '../quote-data.ts';
import type { Target } from '../target.ts';

const header = (key: string, value: string): string =>
  `            { "key": ${jsonString(key)}, "value": ${jsonString(value)} }`;

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
  return all.filter((line) => line !== null).join(',\n');
}

/** Hosting sends fixed headers: each origin gets a site (a deploy target) of its own. */
const site = (policy: Policy, origin: string, index: number): string =>
  [
    '    {',
    ...(policy.origins.length > 1 ? [`      "target": "site-${index + 1}",`] : []),
    '      "public": "public",',
    '      "headers": [',
    '        {',
    '          "source": "**",',
    '          "headers": [',
    headersFor(policy, origin),
    '          ]',
    '        }',
    '      ]',
    '    }',
  ].join('\n');

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
  write: (policy) =>
    lines(
      '{',
      '  "hosting": [',
      policy.origins.map((origin, index) => site(policy, origin, index)).join(',\n'),
      '  ]',
      '}',
    ),
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
