import type { Policy } from '../policy/policy.ts';
import { lineIf, lines, type Line } from '../write/lines.ts';
import { httpValue } from '../write/quote.ts';
import type { Target } from '../target.ts';

const list = (items: readonly string[]): string => httpValue(items.join(', '));

/** The lines that every answer to `origin` carries. */
const common = (policy: Policy, origin: string): readonly Line[] => [
  `Access-Control-Allow-Origin: ${httpValue(origin)}`,
  lineIf(policy.credentials, 'Access-Control-Allow-Credentials: true'),
];

const preflight = (policy: Policy, origin: string): readonly Line[] => [
  'HTTP/1.1 204 No Content',
  ...common(policy, origin),
  lineIf(policy.methods.length > 0, `Access-Control-Allow-Methods: ${list(policy.methods)}`),
  lineIf(policy.allowHeaders.length > 0, `Access-Control-Allow-Headers: ${list(policy.allowHeaders)}`),
  `Access-Control-Max-Age: ${policy.maxAge}`,
  'Vary: Origin',
];

const response = (policy: Policy, origin: string): readonly Line[] => [
  ...common(policy, origin),
  lineIf(policy.exposeHeaders.length > 0, `Access-Control-Expose-Headers: ${list(policy.exposeHeaders)}`),
  'Vary: Origin',
];

const forOrigin = (policy: Policy, origin: string): readonly Line[] => [
  `# When the request says Origin: ${httpValue(origin)}`,
  '#',
  '# The answer to the preflight (OPTIONS), without asking for authentication:',
  ...preflight(policy, origin),
  '',
  '# Every other answer, whatever its status, errors too:',
  ...response(policy, origin),
  '',
];

/** No server in particular: the exact header lines of the preflight's answer and of every other answer. */
export const rawHeaders: Target = {
  id: 'raw-headers',
  name: 'Raw HTTP headers',
  variantOf: null,
  layer: 'general',
  language: 'http',
  place: 'What your server has to send, whatever it is written in',
  documentation: 'https://fetch.spec.whatwg.org/#http-cors-protocol',
  detect: () => null,
  write: (policy) =>
    lines(
      ...policy.origins.flatMap((origin) => forOrigin(policy, origin)),
      '# When it says any other Origin, or none:',
      'Vary: Origin',
    ),
  notes: [
    {
      when: ['duplicated-header'],
      text: 'Two layers of your server both add `Access-Control-Allow-Origin`. Keep one of them: browsers refuse two lines even when both are right.',
    },
    {
      when: ['preflight-unauthorized', 'preflight-forbidden'],
      text: 'A preflight never carries cookies or `Authorization`. Answer it before your server checks who is asking.',
    },
    {
      when: ['preflight-redirected'],
      text: 'Browsers do not follow a redirect of a preflight. Answer `OPTIONS` at the address the page asks, or have the page ask the final address: a missing slash, `www.` or `https` is often all that differs.',
    },
    {
      when: ['preflight-not-found', 'preflight-method-not-allowed'],
      text: 'Nothing handles `OPTIONS` at this address. It needs a route of its own, for every address that the page asks.',
    },
    {
      when: ['failure-without-headers'],
      text: 'Errors need the headers too. Without them the page sees a CORS error in place of the status and the message.',
    },
  ],
};
