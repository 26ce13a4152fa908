import { refuseUnless } from '../policy/expressible.ts';
import { lines } from '../write/lines.ts';
import type { Policy } from '../policy/policy.ts';
import { refuse, type Refusal } from '../policy/refusal.ts';
import { jsonString } from '../write/quote-data.ts';
import type { Target } from '../target.ts';

const header = (key: string, value: string): string =>
  `{ "key": ${jsonString(key)}, "value": ${jsonString(value)} }`;

const hasNoDollar = (text: string): boolean => !text.includes('$');

function grants(policy: Policy, origin: string): readonly string[] {
  const granted = [header('Access-Control-Allow-Origin', origin)];
  const addList = (name: string, items: readonly string[]): void => {
    if (items.length > 0) granted.push(header(name, items.join(', ')));
  };
  if (policy.credentials) granted.push(header('Access-Control-Allow-Credentials', 'true'));
  addList('Access-Control-Allow-Methods', policy.methods);
  addList('Access-Control-Allow-Headers', policy.allowHeaders);
  addList('Access-Control-Expose-Headers', policy.exposeHeaders);
  return [...granted, header('Access-Control-Max-Age', String(policy.maxAge))];
}

const rule = (policy: Policy, origin: string): readonly string[] => [
  '    {',
  '      "source": "/(.*)",',
  `      "has": [{ "type": "header", "key": "origin", "value": ${jsonString(origin)} }],`,
  '      "headers": [',
  grants(policy, origin)
    .map((line) => `        ${line}`)
    .join(',\n'),
  '      ]',
  '    },',
];

const refuseValue = refuseUnless({
  origin: (origin) => !/[[\](){}*+^$|\\]/.test(origin),
  method: hasNoDollar,
  header: hasNoDollar,
});

/** The longest value that its schema lets a header have, in UTF-16 units. */
const LONGEST_VALUE = 4_096;

function refuseLength({ methods, allowHeaders, exposeHeaders }: Policy): Refusal | null {
  const longest = Math.max(...[methods, allowHeaders, exposeHeaders].map((list) => list.join(', ').length));
  return longest > LONGEST_VALUE ? refuse('lists-too-long', `${longest} bytes`) : null;
}

/** `vercel.json` alone: for files and functions that answer `OPTIONS` themselves. */
export const vercelJson: Target = {
  id: 'vercel-json',
  name: 'Vercel (vercel.json)',
  variantOf: 'vercel',
  layer: 'proxy',
  language: 'json',
  place: 'vercel.json',
  documentation: 'https://vercel.com/docs/project-configuration/vercel-json#headers',
  detect: () => null,
  // The value of `has` is read as a regular expression, and `$` in that of a header stands for what an expression captured.
  refuse: (policy) => refuseValue(policy) ?? refuseLength(policy),
  write: (policy) =>
    lines(
      '{',
      '  "headers": [',
      ...policy.origins.flatMap((origin) => rule(policy, origin)),
      `    { "source": "/(.*)", "headers": [${header('Vary', 'Origin')}] }`,
      '  ]',
      '}',
    ),
  notes: [
    {
      when: ['preflight-needed', 'preflight-method-not-allowed', 'preflight-not-found'],
      text: '`vercel.json` answers no preflight: each function has to answer `OPTIONS` with 204. The middleware does it for all of them.',
    },
    {
      when: ['preflight-unauthorized'],
      text: 'Deployment Protection answers 401 before anything of yours runs: add the path to its `OPTIONS` allowlist.',
    },
    {
      when: ['duplicated-header'],
      text: 'A function that sets the headers as well sends them twice. Keep one.',
    },
  ],
};
