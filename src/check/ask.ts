import type { Engine } from '../cors/engine.ts';
import { getHeader, hasHeader, type HeaderList, lowerCaseName } from '../cors/header-list.ts';
import { isSafelistedMethod } from '../cors/method.ts';
import { isHttp, isSameOrigin, originOf, parseUrl } from '../cors/origin.ts';
import { afterRedirect, initialState, MAX_REDIRECTS, type RequestState } from '../cors/redirect.ts';
import { unsafeRequestHeaderNames } from '../cors/safelist.ts';
import { decide } from '../diagnosis/decision.ts';
import { emptyContext } from '../diagnosis/log/log-context.ts';
import { traceHops } from '../diagnosis/trace.ts';
import type { Exchange, Hop } from '../exchange/exchange.ts';
import { refusalOf } from '../exchange/refusal.ts';
import { browserHeaders } from './browser-headers.ts';
import { maySend, type PageRequest } from './page-request.ts';
import type { Transport, WireAnswer, WireRequest } from './transport.ts';

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** What was asked of a server, as the log of a browser would show it. */
export interface Asked {
  readonly exchange: Exchange;
  /** `preflight`: the request itself was held back, since it may change something; `request`: everything was asked that a browser would ask. */
  readonly sent: 'request' | 'preflight';
  /** Why nothing came back, in words for people; '' when the last hop was answered. */
  readonly reason: string;
}

/** How the request stands before its next hop. */
interface Standing {
  readonly state: RequestState;
  readonly headers: HeaderList;
  readonly redirects: number;
}

/**
 * Makes the request of a page as `engine` would: the preflight where it needs one, then the request, redirects followed, until something
 * stops it. https://fetch.spec.whatwg.org/#http-fetch
 */
export async function askAs(engine: Engine, request: PageRequest, transport: Transport): Promise<Asked> {
  const hops: Hop[] = [];
  let reason = '';
  const asking: Asking = {
    engine,
    request,
    hops,
    transport: async (wire) => {
      const answer = await transport(wire);
      reason = answer.reason;
      return answer;
    },
  };
  const state = initialState(request.url, request.method, request.origin);
  let step: Step = { state, headers: request.headers, redirects: 0 };
  while (typeof step === 'object') step = await takeStep(asking, step);
  return { exchange: exchangeOf(asking), sent: step === 'held-back' ? 'preflight' : 'request', reason };
}

/** Where the request goes next, or why it goes nowhere. */
type Step = Standing | 'done' | 'held-back';

interface Asking {
  readonly engine: Engine;
  readonly request: PageRequest;
  readonly transport: Transport;
  /** What was asked so far. */
  readonly hops: Hop[];
}

/** One hop with its preflight. */
async function takeStep(asking: Asking, standing: Standing): Promise<Step> {
  const { engine, request, hops, transport } = asking;
  const { state, headers, redirects } = standing;
  const wire = requestLine(state, headers);
  if (redirects > MAX_REDIRECTS) {
    hops.push({ ...unsentHop(wire), error: 'net::ERR_TOO_MANY_REDIRECTS' });
    return 'done';
  }
  const names = state.corsFlag ? unsafeRequestHeaderNames(headers, engine) : [];
  const isPreflighted = state.corsFlag && (names.length > 0 || !isSafelistedMethod(state.method));
  if (isPreflighted) {
    hops.push(await hopOf('preflight', preflightLine(state, names), transport));
    if (isStopped(asking)) {
      hops.push(unsentHop(wire));
      return 'done';
    }
  }
  if (!maySend(request, state.method, isPreflighted)) return 'held-back';
  const hop = await hopOf('response', wire, transport);
  hops.push(hop);
  if (hop.redirectUrl === '' || isStopped(asking)) return 'done';
  const next = redirected(standing, hop);
  if (isHttp(next.state.url)) return next;
  hops.push(unsentHop(requestLine(next.state, [])));
  return 'done';
}

const requestLine = (state: RequestState, headers: HeaderList): WireRequest => ({
  method: state.method,
  url: withoutFragment(state.url),
  headers: [
    ...(hasHeader(headers, 'accept') ? [] : [{ name: 'Accept', value: '*/*' }]),
    ...headers,
    ...browserHeaders(state),
  ],
});

/** https://fetch.spec.whatwg.org/#cors-preflight-fetch: names sorted, in lower case, joined without spaces. */
function preflightLine(state: RequestState, names: readonly string[]): WireRequest {
  const asked = [...names].sort().join(',');
  return {
    method: 'OPTIONS',
    url: withoutFragment(state.url),
    headers: [
      { name: 'Accept', value: '*/*' },
      { name: 'Access-Control-Request-Method', value: state.method },
      ...(asked === '' ? [] : [{ name: 'Access-Control-Request-Headers', value: asked }]),
      ...browserHeaders({ ...state, corsFlag: true }),
    ],
  };
}

const withoutFragment = (url: string): string => url.replace(/#.*$/s, '');

async function hopOf(kind: 'preflight' | 'response', wire: WireRequest, transport: Transport): Promise<Hop> {
  const startedAt = Date.now();
  const answer = await transport(wire);
  const redirectUrl = REDIRECTS.has(answer.status) ? locationOf(wire.url, answer) : '';
  const refusal = refusalOf({ kind, status: answer.status }, answer.beginning);
  return {
    ...unsentHop(wire),
    kind: kind === 'response' && redirectUrl !== '' ? 'redirect' : kind,
    status: answer.status,
    statusText: answer.statusText,
    responseHeaders: answer.headers,
    redirectUrl,
    error: redirectUrl !== '' && parseUrl(redirectUrl) === null ? 'net::ERR_INVALID_REDIRECT' : answer.error,
    emptyBody: answer.emptyBody,
    ...(refusal === null ? {} : { refusal }),
    startedAt,
    duration: answer.duration,
    // A name does as well as an address: without either, the answer would be one of Firefox's cache.
    serverAddress: answer.status === 0 ? '' : (parseUrl(wire.url)?.hostname ?? ''),
    sent: true,
    synthesized: false,
  };
}

/** The `Location` as a browser reads it, with the fragment of the request where it has none of its own; '' without one. */
function locationOf(url: string, { headers }: WireAnswer): string {
  const location = getHeader(headers, 'location');
  return location === null || location === '' ? '' : (parseUrl(location, url)?.href ?? location);
}

const unsentHop = ({ method, url, headers }: WireRequest): Hop => ({
  kind: 'response',
  method,
  url,
  requestHeaders: headers,
  body: null,
  status: 0,
  statusText: '',
  responseHeaders: [],
  redirectUrl: '',
  error: '',
  startedAt: Date.now(),
  duration: 0,
  serverAddress: '',
  fromServiceWorker: false,
  emptyBody: true,
  sent: false,
  synthesized: true,
});

function isStopped(asking: Asking): boolean {
  if (asking.hops.at(-1)?.error !== '') return true;
  const exchange = exchangeOf(asking);
  const traced = traceHops(exchange) ?? [];
  return decide(exchange, traced, emptyContext, asking.request.credentials).blocking !== null;
}

/** Header names that describe a body: they go with it. https://fetch.spec.whatwg.org/#request-body-header-name */
const OF_THE_BODY: ReadonlySet<string> = new Set([
  'content-encoding',
  'content-language',
  'content-location',
  'content-type',
]);

function redirected({ state, headers, redirects }: Standing, hop: Hop): Standing {
  const next = afterRedirect(state, hop.redirectUrl, hop.status);
  const losesBody = next.method !== state.method;
  const leaves = !isSameOrigin(originOf(state.url), originOf(next.url));
  const kept = headers.filter(({ name }) => {
    const key = lowerCaseName(name);
    // https://fetch.spec.whatwg.org/#http-redirect-fetch, step 13
    return !(losesBody && OF_THE_BODY.has(key)) && !(leaves && key === 'authorization');
  });
  return { state: next, headers: kept, redirects: redirects + 1 };
}

function exchangeOf({ engine, request, hops }: Asking): Exchange {
  return {
    id: 0,
    browser: { engine, version: null },
    url: request.url,
    method: request.method,
    origin: request.origin,
    initiator: 'fetch',
    callSite: null,
    mode: 'cors',
    startedAt: hops[0]?.startedAt ?? Date.now(),
    hops: [...hops],
    outcome: 'unknown',
    cachedPreflight: null,
    witnessed: null,
  };
}
