import { type CheckResult, failed, passed } from './check-result.ts';
import { isSameOrigin, OPAQUE_ORIGIN, originOf, parseUrl, type SerializedOrigin } from './origin.ts';

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

/** Steps 7 and 8: a user name or password in the location of a cross-origin redirect. Chromium: CheckRedirectLocation. */
export function checkRedirectLocation(state: RequestState, location: string): CheckResult {
  const url = parseUrl(location);
  if (url === null || (url.username === '' && url.password === ''))
    return passed('redirect-location', location);
  const allowed = !state.corsFlag && !state.tainted && isSameOrigin(state.origin, url.origin);
  if (allowed) return passed('redirect-location', location);
  return failed('redirect-location', location, 'RedirectContainsCredentials');
}
