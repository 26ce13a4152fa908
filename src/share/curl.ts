import { hasHeader, isToken, type Header, type HeaderList } from '../cors/header-list.ts';
import { isSafelistedMethod } from '../cors/method.ts';
import { pageHeaders, unsafeRequestHeaderNames } from '../cors/safelist.ts';
import type { Diagnosed } from '../diagnosis/diagnosis.ts';
import type { Exchange, Hop } from '../exchange/exchange.ts';
import { trafficOf } from '../fix/policy/traffic.ts';
import type { ShareOptions } from './options.ts';
import { redactBody } from './redact-body.ts';
import { redactHeader, redactText } from './redact.ts';
import { type CurlOption, type Shell, writeCurl } from './write-curl.ts';

/** How a command is written. */
export interface CurlChoice extends ShareOptions {
  /** Bash when it is left out. */
  readonly shell?: Shell;
  /** On one line rather than one argument a line. */
  readonly isOneLine?: boolean;
}

/** Headers that curl writes itself, from the URL, the body and the connection. */
const CURL_WRITES: ReadonlySet<string> = new Set([
  'host',
  'content-length',
  'connection',
  'keep-alive',
  'transfer-encoding',
  'accept-encoding',
]);

/** curl takes these for ranges and lists. */
const GLOB_CHARACTER = /[[\]{}]/;

/** A header that curl can send as it is: pseudo headers of HTTP/2 and values with line ends are not. */
const isSendable = ({ name, value }: Header): boolean =>
  isToken(name) && !/[\r\n\0]/.test(value) && !CURL_WRITES.has(name.toLowerCase());

/** curl sends an empty header only when its name ends with a semicolon. */
const headerValue = ({ name, value }: Header): string => (value === '' ? `${name};` : `${name}: ${value}`);

function headerOptions(headers: HeaderList, includeSecrets: boolean): readonly CurlOption[] {
  return headers.filter(isSendable).map((header) => ({
    name: 'header',
    value: headerValue(includeSecrets ? header : redactHeader(header)),
  }));
}

/** `-X` for what curl would not do by itself. With `-X HEAD` it would wait for a body. */
function methodOptions(method: string, hasBody: boolean): readonly CurlOption[] {
  if (method === 'HEAD') return [{ name: 'head', value: null }];
  if (method === 'GET' && !hasBody) return [];
  return [{ name: 'request', value: method }];
}

function bodyOptions({ body }: Hop, includeSecrets: boolean): readonly CurlOption[] {
  if (body === null || body.text === '') return [];
  return [{ name: 'data-raw', value: includeSecrets ? body.text : redactBody(body) }];
}

const decodesContent = (headers: HeaderList): boolean =>
  headers.some(({ name }) => name.toLowerCase() === 'accept-encoding');

/** Whether the log holds only the beginning of a hop's body, so that a command sends no more. */
export const isBodyCut = ({ body }: Hop): boolean => body?.truncated === true;

/**
 * A hop as a `curl` command, one argument a line. `-i` shows the answer's headers. Secrets are redacted unless asked for. It holds no
 * comment: interactive zsh knows none.
 */
export function asCurl(
  hop: Hop,
  { includeSecrets = false, shell = 'bash', isOneLine = false }: CurlChoice = {},
): string {
  const url = includeSecrets ? hop.url : redactText(hop.url);
  const body = bodyOptions(hop, includeSecrets);
  const options: readonly CurlOption[] = [
    ...methodOptions(hop.method, body.length > 0),
    { name: 'url', value: url },
    ...(GLOB_CHARACTER.test(url) ? [{ name: 'globoff', value: null } as const] : []),
    ...headerOptions(hop.requestHeaders, includeSecrets),
    ...(decodesContent(hop.requestHeaders) ? [{ name: 'compressed', value: null } as const] : []),
    ...body,
  ];
  return writeCurl(options, shell, isOneLine);
}

/** A request that never left the browser has no `Origin` in the log: without one a server has no reason to speak of CORS. */
export function withOrigin(headers: HeaderList, { origin }: Exchange): HeaderList {
  if (origin === null || hasHeader(headers, 'origin')) return headers;
  const first: Header = { name: 'Origin', value: origin };
  return [first, ...headers];
}

/** The page's own request as a `curl` command that a server answers as it answers the page; null for what no terminal can ask. */
export function requestAsCurl(diagnosed: Diagnosed, choice: CurlChoice = {}): string | null {
  const { exchange, diagnosis } = diagnosed;
  const hop = requestHop(diagnosed);
  if (hop === null || !/^https?:/i.test(hop.url)) return null;
  const isCors = exchange.mode === 'cors' || diagnosis.verdict === 'blocked';
  const requestHeaders = isCors ? withOrigin(hop.requestHeaders, exchange) : hop.requestHeaders;
  return asCurl({ ...hop, requestHeaders }, choice);
}

/** The hop of the page's own request: the first that is no preflight; null when the log has none. */
export const requestHop = ({ exchange }: Diagnosed): Hop | null =>
  exchange.hops.find((hop) => hop.kind !== 'preflight') ?? null;

/** Headers that browsers add by themselves, without a preflight, although a page may set them too. */
export const BROWSER_ADDS: ReadonlySet<string> = new Set([
  'cache-control',
  'if-modified-since',
  'if-none-match',
  'pragma',
  'priority',
  'upgrade-insecure-requests',
  'user-agent',
  'x-client-data',
]);

/** The header names that a preflight asks for: as far as the traffic tells them, else what looks unsafe in the request. */
function namesToAskFor(diagnosed: Diagnosed, request: Hop): readonly string[] {
  const told = trafficOf(diagnosed).headers.map((name) => name.toLowerCase());
  if (diagnosed.diagnosis.preflightReasons.length > 0) return [...new Set(told)].sort();
  const own = pageHeaders(request.requestHeaders).filter(({ name }) => !BROWSER_ADDS.has(name));
  return [...unsafeRequestHeaderNames(own, diagnosed.exchange.browser.engine)].sort();
}

/** The preflight that the browser would send for an exchange whose preflight is not in the log; null when it would send none. */
function neverSentPreflight(diagnosed: Diagnosed): Hop | null {
  const request = requestHop(diagnosed);
  if (request === null) return null;
  const names = namesToAskFor(diagnosed, request);
  const needed = diagnosed.diagnosis.preflightReasons.length > 0 || names.length > 0;
  if (!needed && isSafelistedMethod(request.method)) return null;
  const headers: Header[] = [
    { name: 'Origin', value: diagnosed.exchange.origin ?? 'null' },
    { name: 'Access-Control-Request-Method', value: request.method },
  ];
  if (names.length > 0) headers.push({ name: 'Access-Control-Request-Headers', value: names.join(',') });
  return { ...request, kind: 'preflight', method: 'OPTIONS', body: null, requestHeaders: headers };
}

/**
 * The preflight as a `curl` command: the one that was sent, else (it was cached, or the browser did not deliver it) the one that the
 * browser would send; null when the request needs none.
 */
export function preflightAsCurl(diagnosed: Diagnosed, options: CurlChoice = {}): string | null {
  const sent = diagnosed.exchange.hops.find((hop) => hop.kind === 'preflight');
  const hop = sent ?? neverSentPreflight(diagnosed);
  return hop === null ? null : asCurl(hop, options);
}
