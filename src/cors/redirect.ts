import { type CheckResult, failed, passed } from './check-result.ts';
import type { Engine } from './engine.ts';
import { isSameOrigin, OPAQUE_ORIGIN, originOf, parseUrl, type SerializedOrigin } from './origin.ts';

/** Redirects that a browser follows. https://fetch.spec.whatwg.org/#concept-http-redirect-fetch, step 5 */
export const MAX_REDIRECTS = 20;

/** What a request has become on its way: changes at every redirect. */
export interface RequestState {
  readonly url: string;
  readonly method: string;
  /** The origin of the page. */
  readonly origin: SerializedOrigin;
  /** Whether the response must pass the CORS check. Once set it stays, even when a redirect leads back to the page's own origin. */
  readonly corsFlag: boolean;
  /** Whether `Origin` is `null` from here on. */
  readonly tainted: boolean;
}

/** The state of a `cors` request before its first hop. https://fetch.spec.whatwg.org/#concept-main-fetch */
export function initialState(url: string, method: string, origin: SerializedOrigin): RequestState {
  return { url, method, origin, corsFlag: !isSameOrigin(origin, originOf(url)), tainted: false };
}

/** The same state with the method that was really sent. */
export const withMethod = (state: RequestState, method: string): RequestState =>
  method === state.method ? state : { ...state, method };

/** What the `Origin` header carries in this state. https://fetch.spec.whatwg.org/#serializing-a-request-origin */
export const serializedOrigin = (state: RequestState): SerializedOrigin =>
  state.tainted ? OPAQUE_ORIGIN : state.origin;

/**
 * The state after following a redirect to `location`. https://fetch.spec.whatwg.org/#concept-http-redirect-fetch
 * Tainted: the new URL is cross-origin to the current one, which was itself cross-origin to the page (step 10).
 */
export function afterRedirect(state: RequestState, location: string, status: number): RequestState {
  const from = originOf(state.url);
  const to = originOf(location);
  const leavesForeignOrigin = !isSameOrigin(from, to) && !isSameOrigin(state.origin, from);
  return {
    url: location,
    method: methodAfterRedirect(state.method, status),
    origin: state.origin,
    corsFlag: state.corsFlag || !isSameOrigin(state.origin, to),
    tainted: state.tainted || leavesForeignOrigin,
  };
}

/** Step 12: 301 and 302 turn POST into GET, 303 everything but GET and HEAD. */
export function methodAfterRedirect(method: string, status: number): string {
  if ((status === 301 || status === 302) && method === 'POST') return 'GET';
  if (status === 303 && method !== 'GET' && method !== 'HEAD') return 'GET';
  return method;
}

/**
 * Steps 7 and 8: a user name or password in the location of a cross-origin redirect. Chromium: CheckRedirectLocation. WebKit looks at the
 * scheme in the same place (validateCrossOriginRedirectionURL): what is not http or https, or cannot be parsed, is a CORS failure there.
 */
export function checkRedirectLocation(state: RequestState, location: string, engine: Engine): CheckResult {
  const step = 'redirect-location';
  const url = parseUrl(location);
  const staysAtHome = !state.corsFlag && !state.tainted && isSameOrigin(state.origin, url?.origin ?? null);
  if (staysAtHome) return passed(step, location);
  if (engine === 'webkit' && !isCorsEnabled(url) && !isRefusedOutright(state, url))
    return failed(step, location, 'CorsDisabledScheme');
  if (url === null || (url.username === '' && url.password === '')) return passed(step, location);
  return failed(step, location, 'RedirectContainsCredentials');
}

/** LegacySchemeRegistry, shouldTreatURLSchemeAsCORSEnabled. */
const isCorsEnabled = (url: URL | null): boolean => url?.protocol === 'http:' || url?.protocol === 'https:';

/** SubresourceLoader.cpp: a redirect to `data:` where no CORS check is made before it fails without a word about CORS. */
const isRefusedOutright = ({ corsFlag }: RequestState, url: URL | null): boolean =>
  !corsFlag && url?.protocol === 'data:';
