import { valuesOf } from '../../cors/header-list.ts';
import type { Exchange, Hop } from '../../exchange/exchange.ts';
import { allowedMethods, isText, lengthEvidence, methodsEvidence, named, valueOf } from './detect-habits.ts';
import { answersOf, type Found } from './fingerprint.ts';

/*
 * CORS middleware that betrays itself by what it answers to pages, where the server behind it says nothing of itself. All measured.
 */

/** What the package `cors` and Echo allow unless they are told which methods. */
const USUAL_METHODS = 'GET,HEAD,PUT,PATCH,POST,DELETE';

/** Middleware for Go says that a preflight's answer depends on the method that was asked for; the package `cors` never does. */
const variesByMethod = (hop: Hop): boolean =>
  valuesOf(hop.responseHeaders, 'vary').some((value) =>
    value.toLowerCase().includes('access-control-request-method'),
  );

const preflightWithUsualMethods = (exchange: Exchange, byMethod: boolean): Hop | null =>
  answersOf(exchange).find(
    (each) => allowedMethods(each) === USUAL_METHODS && variesByMethod(each) === byMethod && !named(each),
  ) ?? null;

/** The package `cors` where Express does not say its name, as behind Helmet, or where Nest uses it. */
export function detectCorsPackage(exchange: Exchange): Found | null {
  const hop = preflightWithUsualMethods(exchange, false);
  return hop === null ? null : { confidence: 'possible', evidence: methodsEvidence(hop) };
}

/** Echo, by the methods that its middleware allows unless it is told more. Measured on 4.16 and 5.4. */
export function detectEcho(exchange: Exchange): Found | null {
  const hop = preflightWithUsualMethods(exchange, true);
  return hop === null ? null : { confidence: 'likely', evidence: methodsEvidence(hop) };
}

/** Who answered a preflight with 204 and exactly this `Vary`, in one line. */
function findPreflightVary(exchange: Exchange, vary: string): Found | null {
  const isWritten = ({ responseHeaders }: Hop): boolean => {
    const [value, ...more] = valuesOf(responseHeaders, 'vary');
    return value === vary && more.length === 0;
  };
  const hop = answersOf(exchange).find((each) => each.status === 204 && isWritten(each) && !named(each));
  return hop === undefined ? null : { confidence: 'likely', evidence: `Vary: ${vary}` };
}

/** Fiber, whose middleware names the origin last. Measured on 3.1. */
export const detectFiber = (exchange: Exchange): Found | null =>
  findPreflightVary(exchange, 'Access-Control-Request-Method, Access-Control-Request-Headers, Origin');

/** rs/cors, which names all three in one line where others that name them write three, or answer 200. Measured on 1.11. */
export const detectRsCors = (exchange: Exchange): Found | null =>
  findPreflightVary(exchange, 'Origin, Access-Control-Request-Method, Access-Control-Request-Headers');

/** Lengths of `Disallowed CORS Origin`, `… method`, `… headers` and their combinations. */
const LITESTAR_REFUSALS: ReadonlySet<string> = new Set(['22', '23', '30', '31', '39']);

/** Litestar refuses a preflight in plain text and without the lists that Starlette sends with the same words. */
const isRefusalOfLitestar = (hop: Hop): boolean =>
  hop.kind === 'preflight' &&
  hop.status === 400 &&
  isText(hop, 'utf-8') &&
  LITESTAR_REFUSALS.has(valueOf(hop, 'content-length')) &&
  allowedMethods(hop) === '';

/** … and sends its lists with every answer to a page, where others send them with preflights only. Measured on 2.25. */
const listsWithAnswer = (hop: Hop): boolean =>
  hop.kind === 'response' &&
  allowedMethods(hop) !== '' &&
  valueOf(hop, 'access-control-allow-headers') !== '';

/** Litestar, behind the servers that FastAPI has as well. */
export function detectLitestar(exchange: Exchange): Found | null {
  const hop = answersOf(exchange).find((each) => isRefusalOfLitestar(each) || listsWithAnswer(each));
  if (hop === undefined || !/^(?:uvicorn|hypercorn|granian|)$/.test(valueOf(hop, 'server'))) return null;
  const server = valueOf(hop, 'server') !== '';
  const evidence = isRefusalOfLitestar(hop) ? lengthEvidence(hop) : methodsEvidence(hop);
  return { confidence: server ? 'likely' : 'possible', evidence };
}

/** Names and values as hyper and actix-web write them: others begin them with capitals, over HTTP/1.1. */
const hasLowerCase = ({ responseHeaders }: Hop, name: string, value: string): boolean =>
  responseHeaders.some((header) => header.name === name && header.value === value);

/** tower-http, which answers preflights with an empty 200 and writes even the value in lower case. Measured on 0.7. */
export function detectTowerHttp(exchange: Exchange): Found | null {
  const hop = answersOf(exchange).find(
    (each) =>
      each.kind === 'preflight' &&
      each.status === 200 &&
      valueOf(each, 'content-length') === '0' &&
      hasLowerCase(each, 'vary', 'origin'),
  );
  return hop === undefined || named(hop) ? null : { confidence: 'likely', evidence: 'vary: origin' };
}

/** Lengths of the three reasons with which actix-cors refuses. */
const ACTIX_REFUSALS: ReadonlySet<string> = new Set(['42', '31', '43']);

const isRefusalOfActix = (hop: Hop): boolean =>
  hop.kind === 'preflight' &&
  hop.status === 400 &&
  valueOf(hop, 'content-type') === '' &&
  ACTIX_REFUSALS.has(valueOf(hop, 'content-length'));

const ACTIX_VARY = 'Origin, Access-Control-Request-Method, Access-Control-Request-Headers';

/** actix-cors, by its refusals or by the `vary` that all of its answers have. Measured on 0.7. */
export function detectActix(exchange: Exchange): Found | null {
  const hop = answersOf(exchange).find(
    (each) => isRefusalOfActix(each) || hasLowerCase(each, 'vary', ACTIX_VARY),
  );
  if (hop === undefined || named(hop)) return null;
  const evidence = isRefusalOfActix(hop) ? lengthEvidence(hop) : `vary: ${ACTIX_VARY}`;
  return { confidence: 'likely', evidence };
}
