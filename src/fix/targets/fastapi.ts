import { getHeader } from '../../cors/header-list.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import { detectLitestar } from '../detect/detect-middleware.ts';
import { answersOf, findFingerprint, type Found } from '../detect/fingerprint.ts';
import { REFUSED_PREFLIGHT, shows } from '../detect/traits.ts';
import type { Policy } from '../policy/policy.ts';
import { lineIf, lines, type Line } from '../write/lines.ts';
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

/** What all of its forms are told, indented by four. */
const options = (policy: Policy): readonly Line[] => [
  '    allow_origins=[  # exactly as the browser sends them: one line per environment',
  ...policy.origins.map((origin) => `        ${pythonString(origin)},`),
  '    ],',
  `    allow_methods=${pythonList(comparedMethods(policy))},`,
  `    allow_headers=${pythonList(policy.allowHeaders)},`,
  lineIf(policy.exposeHeaders.length > 0, `    expose_headers=${pythonList(policy.exposeHeaders)},`),
  lineIf(policy.credentials, '    allow_credentials=True,'),
  `    max_age=${policy.maxAge},`,
];

const IMPORT = 'from fastapi.middleware.cors import CORSMiddleware  # Starlette: starlette.middleware.cors';

/** The idiom of its documentation. */
const added = (policy: Policy): string =>
  lines(IMPORT, '', 'app.add_middleware(', '    CORSMiddleware,', ...options(policy), ')');

/**
 * Around the finished application, as Starlette's documentation has it ("CORSMiddleware global enforcement"): what `add_middleware` adds
 * stands inside of the answer to unhandled exceptions.
 */
const wrapped = (policy: Policy): string =>
  lines(
    IMPORT,
    '',
    '# At the end of the file: around everything, so that the answer to an unhandled exception (500) has the headers, too.',
    '# Start it with uvicorn, as in `uvicorn main:app`: `fastapi run` takes a FastAPI itself only.',
    'app = CORSMiddleware(',
    '    app,',
    ...options(policy),
    ')',
  );

/** FastAPI and Starlette. */
export const fastapi: Target = {
  id: 'fastapi',
  name: 'FastAPI / Starlette',
  variantOf: null,
  layer: 'application',
  language: 'python',
  place:
    'main.py, below the other app.add_middleware(…) and @app.middleware lines: the last that is added runs first',
  documentation: 'https://fastapi.tiangolo.com/tutorial/cors/',
  detect: (exchange) =>
    detectLitestar(exchange) === null
      ? (findFingerprint(exchange, [
          { header: 'server', starts: 'uvicorn', confidence: 'likely' },
          { header: 'server', starts: 'hypercorn', confidence: 'possible' },
        ]) ?? findVary(exchange))
      : null,
  write: (policy, exchange) =>
    shows(exchange, policy, 'crash-without-headers', ...REFUSED_PREFLIGHT) ? wrapped(policy) : added(policy),
  notes: [
    {
      when: ['preflight-bad-request'],
      text: 'Starlette answers 400 to a preflight whose origin, method or headers are not listed, and names what is missing in the body.',
    },
    {
      when: ['preflight-bad-request', 'header-sent', 'crash-without-headers'],
      text: 'Replace a `CORSMiddleware` that is there, rather than adding this one: origins that this one refuses would still get what that one allows.',
    },
    {
      when: ['crash-without-headers'],
      text: 'The page sees a CORS error because the application failed first: the traceback is in the log of uvicorn.',
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
