import { isToken, type Header, type HeaderList } from '../cors/header-list.ts';
import { isSafelistedMethod } from '../cors/method.ts';
import { pageHeaders, unsafeRequestHeaderNames } from '../cors/safelist.ts';
import type { Diagnosed } from '../diagnosis/diagnosis.ts';
import type { Hop } from '../exchange/exchange.ts';
import { trafficOf } from '../fix/policy/traffic.ts';
import type { ShareOptions } from './options.ts';
import { redactBody } from './redact-body.ts';
import { redactHeader, redactText } from './redact.ts';
import { shellWord } from './shell.ts';

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
const headerArgument = ({ name, value }: Header): string =>
  `-H ${shellWord(value === '' ? `${name};` : `${name}: ${value}`)}`;

function headerArguments(headers: HeaderList, includeSecrets: boolean): readonly string[] {
  return headers
    .filter(isSendable)
    .map((header) => headerArgument(includeSecrets ? header : redactHeader(header)));
}

/** `-X` for what curl would not do by itself. With `-X HEAD` it would wait for a body. */
function methodArguments(method: string, hasBody: boolean): readonly string[] {
  if (method === 'HEAD') return ['--head'];
  if (method === 'GET' && !hasBody) return [];
  return [`-X ${/^[A-Z]+$/.test(method) ? method : shellWord(method)}`];
}

function bodyArguments({ body }: Hop, includeSecrets: boolean): readonly string[] {
  if (body === null || body.text === '') return [];
  return [`--data-raw ${shellWord(includeSecrets ? body.text : redactBody(body))}`];
}

const decodesContent = (headers: HeaderList): boolean =>
  headers.some(({ name }) => name.toLowerCase() === 'accept-encoding');

/**
 * A hop as a `curl` command for a POSIX shell, one argument a line. `-i` shows the answer's headers. Secrets are redacted unless asked
 * for. A body that the log holds only in part is followed by a comment that says so.
 */
export function asCurl(hop: Hop, options: ShareOptions = {}): string {
  const includeSecrets = options.includeSecrets ?? false;
  const url = includeSecrets ? hop.url : redactText(hop.url);
  const body = bodyArguments(hop, includeSecrets);
  const parts = [
    ['curl -i', ...methodArguments(hop.method, body.length > 0), `--url ${shellWord(url)}`].join(' '),
    ...(GLOB_CHARACTER.test(url) ? ['--globoff'] : []),
    ...headerArguments(hop.requestHeaders, includeSecrets),
    ...(decodesContent(hop.requestHeaders) ? ['--compressed'] : []),
    ...body,
  ];
  const note = hop.body?.truncated === true ? '\n# The log holds only the beginning of this body.' : '';
  return parts.join(' \\\n  ') + note;
}

/** The hop of the page's own request: the first that is no preflight; null when the log has none. */
export const requestHop = ({ exchange }: Diagnosed): Hop | null =>
  exchange.hops.find((hop) => hop.kind !== 'preflight') ?? null;

/** Headers that browsers add by themselves, without a preflight, although a page may set them too. */
const BROWSER_ADDS: ReadonlySet<string> = new Set([
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
export function preflightAsCurl(diagnosed: Diagnosed, options: ShareOptions = {}): string | null {
  const sent = diagnosed.exchange.hops.find((hop) => hop.kind === 'preflight');
  const hop = sent ?? neverSentPreflight(diagnosed);
  return hop === null ? null : asCurl(hop, options);
}
