import type { CorsError } from '../cors/cors-error.ts';
import { getHeader, hasHeader, type HeaderName, lowerCaseName, valuesOf } from '../cors/header-list.ts';
import { OPAQUE_ORIGIN, parseUrl, type SerializedOrigin } from '../cors/origin.ts';
import { tokenListOrEmpty } from '../cors/token-list.ts';
import type { Exchange, Hop } from '../exchange/exchange.ts';
import type { Diagnosis } from './diagnosis.ts';
import type { LogEvidence } from './log/log-evidence.ts';

/** What a recogniser looks at. */
export interface CauseInput {
  readonly exchange: Exchange;
  readonly diagnosis: Diagnosis;
  readonly log: LogEvidence;
  /** The hop where the request was stopped; the last one of a request that passed. */
  readonly hop: Hop;
  /** Index of `hop`. */
  readonly index: number;
  /** null unless blocked. */
  readonly corsError: CorsError | null;
  /** The origin of `hop`'s URL. */
  readonly server: SerializedOrigin;
  readonly url: URL;
}

/** The input for an exchange; null when no hop of it tells anything. */
export function causeInput(exchange: Exchange, diagnosis: Diagnosis, log: LogEvidence): CauseInput | null {
  const stopped = diagnosis.blocking?.hop ?? diagnosis.failure?.hop ?? exchange.hops.length - 1;
  const hop = exchange.hops[stopped];
  const url = hop === undefined ? null : parseUrl(hop.url);
  if (hop === undefined || url === null) return null;
  const corsError = diagnosis.blocking?.corsError ?? null;
  return { exchange, diagnosis, log, hop, index: stopped, corsError, server: url.origin, url };
}

/** Evidence longer than this is cut: header values are the server's, and of any length. In UTF-16 units. */
const LONGEST_EVIDENCE = 200;

const cut = (text: string): string => text.slice(0, LONGEST_EVIDENCE);

/** A header of the answer, all its lines joined; '' when it is absent. */
export const answered = ({ hop }: CauseInput, name: HeaderName): string =>
  getHeader(hop.responseHeaders, name) ?? '';

/** Whether the answer has that header. */
export const hasAnswered = ({ hop }: CauseInput, name: HeaderName): boolean =>
  hasHeader(hop.responseHeaders, name);

/** A header of the answer as a line, with its name as it was sent; `Name: (absent)` never occurs, an absent one gives `name:`. */
export function headerLine({ hop }: CauseInput, name: HeaderName): string {
  const sent = hop.responseHeaders.find((header) => lowerCaseName(header.name) === name)?.name ?? name;
  return cut(`${sent}: ${getHeader(hop.responseHeaders, name) ?? ''}`.trimEnd());
}

/** The first of `names` that the answer has, as a line. */
export const firstLine = (input: CauseInput, names: readonly HeaderName[]): string | null => {
  const name = names.find((each) => hasAnswered(input, each));
  return name === undefined ? null : headerLine(input, name);
};

/** `OPTIONS /items → 404`. */
export const answerLine = (answer: Pick<Hop, 'method' | 'url' | 'status'>): string =>
  cut(`${answer.method} ${parseUrl(answer.url)?.pathname ?? answer.url} → ${answer.status}`);

/** The answer at which it stopped, as a line. */
export const statusLine = ({ hop }: CauseInput): string => answerLine(hop);

/** A header of the request, as a line. */
export const requestLine = (name: string, value: string): string => cut(`${name}: ${value}`);

/** A URL or host as evidence. */
export const shown = (value: string): string => cut(value);

export const isPreflight = ({ hop }: CauseInput): boolean => hop.kind === 'preflight';

/** Whether the browser missed `Access-Control-Allow-Origin` here. */
export const lacksAllowOrigin = ({ hop, corsError }: CauseInput): boolean =>
  (corsError === 'MissingAllowOriginHeader' ||
    corsError === 'PreflightMissingAllowOriginHeader' ||
    corsError === 'PreflightInvalidStatus' ||
    corsError === 'PreflightDisallowedRedirect') &&
  !hasHeader(hop.responseHeaders, 'access-control-allow-origin');

/** Whether a preflight was refused by its status, with or without permission in its headers, or without any permission. */
export const isRefusedPreflight = ({ hop, corsError }: CauseInput): boolean =>
  hop.kind === 'preflight' &&
  (corsError === 'PreflightMissingAllowOriginHeader' || corsError === 'PreflightInvalidStatus');

/** Whether the answer says anything at all about CORS. */
export const saysNothingOfCors = ({ hop }: CauseInput): boolean =>
  !hop.responseHeaders.some(({ name }) => lowerCaseName(name).startsWith('access-control-'));

export const isMismatch = ({ corsError }: CauseInput): boolean =>
  corsError === 'AllowOriginMismatch' || corsError === 'PreflightAllowOriginMismatch';

export const isSuccess = ({ hop }: CauseInput): boolean => hop.status >= 200 && hop.status < 300;

/** Whether the answer says that it depends on the origin. */
export const variesByOrigin = ({ hop }: CauseInput): boolean =>
  tokenListOrEmpty(hop.responseHeaders, 'vary').lowerCased.has('origin');

/** `Server` of the answer in lower case. */
export const serverName = (input: CauseInput): string => answered(input, 'server').toLowerCase();

/** Flask, also where its development server answers: Flask-CORS adds its headers last, wherever it was set up. */
export const isFlask = (input: CauseInput): boolean => serverName(input).startsWith('werkzeug');

export const isNginx = (input: CauseInput): boolean => /nginx|openresty/.test(serverName(input));

/** The `Origin` that this hop carried, or the page's. */
export const originSent = ({ hop, exchange }: CauseInput): SerializedOrigin =>
  getHeader(hop.requestHeaders, 'origin') ?? exchange.origin ?? '';

export const allowOriginValues = ({ hop }: CauseInput): readonly string[] =>
  valuesOf(hop.responseHeaders, 'access-control-allow-origin');

/** Whether a value of `Access-Control-Allow-Origin` looks like an origin: with a scheme, and no pattern. */
export const looksLikeOrigin = (value: string): boolean =>
  value === OPAQUE_ORIGIN || (value.includes('//') && !value.includes('*'));

/** Whether the host is `domain` or one below it. */
export const isHostOf = (url: URL | null, domain: string): boolean =>
  url !== null && (url.hostname === domain || url.hostname.endsWith(`.${domain}`));

/** Whether the browser made the origin `null` on the way: the page has one. https://fetch.spec.whatwg.org/#concept-http-redirect-fetch, step 10 */
export const isTainted = (input: CauseInput): boolean =>
  getHeader(input.hop.requestHeaders, 'origin') === OPAQUE_ORIGIN && input.exchange.origin !== OPAQUE_ORIGIN;

/** Whether the request asks as `null`, which no list of origins should hold. */
export const asksAsNull = (input: CauseInput): boolean => originSent(input) === OPAQUE_ORIGIN;

/** The names that the preflight asked for, in lower case. */
export const requestedHeaders = ({ exchange }: CauseInput): ReadonlySet<HeaderName> => {
  const preflight =
    exchange.hops.findLast(({ kind }) => kind === 'preflight') ?? exchange.cachedPreflight?.hop;
  return tokenListOrEmpty(preflight?.requestHeaders ?? [], 'access-control-request-headers').lowerCased;
};

/** The redirect that led to this answer. */
export const redirectBefore = ({ exchange, index }: CauseInput): Hop | null =>
  exchange.hops.slice(0, index).findLast(({ kind }) => kind === 'redirect') ?? null;

/** Where the answer redirects to. */
export const redirectTarget = ({ hop }: CauseInput): URL | null =>
  parseUrl(hop.redirectUrl, hop.url) !== null && hop.redirectUrl !== ''
    ? parseUrl(hop.redirectUrl, hop.url)
    : null;

/**
 * Whether Express found no handler at all for the path: it answers OPTIONS by itself wherever a path has a route, and its own 404 page,
 * unlike one that an application makes, comes with `Content-Security-Policy: default-src 'none'`. Express 4 and 5.
 */
export const isUnknownToExpress = (input: CauseInput): boolean =>
  input.hop.status === 404 &&
  answered(input, 'x-powered-by') === 'Express' &&
  answered(input, 'content-security-policy') === "default-src 'none'";

const NOT_ROUTED: ReadonlySet<number> = new Set([404, 405, 501]);

/** An OPTIONS that no route of the server took. */
export const isNotRouted = (input: CauseInput): boolean =>
  NOT_ROUTED.has(input.hop.status) && isRefusedPreflight(input);

/** A success without a word about CORS, which no layer looked at. */
export const isBareSuccess = (input: CauseInput): boolean =>
  isSuccess(input) && lacksAllowOrigin(input) && saysNothingOfCors(input) && !variesByOrigin(input);

/** An answer that neither grants nor mentions anything. */
export const isBare = (input: CauseInput): boolean => lacksAllowOrigin(input) && saysNothingOfCors(input);

const HIT = /\bhit\b/i;

/** The line by which a shared cache says that it answered. */
export function cacheHitLine(input: CauseInput): string | null {
  for (const name of [
    'x-cache',
    'cf-cache-status',
    'x-vercel-cache',
    'cache-status',
    'x-cache-status',
    'x-proxy-cache',
  ])
    if (HIT.test(answered(input, name).slice(0, 500))) return headerLine(input, name);
  // Varnish names the request that filled the cache beside this one.
  if (/^\d+ \d+$/.test(answered(input, 'x-varnish').slice(0, 50))) return headerLine(input, 'x-varnish');
  return /^[1-9]/.test(answered(input, 'age')) ? headerLine(input, 'age') : null;
}

/** An answer of the actual request with one of these statuses and no permission. */
export const bareAnswer = (input: CauseInput, statuses: ReadonlySet<number>): boolean =>
  !isPreflight(input) && statuses.has(input.hop.status) && lacksAllowOrigin(input);

/** The CORS headers of the answer that the browser looked at, as lines. */
export function corsLines(input: CauseInput, ...names: readonly string[]): readonly string[] {
  const lines = names.filter((name) => hasAnswered(input, name)).map((name) => headerLine(input, name));
  return lines.length === 0 ? [statusLine(input)] : lines;
}

/** The header that the preflight refused, in lower case; '' when it refused none. */
export const refusedHeader = ({ corsError, diagnosis }: CauseInput): HeaderName =>
  corsError === 'HeaderDisallowedByPreflightResponse'
    ? (diagnosis.blocking?.failedParameter ?? '').toLowerCase()
    : '';

export const asked = (name: HeaderName): string => requestLine('Access-Control-Request-Headers', name);

export const only = (...statuses: readonly number[]): ReadonlySet<number> => new Set(statuses);

/** 5xx that gateways send when what is behind them does not answer. Cloudflare's own are 520–530. */
export const isGatewayStatus = (status: number): boolean =>
  (status >= 502 && status <= 504) || (status >= 520 && status <= 530);

const STORAGE_HOSTS = [
  'blob.core.windows.net',
  'r2.cloudflarestorage.com',
  'r2.dev',
  'storage.googleapis.com',
  'firebasestorage.googleapis.com',
  'myqcloud.com',
  'myhuaweicloud.com',
  'storage.yandexcloud.net',
  'linodeobjects.com',
];

/** Buckets of a cloud that has other services below the same name. */
const OSS = /\.oss-[a-z\d-]{2,40}\.aliyuncs\.com$/;

export const isS3 = (input: CauseInput): boolean => serverName(input) === 'amazons3';

/** Whether a host is a store of files by its name. */
export const isStorageHost = (url: URL): boolean =>
  STORAGE_HOSTS.some((domain) => isHostOf(url, domain)) || OSS.test(url.hostname);

/** Whether a store of files answered, which has rules of its own for origins. */
export const isStorage = (input: CauseInput): boolean =>
  isS3(input) ||
  isStorageHost(input.url) ||
  serverName(input).startsWith('windows-azure-blob') ||
  serverName(input) === 'uploadserver';
