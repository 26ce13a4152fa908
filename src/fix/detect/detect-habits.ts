import { getHeader } from '../../cors/header-list.ts';
import { parseUrl } from '../../cors/origin.ts';
import type { Exchange, Hop } from '../../exchange/exchange.ts';
import { answersOf, type Found } from './fingerprint.ts';

/*
 * Servers that do not say their name betray themselves by pages and lists of their own. A log has no bodies of blocked answers, but it has
 * their lengths. All measured on the servers themselves.
 */

/** The value of a header of `hop`, empty where it has none. */
export const valueOf = ({ responseHeaders }: Hop, name: string): string =>
  getHeader(responseHeaders, name) ?? '';

/** Whether `hop` says itself who made it. */
export const named = (hop: Hop): boolean =>
  valueOf(hop, 'server') !== '' || valueOf(hop, 'x-powered-by') !== '';

/** The answer at which the browser stopped, unless it says itself who made it. */
function anonymousAnswer(exchange: Exchange): Hop | null {
  const [last] = answersOf(exchange);
  return last === undefined || named(last) ? null : last;
}

/** The status and the length, as evidence. */
export const lengthEvidence = (hop: Hop): string =>
  `${hop.status}, Content-Length: ${valueOf(hop, 'content-length')}`.slice(0, 120);

const hasLength = (hop: Hop, length: number): boolean => valueOf(hop, 'content-length') === String(length);

/** The path and the query of `url`. */
function pathOf(url: string): string {
  const address = parseUrl(url);
  return address === null ? '' : address.pathname + address.search;
}

/** Fastify's answer for a route that it does not have. https://fastify.dev/docs/latest/Reference/Server/#setnotfoundhandler */
function notFoundOfFastify({ method, url }: Hop): string {
  return JSON.stringify({
    message: `Route ${method}:${pathOf(url)} not found`,
    error: 'Not Found',
    statusCode: 404,
  });
}

/** Nest's answer for a route that it does not have: the same on Express and Fastify. Measured on 12.5. */
function notFoundOfNest({ method, url }: Hop): string {
  const message = `Cannot ${method} ${pathOf(url)}`;
  return JSON.stringify({ message, error: 'Not Found', statusCode: 404 });
}

/** LM Studio, which says that it is Express, by the port that it has unless told otherwise and the paths of its interface. */
export function detectLmStudio(exchange: Exchange): Found | null {
  const url = parseUrl(answersOf(exchange)[0]?.url ?? exchange.url);
  const isIts = url?.port === '1234' && /^\/(?:v1|api\/v0)\//.test(url.pathname.slice(0, 20));
  return isIts ? { confidence: 'likely', evidence: url.host } : null;
}

/** NestJS, which says that it is Express, by its own 404. */
export function detectNest(exchange: Exchange): Found | null {
  const [hop] = answersOf(exchange);
  if (hop === undefined || hop.status !== 404 || !hasLength(hop, notFoundOfNest(hop).length)) return null;
  const own = valueOf(hop, 'content-type') === 'application/json; charset=utf-8';
  return own ? { confidence: 'likely', evidence: lengthEvidence(hop) } : null;
}

/** The methods that `hop` allows, as they were sent. */
export const allowedMethods = (hop: Hop): string => valueOf(hop, 'access-control-allow-methods');

/** … as evidence. */
export const methodsEvidence = (hop: Hop): string => `Access-Control-Allow-Methods: ${allowedMethods(hop)}`;

/** Fastify, by its own 404 or by the methods that its plugin allows unless it is told more. */
export function detectFastify(exchange: Exchange): Found | null {
  const hop = anonymousAnswer(exchange);
  if (hop === null) return null;
  if (hop.status === 404 && hasLength(hop, notFoundOfFastify(hop).length))
    return { confidence: 'likely', evidence: lengthEvidence(hop) };
  return allowedMethods(hop) === 'GET,HEAD,POST'
    ? { confidence: 'possible', evidence: methodsEvidence(hop) }
    : null;
}

/** Whether `hop` is plain text in a charset that is written so. */
export const isText = (hop: Hop, charset: string): boolean =>
  valueOf(hop, 'content-type') === `text/plain; charset=${charset}`;

/** `404 Not Found` and `Internal Server Error`, in a charset that Hono alone writes in capitals; and the methods of its layer. */
export function detectHono(exchange: Exchange): Found | null {
  const hop = anonymousAnswer(exchange);
  if (hop === null) return null;
  const own = (hop.status === 404 && hasLength(hop, 13)) || (hop.status === 500 && hasLength(hop, 21));
  if (own && isText(hop, 'UTF-8')) return { confidence: 'likely', evidence: lengthEvidence(hop) };
  return allowedMethods(hop) === 'GET,HEAD,PUT,POST,DELETE,PATCH,QUERY'
    ? { confidence: 'likely', evidence: methodsEvidence(hop) }
    : null;
}

/** Koa answers errors with their names. Others do too: behind Node's own keep-alive it is worth a guess. */
export function detectKoa(exchange: Exchange): Found | null {
  const hop = anonymousAnswer(exchange);
  if (hop === null || !valueOf(hop, 'keep-alive').startsWith('timeout=')) return null;
  const name = hop.status >= 400 && isText(hop, 'utf-8') && hasLength(hop, hop.statusText.length);
  if (name) return { confidence: 'possible', evidence: lengthEvidence(hop) };
  return allowedMethods(hop) === 'GET,HEAD,PUT,POST,DELETE,PATCH'
    ? { confidence: 'possible', evidence: methodsEvidence(hop) }
    : null;
}

/** Lengths of HAProxy's own error pages, by status. */
const HAPROXY_PAGES: ReadonlyMap<number, number> = new Map([
  [403, 93],
  [502, 107],
  [503, 107],
  [504, 92],
]);

/** HAProxy, by the pages with which it answers itself. */
export function detectHaproxy(exchange: Exchange): Found | null {
  const hop = anonymousAnswer(exchange);
  const length = HAPROXY_PAGES.get(hop?.status ?? 0);
  if (hop === null || length === undefined || !hasLength(hop, length)) return null;
  const own = valueOf(hop, 'content-type') === 'text/html' && valueOf(hop, 'cache-control') === 'no-cache';
  return own ? { confidence: 'likely', evidence: lengthEvidence(hop) } : null;
}
