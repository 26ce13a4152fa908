import { jsOrigins } from '../write/javascript.ts';
import { shows } from '../detect/traits.ts';
import { lineIf, lines, type Line } from '../write/lines.ts';
import type { Policy } from '../policy/policy.ts';
import { jsString } from '../write/quote.ts';
import type { Target } from '../target.ts';

const setHeader = (name: string, value: string): string => `  headers['${name}'] = ${jsString(value)};`;

const setList = (name: string, items: readonly string[]): Line =>
  lineIf(items.length > 0, setHeader(name, items.join(', ')));

const corsHeaders = (policy: Policy): readonly Line[] => [
  'function corsHeaders(event) {',
  "  const headers = { Vary: 'Origin' }; // the answer depends on who asks: caches must know",
  '  const origin = event.headers?.origin ?? event.headers?.Origin;',
  '  if (!allowedOrigins.includes(origin)) return headers;',
  "  headers['Access-Control-Allow-Origin'] = origin;",
  lineIf(policy.credentials, setHeader('Access-Control-Allow-Credentials', 'true')),
  setList('Access-Control-Expose-Headers', policy.exposeHeaders),
  setList('Access-Control-Allow-Methods', policy.methods),
  setList('Access-Control-Allow-Headers', policy.allowHeaders),
  setHeader('Access-Control-Max-Age', String(policy.maxAge)),
  '  return headers;',
  '}',
];

const ANSWERED: readonly string[] = [
  '  const response = await answer(event, context);',
  '  return { ...response, headers: { ...response.headers, ...cors } };',
];

/** For a handler that throws: API Gateway answers 502 or 500 then, without headers. */
const CAUGHT: readonly string[] = [
  '  try {',
  ...ANSWERED.map((line) => `  ${line}`),
  '  } catch (error) {',
  '    console.error(error);',
  "    return { statusCode: 500, headers: cors, body: 'Internal error' }; // so that the page can read the error",
  '  }',
];

/** A Lambda function behind API Gateway (REST, or HTTP without its own CORS), in Node: any payload version. */
export const lambda: Target = {
  id: 'lambda',
  name: 'AWS Lambda handler snippet',
  variantOf: null,
  layer: 'application',
  language: 'js',
  place: "The function's entry file (index.mjs): around your handler, which becomes the function answer",
  documentation: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-cors.html',
  detect: () => null,
  write: (policy, exchange) =>
    lines(
      jsOrigins(policy),
      ...corsHeaders(policy),
      '',
      'async function answer(event, context) {',
      '  return { statusCode: 200, body: JSON.stringify({ ok: true }) }; // your handler',
      '}',
      '',
      '// Answers preflights, and adds the headers to every answer.',
      'export const handler = async (event, context) => {',
      '  const method = event.requestContext?.http?.method ?? event.httpMethod;',
      '  const cors = corsHeaders(event);',
      "  if (method === 'OPTIONS') return { statusCode: 204, headers: cors };",
      ...(shows(exchange, policy, 'crash-without-headers', 'gateway-error') ? CAUGHT : ANSWERED),
      '};',
    ),
  notes: [
    {
      when: ['gateway-error', 'failure-without-headers'],
      text: 'A time-out, a crash or a refusal of API Gateway never reaches this code: REST APIs need gateway responses with the headers, HTTP APIs their own CORS configuration.',
    },
    {
      when: ['preflight-unauthorized', 'preflight-forbidden', 'preflight-not-found'],
      text: '`OPTIONS` has to reach the function: route it without an authorizer and without an API key.',
    },
    {
      when: ['always'],
      text: '`answer` has to return a `statusCode`: HTTP APIs and Function URLs take an object without one for the body, headers and all.',
    },
    {
      when: ['header-sent'],
      text: 'Your handler sets the headers as well, perhaps in another case: remove them there. A Function URL with CORS configured adds them, too: then remove them here.',
    },
  ],
};
