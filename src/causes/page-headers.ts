import type { HeaderName } from '../cors/header-list.ts';
import { tokenListOrEmpty } from '../cors/token-list.ts';
import { asked, isPreflight, refusedHeader, requestedHeaders, shown } from '../diagnosis/signs.ts';
import { code, sentence } from '../explain/compose.ts';
import { type Causes, certain, likely, possible, type Recogniser, type Recognition } from './cause.ts';
import { standard } from './links.ts';

const UNSAFE = standard('cors-safelisted-request-header');

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

/** The cause that stands for a header which the page's own code seldom sets; null for any other. `name`: in lower case. */
export function whoAdds(
  name: HeaderName,
): 'tracing-headers' | 'library-default-headers' | 'header-added-by-extension' | null {
  if (TRACING.has(name)) return 'tracing-headers';
  if (LIBRARY.has(name)) return 'library-default-headers';
  return BY_EXTENSION.has(name) ? 'header-added-by-extension' : null;
}

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

/** Headers that the page sends. */
export const pageHeadersCauses = {
  'tracing-headers': {
    rank: 17,
    recognise: addedBy(TRACING, certain),
    words: ({ server, sign, configuration }) => ({
      title: sentence`A tracing library added a header`,
      story: sentence`The page asks for ${sign}, which a monitoring or tracing library adds by itself. ${server} does not list it, so the whole request fails.`,
      check: sentence`Look in the library's settings for the addresses to which it may add its headers, and take ${server} out, or list the header on the server.`,
      fix: sentence`Let the library add its headers to your own addresses only, or list them on the server: ${configuration} does.`,
      avoid: sentence`Do not switch tracing off everywhere for one API: libraries take a list of addresses.`,
      link: UNSAFE,
    }),
  },
  'library-default-headers': {
    rank: 18,
    recognise: addedBy(LIBRARY, likely),
    words: ({ server, sign, configuration }) => ({
      title: sentence`A library or a setting added a header`,
      story: sentence`The page asks for ${sign}, which libraries and cache settings add by themselves. ${server} has to allow it, or the page leaves it out.`,
      check: sentence`Search the page's code and its HTTP client's defaults for the header.`,
      fix: sentence`Remove the header from the defaults of the HTTP client, or list it on the server: ${configuration} does.`,
      avoid: sentence`Do not list headers on a server that nothing there reads.`,
      link: UNSAFE,
    }),
  },
  'header-added-by-extension': {
    rank: 50,
    recognise: byExtension,
    words: ({ server, sign }) => ({
      title: sentence`A browser extension may have added a header`,
      story: sentence`The page asks for ${sign}, which header editors add and pages hardly ever do. ${server} does not list it, so the whole request fails.`,
      check: sentence`Repeat the request in a private window, in which no extension runs.`,
      fix: sentence`Switch the extension off for this page: the server needs no change.`,
      avoid: sentence`Do not list the header on the server: your users do not have the extension.`,
      link: UNSAFE,
    }),
  },
  'response-headers-on-request': {
    verdicts: ['blocked', 'allowed'],
    rank: 16,
    recognise: responseHeaders,
    words: ({ server, sign }) => ({
      title: sentence`The page sends a header that only a server should send`,
      story: sentence`The request carries ${sign}. A page cannot give itself permission: the header only makes a preflight necessary that ${server} has to allow.`,
      check: sentence`Search the page's code for ${code('Access-Control-Allow')} and remove it.`,
      fix: sentence`Remove the ${code('Access-Control-*')} headers from the request in the page’s code.`,
      avoid: sentence`Do not list these headers on the server: they do nothing there.`,
      link: standard('http-responses'),
    }),
  },
  'needless-content-type': {
    rank: 19,
    recognise: contentType,
    words: ({ server, method, configuration }) => ({
      title: sentence`A ${method} without a body carries a Content-Type`,
      story: sentence`Your ${method} has no body, and its ${code('Content-Type')} makes a preflight necessary. ${server} would not have to answer one without it.`,
      check: sentence`Look where the page sets ${code('Content-Type')} for every request.`,
      fix: sentence`Set ${code('Content-Type')} with a body only, or list it on the server: ${configuration} does.`,
      avoid: sentence`Do not send an empty body to justify the header: a GET has none.`,
      link: UNSAFE,
    }),
  },
} satisfies Causes;
