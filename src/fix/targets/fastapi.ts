import { getHeader } from '../../cors/header-list.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import { answersOf, findFingerprint, type Found } from '../detect/fingerprint.ts';
import { lineIf, lines } from '../write/lines.ts';
import { comparedMethods } from '../methods.ts';
import { pythonList } from '../python.ts';
import { pythonString } from '../write/quote.ts';
import type { Target } from '../target.ts';

/** What Starlette 1.7 puts into the `Vary` of its preflight answers, which are 200 or 400. */
const VARY =
  'Origin, Access-Control-Request-Method, Access-Control-Request-Headers, Access-Control-Request-Private-Network';

function findVary(exchange: Exchange): Found | null {
  const [answer] = answersOf(exchange);
  const matches = answer?.status !== 204 && getHeader(answer?.responseHeaders ?? [], 'vary') === VARY;
  return matches ? { confidence: 'likely', evidence: `Vary: ${VARY}` } : null;
}

/**
 * FastAPI and Starlette. Unhandled exceptions are answered outside of everything that `app.add_middleware` adds, so the 500 would have
 * no CORS headers; the middleware goes around the finished application instead, whatever is added later, and `app` stays a FastAPI.
 */
export const fastapi: Target = {
  id: 'fastapi',
  name: 'FastAPI / Starlette',
  variantOf: null,
  layer: 'application',
  language: 'python',
  place: 'Right after app = FastAPI()',
  documentation: 'https://fastapi.tiangolo.com/tutorial/cors/',
  detect: (exchange) =>
    findFingerprint(exchange, [
      { header: 'server', starts: 'uvicorn', confidence: 'likely' },
      { header: 'server', starts: 'hypercorn', confidence: 'possible' },
    ]) ?? findVary(exchange),
  write: (policy) =>
    lines(
      'from starlette.middleware.cors import CORSMiddleware',
      '',
      '# Around everything, authentication and the answer to unhandled exceptions (500) too:',
      '# app.add_middleware() would leave those without CORS headers.',
      'build_middleware_stack = app.build_middleware_stack',
      'app.build_middleware_stack = lambda: CORSMiddleware(',
      '    build_middleware_stack(),',
      '    allow_origins=[  # exactly as the browser sends them: one line per environment',
      ...policy.origins.map((origin) => `        ${pythonString(origin)},`),
      '    ],',
      `    allow_methods=${pythonList(comparedMethods(policy))},`,
      `    allow_headers=${pythonList(policy.allowHeaders)},`,
      lineIf(policy.exposeHeaders.length > 0, `    expose_headers=${pythonList(policy.exposeHeaders)},`),
      lineIf(policy.credentials, '    allow_credentials=True,'),
      `    max_age=${policy.maxAge},`,
      ')',
    ),
  notes: [
    {
      when: ['preflight-bad-request'],
      text: 'Starlette answers 400 to a preflight whose origin, method or headers are not listed, and names what is missing in the body.',
    },
    {
      when: ['preflight-bad-request', 'header-sent'],
      text: 'Remove `app.add_middleware(CORSMiddleware, …)` when you paste this: origins that this one refuses would still get what that one allows.',
    },
    {
      when: ['duplicated-header'],
      text: '`Access-Control-Allow-Origin` arrived twice: a proxy in front of the application adds it as well. Keep one of the two.',
    },
    {
      when: ['preflight-redirected', 'redirected'],
      text: 'Starlette redirects an address whose slash at the end is missing or too many (`redirect_slashes`). Have the page ask the address exactly as the route is written.',
    },
    {
      when: ['trailing-slash'],
      text: 'An origin has no slash at the end. Settings of type `AnyHttpUrl` add one: use `str`.',
    },
    {
      when: [
        'success-without-headers',
        'preflight-without-headers',
        'preflight-not-found',
        'preflight-method-not-allowed',
      ],
      text: 'A sub-application that runs on its own, not through `app.mount`, needs its own.',
    },
    {
      when: ['always'],
      text: 'Starlette 1.3 and earlier send `Vary: Origin` only to origins that are listed. Let a cache in front of it add that to every answer.',
    },
  ],
};
