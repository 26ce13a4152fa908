import { getHeader, type HeaderName } from '../../cors/header-list.ts';
import { tokenListOrEmpty } from '../../cors/token-list.ts';
import type { InitiatorKind } from '../../exchange/exchange.ts';
import {
  blockedCause,
  type Cause,
  type CauseFamily,
  certain,
  likely,
  possible,
  type Recogniser,
  type Recognition,
} from './cause.ts';
import {
  type CauseInput,
  isPreflight,
  isSuccess,
  lacksAllowOrigin,
  requestedHeaders,
  requestLine,
  shown,
  statusLine,
} from '../signs.ts';

const TRACING: ReadonlySet<HeaderName> = new Set([
  'sentry-trace',
  'baggage',
  'traceparent',
  'tracestate',
  'b3',
  'x-b3-traceid',
  'x-b3-spanid',
  'x-b3-parentspanid',
  'x-b3-sampled',
  'x-datadog-trace-id',
  'x-datadog-parent-id',
  'x-datadog-origin',
  'x-datadog-sampling-priority',
  'newrelic',
  'elastic-apm-traceparent',
  'request-id',
  'request-context',
  'x-amzn-trace-id',
  'x-cloud-trace-context',
  'uber-trace-id',
  'x-honeycomb-trace',
]);

const LIBRARY: ReadonlySet<HeaderName> = new Set([
  'x-requested-with',
  'cache-control',
  'pragma',
  'expires',
  'if-none-match',
  'if-modified-since',
  'x-csrf-token',
  'x-xsrf-token',
  'x-csrftoken',
  'x-http-method-override',
  'upgrade-insecure-requests',
  'user-agent',
  'ngrok-skip-browser-warning',
]);

/** The header that the preflight refused, in lower case; '' when it refused none. */
const refusedHeader = ({ corsError, diagnosis }: CauseInput): HeaderName =>
  corsError === 'HeaderDisallowedByPreflightResponse'
    ? (diagnosis.blocking?.failedParameter ?? '').toLowerCase()
    : '';

const asked = (name: HeaderName): string => requestLine('Access-Control-Request-Headers', name);

/** A header of `names` that was refused: `recognised` says how sure the name makes it; or the only reason for a preflight that failed otherwise. */
const addedBy =
  (names: ReadonlySet<HeaderName>, recognised: (line: string) => Recognition): Recogniser =>
  (input) => {
    const refused = refusedHeader(input);
    // Where everything seems to be allowed, who added the header is not the story.
    const listed = tokenListOrEmpty(input.hop.responseHeaders, 'access-control-allow-headers').items;
    if (names.has(refused))
      return listed.includes('*') ? possible(asked(refused)) : recognised(asked(refused));
    const { preflightReasons } = input.diagnosis;
    const alone =
      preflightReasons.length > 0 &&
      preflightReasons.every((reason) => reason.kind === 'header' && names.has(reason.name));
    const [first] = requestedHeaders(input);
    return alone && isPreflight(input) && first !== undefined ? possible(asked(first)) : null;
  };

/** Names that header editors set and pages hardly ever do. */
const BY_EXTENSION: ReadonlySet<HeaderName> = new Set([
  'x-forwarded-for',
  'x-real-ip',
  'x-rq-authorization',
  'x-client-data',
  'client-ip',
  'x-modheader',
]);

const byExtension: Recogniser = (input) => {
  const refused = refusedHeader(input);
  return BY_EXTENSION.has(refused) ? likely(asked(refused)) : null;
};

const isResponseHeader = (name: HeaderName): boolean => name.startsWith('access-control-');

/** Permissions that the page gives itself do nothing but need a permission of their own. */
const responseHeaders: Recogniser = (input) => {
  const refused = refusedHeader(input);
  if (isResponseHeader(refused)) return certain(asked(refused));
  const name = [...requestedHeaders(input)].find(isResponseHeader);
  if (name !== undefined) return possible(asked(name));
  const warning = input.diagnosis.warnings.find(({ id }) => id === 'page-sends-access-control-header');
  return warning === undefined ? null : possible(...warning.evidence.slice(0, 3).map(shown));
};

/** A request without a body has no use for a Content-Type. */
const contentType: Recogniser = (input) => {
  const bodiless = input.exchange.method === 'GET' || input.exchange.method === 'HEAD';
  if (!bodiless || !requestedHeaders(input).has('content-type')) return null;
  if (refusedHeader(input) === 'content-type') return likely(asked('content-type'));
  const alone = requestedHeaders(input).size === 1 && isPreflight(input);
  return alone ? possible(asked('content-type')) : null;
};

const CREDENTIAL_ERRORS = new Set([
  'WildcardOriginNotAllowed',
  'PreflightWildcardOriginNotAllowed',
  'InvalidAllowCredentials',
  'PreflightInvalidAllowCredentials',
]);

/** A token in `Authorization` needs no credentials mode; cookies do. */
const needlessCredentials: Recogniser = (input) => {
  if (input.corsError === null || !CREDENTIAL_ERRORS.has(input.corsError)) return null;
  const request = input.exchange.hops.find(({ kind }) => kind !== 'preflight');
  const headers = request?.requestHeaders ?? [];
  const token =
    requestedHeaders(input).has('authorization') ||
    /^bearer /i.test(getHeader(headers, 'authorization') ?? '');
  return token && getHeader(headers, 'cookie') === null
    ? possible(requestLine('Authorization', 'Bearer'))
    : null;
};

const range: Recogniser = (input) => (refusedHeader(input) === 'range' ? certain(asked('range')) : null);

const beacon: Recogniser = (input) => {
  const json =
    input.diagnosis.preflightReasons.some(({ kind }) => kind === 'content-type') ||
    requestedHeaders(input).has('content-type');
  return input.exchange.initiator === 'beacon' && json ? likely(asked('content-type')) : null;
};

/** Elements and styles that ask with CORS although their authors often do not know it. */
const askedBy =
  (...kinds: readonly InitiatorKind[]): Recogniser =>
  (input) => {
    const { initiator, mode } = input.exchange;
    if (initiator === null || !kinds.includes(initiator) || mode === 'no-cors') return null;
    return lacksAllowOrigin(input) && (isSuccess(input) || input.hop.status === 304)
      ? likely(statusLine(input))
      : null;
  };

const SOCKET_PATH = /\/socket\.io\/|\/negotiate$|\/sockjs-node\//;

const websocket: Recogniser = (input) => {
  const path = input.url.pathname.slice(0, 1_000);
  if (input.exchange.initiator === 'websocket' && input.hop.status >= 400) return likely(statusLine(input));
  return SOCKET_PATH.test(path) && lacksAllowOrigin(input) ? likely(shown(path)) : null;
};

/** The page's own headers are worth a word even where they passed. */
const orPassed = (cause: Cause): Cause => ({ ...cause, verdicts: ['blocked', 'allowed'] });

/** What the page sends, and with what it asks. */
export const pageCauses = {
  'tracing-headers': blockedCause(17, addedBy(TRACING, certain)),
  'library-default-headers': blockedCause(18, addedBy(LIBRARY, likely)),
  'header-added-by-extension': blockedCause(50, byExtension),
  'response-headers-on-request': orPassed(blockedCause(16, responseHeaders)),
  'needless-content-type': blockedCause(19, contentType),
  'needless-credentials': blockedCause(34, needlessCredentials),
  'range-request': blockedCause(50, range),
  'beacon-with-json': blockedCause(20, beacon),
  'web-font': blockedCause(5, askedBy('font')),
  'module-or-worker': blockedCause(6, askedBy('script')),
  'crossorigin-attribute': blockedCause(6, askedBy('image', 'media', 'stylesheet', 'preload')),
  'css-or-media-subresource': blockedCause(6, askedBy('track', 'manifest', 'eventsource')),
  websocket: { ...blockedCause(5, websocket), verdicts: ['blocked', 'failed'] },
} satisfies CauseFamily;
