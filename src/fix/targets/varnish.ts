import { refuseUnless } from '../policy/expressible.ts';
import { findFingerprint } from '../detect/fingerprint.ts';
import { lineIf, lines, type Line } from '../write/lines.ts';
import type { Policy } from '../policy/policy.ts';
import { vclString } from '../write/quote-server.ts';
import type { Target } from '../target.ts';

/** VCL has no escapes. */
const isWritable = (text: string): boolean => !text.includes('"}');

const setList = (name: string, items: readonly string[]): Line =>
  lineIf(items.length > 0, `        set resp.http.${name} = ${vclString(items.join(', '))};`);

const forAllowed = (policy: Policy): readonly Line[] => [
  '        set resp.http.Access-Control-Allow-Origin = req.http.Origin;',
  lineIf(policy.credentials, '        set resp.http.Access-Control-Allow-Credentials = "true";'),
  setList('Access-Control-Expose-Headers', policy.exposeHeaders),
];

/** Varnish 6 and later, and Vinyl Cache, as the project calls itself from 9 on. In `vcl_deliver`, so that the answer is not cached with the headers of whoever asked first. */
export const varnish: Target = {
  id: 'varnish',
  name: 'Varnish / Vinyl Cache',
  variantOf: null,
  layer: 'proxy',
  language: 'vcl',
  place:
    'The VCL file: below the backends, above your own vcl_recv, vcl_deliver and vcl_synth (Varnish joins subs of one name)',
  documentation: 'https://vinyl-cache.org/docs/',
  detect: (exchange) =>
    findFingerprint(exchange, [
      { header: 'x-varnish', confidence: 'certain' },
      { header: 'via', includes: 'varnish', confidence: 'certain' },
      { header: 'via', includes: 'vinyl', confidence: 'certain' },
    ]),
  refuse: refuseUnless({ origin: isWritable }),
  write: (policy) =>
    lines(
      'sub vcl_recv {',
      '    # The preflight, answered before authentication and the backend',
      '    if (req.method == "OPTIONS" && req.http.Access-Control-Request-Method) {',
      '        return (synth(204));',
      '    }',
      '}',
      '',
      'sub cors {',
      '    # What the backend sends for itself; browsers refuse two.',
      '    unset resp.http.Access-Control-Allow-Origin;',
      lineIf(policy.credentials, '    unset resp.http.Access-Control-Allow-Credentials;'),
      '    # The answer depends on who asks: caches must know.',
      '    if (resp.http.Vary) {',
      '        set resp.http.Vary = resp.http.Vary + ", Origin";',
      '    } else {',
      '        set resp.http.Vary = "Origin";',
      '    }',
      '    # The origins exactly as the browser sends them: one line per environment',
      policy.origins
        .map(
          (origin, index) =>
            `${index === 0 ? '    if (' : '        '}req.http.Origin == ${vclString(origin)}`,
        )
        .join(' ||\n')
        .concat(') {'),
      ...forAllowed(policy),
      '    }',
      '}',
      '',
      'sub vcl_deliver {',
      '    call cors;',
      '}',
      '',
      'sub vcl_synth {',
      '    call cors;',
      '    if (req.method == "OPTIONS" && req.http.Access-Control-Request-Method) {',
      setList('Access-Control-Allow-Methods', policy.methods),
      setList('Access-Control-Allow-Headers', policy.allowHeaders),
      `        set resp.http.Access-Control-Max-Age = "${policy.maxAge}";`,
      '        return (deliver);',
      '    }',
      '}',
    ),
  notes: [
    {
      when: ['header-sent'],
      text: 'An answer that the backend made for one origin may be in the cache. This replaces its headers on delivery; clear the cache if something else reads it.',
    },
    {
      when: ['gateway-error', 'failure-without-headers'],
      text: 'Errors of Varnish itself (503) pass `vcl_deliver` or `vcl_synth`, and get the headers there.',
    },
    {
      when: ['duplicated-header'],
      text: 'Remove headers that other VCL adds in `vcl_backend_response`: they are cached for everybody.',
    },
  ],
};
