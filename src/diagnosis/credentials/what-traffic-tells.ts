import { isTrustworthy } from '../../cors/address-space.ts';
import { getHeader, hasHeader } from '../../cors/header-list.ts';
import type { Browser } from '../../cors/engine.ts';
import type { Exchange, Hop } from '../../exchange/exchange.ts';
import type { CredentialsAssumption } from '../diagnosis.ts';
import type { LogContext } from '../log/log-context.ts';
import type { TracedHop } from '../trace.ts';

/**
 * What the traffic itself says about the credentials mode, null when it says nothing. A cookie on a cross-origin hop is only sent with
 * `include`, its absence says nothing. Chromium adds Sec-Fetch-Storage-Access to requests across sites exactly when they include credentials,
 * but leaves it out where a redirect leads back to the page's own site, although Sec-Fetch-Site goes on to say `cross-site` there (measured
 * in 156): its absence only tells before the first redirect. Firefox adds it to their preflights too, but leaves it out in workers and after
 * redirects.
 */
export function credentialsProof(
  exchange: Exchange,
  traced: readonly TracedHop[],
): CredentialsAssumption | null {
  // navigator.sendBeacon always includes credentials.
  if (exchange.initiator === 'beacon') return 'credentials';
  const { outcome, browser } = exchange;
  const first = traced.findIndex(({ hop }) => hop.kind !== 'preflight');
  for (const { hop, index, state, answered } of traced) {
    if (!state.corsFlag) continue;
    // It passed without the header that only credentials need.
    if (outcome === 'succeeded' && answered && !allowsCredentials(hop)) return 'no-credentials';
    if (hop.kind === 'preflight' && browser.engine !== 'firefox') continue;
    const headers = hop.requestHeaders;
    if (hasHeader(headers, 'cookie') || hasHeader(headers, 'sec-fetch-storage-access')) return 'credentials';
    const tells = index === first && answered && tellsStorageAccess(browser, hop.url);
    if (tells && getHeader(headers, 'sec-fetch-site') === 'cross-site') return 'no-credentials';
  }
  return null;
}

const allowsCredentials = ({ responseHeaders }: Hop): boolean =>
  getHeader(responseHeaders, 'access-control-allow-credentials') === 'true';

/** The first Chrome that sends Sec-Fetch-Storage-Access. */
const FIRST_WITH_STORAGE_ACCESS = 133;

/** Fetch metadata is only sent to potentially trustworthy URLs. https://w3c.github.io/webappsec-secure-contexts/#is-url-trustworthy */
function tellsStorageAccess({ engine, version }: Browser, url: string): boolean {
  if (engine !== 'chromium' || version === null || version < FIRST_WITH_STORAGE_ACCESS) return false;
  return isTrustworthy(url);
}

/** What tells the mode: the traffic itself, then what requests like it are proven to do. null: nothing, so that the default of every API is likelier. */
export function hintedCredentials(
  exchange: Exchange,
  proof: CredentialsAssumption | null,
  context: LogContext,
): CredentialsAssumption | null {
  if (proof !== null) return proof;
  if (lacksStorageAccess(exchange) || isListedWithoutCookie(exchange)) return 'no-credentials';
  if (neverIncludesCredentials(exchange) || mayHavePassed(exchange)) return 'no-credentials';
  if (context.isCookieLeftOut(exchange)) return 'no-credentials';
  return context.credentialsOfOthers(exchange);
}

/**
 * Whether the recorder shows an answer and does not say whether the page got it (a proxy): a wrong guess by what other requests did makes a
 * false alarm. Of 1,020 requests of WebKit's that passed, seen by a proxy, such guesses called 53 blocked.
 */
const mayHavePassed = ({ outcome, hops }: Exchange): boolean => {
  const last = hops.at(-1);
  return outcome === 'unknown' && last !== undefined && last.kind !== 'preflight' && last.status !== 0;
};

/** @font-face never includes credentials; a preload may, but nobody asks for it. https://drafts.csswg.org/css-fonts/#font-fetching-requirements */
export const neverIncludesCredentials = ({ initiator }: Exchange): boolean => initiator === 'font';

/**
 * Whether the server that refused a preflight speaks of credentials in its answer, so that the request behind it likely has some. Only
 * good for what both modes fail in the same way: of generated requests whose preflight says `true` 56 in 100 had credentials, of those
 * whose preflight says nothing 15.
 */
export const expectsCredentials = ({ hops }: Exchange): boolean =>
  hops.some(({ kind, responseHeaders }) => {
    const value = getHeader(responseHeaders, 'access-control-allow-credentials') ?? '';
    return kind === 'preflight' && value !== '' && value !== 'false';
  });

/** The first Firefox in which Sec-Fetch-Storage-Access was measured: on 95 of 101 requests across sites that included credentials. */
const FIREFOX_WITH_STORAGE_ACCESS = 153;

/** Firefox's word that a request across sites had no credentials: likely, not certain. */
function lacksStorageAccess({ browser, hops }: Exchange): boolean {
  const [first] = hops;
  if (browser.engine !== 'firefox' || (browser.version ?? 0) < FIREFOX_WITH_STORAGE_ACCESS) return false;
  if (first === undefined || !first.sent || !isTrustworthy(first.url)) return false;
  return getHeader(first.requestHeaders, 'sec-fetch-site') === 'cross-site';
}

/**
 * A cookie would have been proof, and Firefox's HAR shows it even on a request that was kept back. Firefox does not tell whether a response
 * passed, so that a wrong guess here makes a false alarm: of 1,300 requests that passed, habits of the page decided four wrongly, and none of
 * 700 blocked ones rightly.
 */
const isListedWithoutCookie = ({ browser, hops }: Exchange): boolean =>
  browser.engine === 'firefox' && hops.some(({ kind, synthesized }) => kind !== 'preflight' && !synthesized);
