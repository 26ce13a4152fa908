import { lineIf, lines, type Line } from './lines.ts';
import { namedHeaders } from '../methods.ts';
import type { Policy } from '../policy/policy.ts';
import { jsString } from './quote.ts';

/** A JavaScript array literal of strings. */
export const jsList = (items: readonly string[]): string => `[${items.map(jsString).join(', ')}]`;

/** The allow-list as a constant, one line per environment. */
export const jsOrigins = (policy: Policy): string =>
  lines(
    '// Exactly as the browser sends them: one line per environment (development, staging, production).',
    'const allowedOrigins = [',
    ...policy.origins.map((origin) => `  ${jsString(origin)},`),
    '];',
  );

const setHeader = (name: string, value: string): string => `  headers.set('${name}', ${jsString(value)});`;

const setList = (name: string, items: readonly string[]): Line =>
  lineIf(items.length > 0, setHeader(name, items.join(', ')));

/** The statements that set what the policy grants on `headers`; `preflight` tells whether the request is one. */
const statements = (policy: Policy): readonly Line[] => [
  "  headers.set('Access-Control-Allow-Origin', origin);",
  lineIf(policy.credentials, setHeader('Access-Control-Allow-Credentials', 'true')),
  setList('Access-Control-Expose-Headers', policy.exposeHeaders),
  '  if (!isPreflight(request)) return;',
  setList('Access-Control-Allow-Methods', policy.methods),
  setList('Access-Control-Allow-Headers', policy.allowHeaders),
  setHeader('Access-Control-Max-Age', String(policy.maxAge)),
];

/**
 * For servers that pass `Request` and `Response` of the Fetch Standard: the allow-list, `isPreflight(request)` and
 * `setCors(request, headers)`.
 */
export function webCors(policy: Policy, language: 'js' | 'ts'): string {
  const typed = (name: string, type: string): string => (language === 'ts' ? `${name}: ${type}` : name);
  const request = typed('request', 'Request');
  return lines(
    jsOrigins(policy),
    `const isPreflight = (${request}) =>`,
    "  request.method === 'OPTIONS' && request.headers.has('Access-Control-Request-Method');",
    '',
    `function setCors(${request}, ${typed('headers', 'Headers')}) {`,
    "  headers.append('Vary', 'Origin'); // the answer depends on who asks: caches must know",
    "  const origin = request.headers.get('Origin');",
    '  if (origin === null || !allowedOrigins.includes(origin)) return;',
    ...statements(policy),
    '}',
  );
}

/**
 * The options that Hono and `@koa/cors` share, all but the origin. Both take an empty list of headers for "whatever is asked"; `Accept`
 * needs no permission, so that naming it grants nothing.
 */
export const allowOptions = (policy: Policy, indent: string): readonly Line[] =>
  [
    `allowMethods: ${jsList(policy.methods)}, // GET, HEAD and POST need no mention`,
    policy.allowHeaders.length === 0
      ? `allowHeaders: ${jsList(namedHeaders(policy))}, // needs no permission: an empty list would allow whatever is asked`
      : `allowHeaders: ${jsList(policy.allowHeaders)},`,
    lineIf(policy.exposeHeaders.length > 0, `exposeHeaders: ${jsList(policy.exposeHeaders)},`),
    lineIf(policy.credentials, 'credentials: true,'),
    `maxAge: ${policy.maxAge},`,
  ].map((line) => (line === null ? null : indent + line));

/** The options object of the `cors` package and what follows its names, indented by `indent`. */
export const corsOptions = (policy: Policy, indent: string): readonly Line[] =>
  [
    'origin: allowedOrigins,',
    `methods: ${jsList(policy.methods)}, // GET, HEAD and POST need no mention`,
    `allowedHeaders: ${jsList(policy.allowHeaders)},`,
    lineIf(policy.exposeHeaders.length > 0, `exposedHeaders: ${jsList(policy.exposeHeaders)},`),
    lineIf(policy.credentials, 'credentials: true,'),
    `maxAge: ${policy.maxAge},`,
  ].map((line) => (line === null ? null : indent + line));
