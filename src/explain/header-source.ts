import type { CallSite } from '../exchange/call-site.ts';
import { code, paragraph, sentence } from './compose.ts';
import type { RichText } from './rich-text.ts';

/** Who adds a request header that the page's authors are often surprised by, by its name in lower case. The words follow "It usually comes from". */
const SOURCES: ReadonlyMap<string, string> = new Map([
  ['sentry-trace', 'the tracing of Sentry'],
  ['baggage', 'the tracing of Sentry or OpenTelemetry'],
  ['traceparent', 'the tracing of OpenTelemetry or another monitoring library'],
  ['tracestate', 'the tracing of OpenTelemetry or another monitoring library'],
  ['b3', 'the tracing of Zipkin'],
  ['uber-trace-id', 'the tracing of Jaeger'],
  ['newrelic', 'the browser agent of New Relic'],
  ['elastic-apm-traceparent', 'the browser agent of Elastic APM'],
  ['request-id', 'Application Insights or another monitoring library'],
  ['request-context', 'Application Insights'],
  ['x-amzn-trace-id', 'the tracing of AWS X-Ray'],
  ['x-cloud-trace-context', 'the tracing of Google Cloud'],
  ['x-honeycomb-trace', 'the tracing of Honeycomb'],
  ['x-requested-with', 'jQuery or a default of another HTTP client'],
  ['x-csrf-token', 'the protection against forged requests that a framework adds'],
  ['x-xsrf-token', 'the protection against forged requests in Angular or axios'],
  ['x-csrftoken', 'the protection against forged requests for Django'],
  ['cache-control', 'a default of the HTTP client that keeps caches out'],
  ['pragma', 'a default of the HTTP client that keeps caches out'],
  ['expires', 'a default of the HTTP client that keeps caches out'],
  ['if-none-match', 'code that looks after its cache by itself'],
  ['if-modified-since', 'code that looks after its cache by itself'],
  ['ngrok-skip-browser-warning', 'code that passes the warning page of ngrok'],
  ['x-forwarded-for', 'a browser extension that edits headers'],
  ['x-real-ip', 'a browser extension that edits headers'],
  ['x-client-data', 'Chrome, or an extension that copies it'],
]);

/** Names that begin alike. */
const PREFIXES: readonly (readonly [string, string])[] = [
  ['x-datadog-', 'the tracing of Datadog'],
  ['x-b3-', 'the tracing of Zipkin'],
  ['x-sentry-', 'the tracing of Sentry'],
  ['x-newrelic-', 'the browser agent of New Relic'],
];

const sourceOf = (name: string): string | null =>
  SOURCES.get(name) ?? PREFIXES.find(([prefix]) => name.startsWith(prefix))?.[1] ?? null;

/** The file of an address, as stack traces write it. */
const fileOf = (url: string): string => url.split(/[?#]/, 1)[0]?.split('/').at(-1) || url;

const isExtension = (url: string): boolean => /^(?:chrome|moz)-extension:/.test(url);

function callThrough({ through }: CallSite): RichText {
  if (through === '') return [];
  return isExtension(through)
    ? sentence`The call went through a browser extension, which may have added it.`
    : sentence`The call went through ${code(fileOf(through))}, which may have added it.`;
}

/** Who added a request header, from its name and from the library that made the call; empty where neither tells. */
export function headerSource(name: string, callSite: CallSite | null): RichText {
  const source = sourceOf(name.toLowerCase());
  return paragraph(
    source === null ? [] : sentence`It usually comes from ${source}.`,
    callSite === null ? [] : callThrough(callSite),
  );
}
