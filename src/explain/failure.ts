import type { NetworkFailure } from '../diagnosis/diagnosis.ts';
import { parseUrl } from '../cors/origin.ts';
import type { Exchange, RequestMode } from '../exchange/exchange.ts';
import { hostnameOf, serverCode, shownUrl } from './addresses.ts';
import { code, sentence } from './compose.ts';
import type { RichText } from './rich-text.ts';

export interface FailureText {
  /** A clause without a full stop: the headline puts "Not CORS: " before it. */
  readonly title: RichText;
  readonly detail: RichText;
  /** What to do next. */
  readonly next: RichText;
}

/** The values that the texts need: of a request in the log, or of what a pasted message names. */
export interface FailureFacts {
  /** Who failed to answer; "the server" where nobody is named. */
  readonly server: RichText;
  /** "the host name `api.example`". */
  readonly hostName: RichText;
  /** The address that was asked for. */
  readonly address: RichText;
  /** Where a redirect leads; '' where nothing tells. */
  readonly redirectUrl: string;
  /** "your `GET`", or "the request". */
  readonly request: RichText;
  /** "your page `https://app.example`". */
  readonly page: RichText;
  readonly mode: RequestMode | null;
  /** `net::ERR_…`; '' where the browser does not name it. */
  readonly error: string;
  /** " (`net::ERR_…`)", or nothing where the browser does not name it. */
  readonly named: RichText;
}

type Texts = (facts: FailureFacts) => FailureText;

const refused: Texts = ({ server, named }) => ({
  title: sentence`nothing answers at ${server}`,
  detail: sentence`The connection was refused${named}: no program accepts connections on that port.`,
  next: sentence`Start the server, or correct the host and port in the address.`,
});

const nameNotFound: Texts = ({ hostName, named }) => ({
  title: sentence`${hostName} was not found`,
  detail: sentence`No address belongs to that name in DNS${named}.`,
  next: sentence`Check the spelling of the host name, the VPN, and the hosts file.`,
});

const tls: Texts = ({ server, address, named }) => ({
  title: sentence`no secure connection to ${server} came about`,
  detail: sentence`The browser did not accept the certificate, or the two did not agree on TLS${named}.`,
  next: sentence`Open ${address} in a tab of its own: the browser says there what is wrong with the certificate.`,
});

const timeout: Texts = ({ server, named }) => ({
  title: sentence`${server} did not answer in time`,
  detail: sentence`The browser gave up waiting${named}.`,
  next: sentence`Look whether the server is reachable and whether a firewall drops the connection.`,
});

const reset: Texts = ({ server, named }) => ({
  title: sentence`${server} broke the connection off`,
  detail: sentence`The connection ended before the response was complete${named}. A server that crashes on the request does this.`,
  next: sentence`Look into the log of the server at the time of the request.`,
});

const emptyResponse: Texts = ({ server, named }) => ({
  title: sentence`${server} closed the connection without an answer`,
  detail: sentence`No byte of a response arrived${named}.`,
  next: sentence`Look into the log of the server, and whether it speaks http or https on that port.`,
});

const offline: Texts = ({ server, named }) => ({
  title: sentence`there was no network connection to reach ${server}`,
  detail: sentence`The browser was offline, or its network changed meanwhile${named}. DevTools can also switch the network off under Network conditions.`,
  next: sentence`Connect to the network, and look whether DevTools simulates "Offline".`,
});

const aborted: Texts = ({ server, request, named }) => ({
  title: sentence`the page cancelled ${request} to ${server}`,
  detail: sentence`The request was aborted${named}: by an AbortController, by a navigation, or because its element was removed.`,
  next: sentence`On the server nothing has to change. Find out what in the page cancels the request.`,
});

const blockedByExtension: Texts = ({ server, named }) => ({
  title: sentence`an extension or a setting of the browser stopped the request to ${server}`,
  detail: sentence`The browser stopped the request before it was sent${named}, as ad blockers ask it to.`,
  next: sentence`Try a window in which no other extension runs.`,
});

const blockedByPagePolicy: Texts = ({ server, named }) => ({
  title: sentence`the Content-Security-Policy of your page forbids ${server}`,
  detail: sentence`Your page's own policy (its ${code('Content-Security-Policy')} header or meta element) lists where it may connect to${named}.`,
  next: sentence`Add ${server} to the directive for this kind of request, such as ${code('connect-src')}.`,
});

const askedOverHttp: Texts = ({ server, page, named }) => ({
  title: sentence`a page served over https may not ask ${server} over http`,
  detail: sentence`The browser stops what ${page} asks for over http before it is sent (mixed content)${named}.`,
  next: sentence`Ask for the address with https, and let the server answer there.`,
});

const redirectedToHttp: Texts = ({ server, redirectUrl, page, named }) => ({
  title: sentence`${server} redirected to ${code(shownUrl(redirectUrl))}, and a page served over https may not ask for anything over http`,
  detail: sentence`The browser stops what ${page} asks for over http before it is sent, after a redirect too (mixed content)${named}.`,
  next: sentence`Let the redirect lead to https: behind a proxy, an application has to be told that it is asked over https (${code('X-Forwarded-Proto')}).`,
});

const mixedContent: Texts = (facts) =>
  parseUrl(facts.redirectUrl)?.protocol === 'http:' ? redirectedToHttp(facts) : askedOverHttp(facts);

/** The server said nothing about it: the page wants to be told. */
const isolatedPage: Texts = ({ server, page, named }) => ({
  title: sentence`${page} isolates itself, and the answer of ${server} does not say that others may embed it`,
  detail: sentence`Your page sends ${code('Cross-Origin-Embedder-Policy')} or a policy like it, which keeps out what names no ${code('Cross-Origin-Resource-Policy')}${named}.`,
  next: sentence`Send ${code('Cross-Origin-Resource-Policy: cross-origin')} with the resource, or load it with CORS (${code('crossorigin')}).`,
});

/** Chromium names the policy of the page that made it ask. */
const BY_THE_PAGE = /By(?:Coep|Dip)/;

const responsePolicy: Texts = ({ server, named }) => ({
  title: sentence`${server} does not let other sites embed this response`,
  detail: sentence`${code('Cross-Origin-Resource-Policy')} of the response, or the lack of it where your page sends ${code('Cross-Origin-Embedder-Policy')}, keeps it out${named}.`,
  next: sentence`Send ${code('Cross-Origin-Resource-Policy: cross-origin')} with the resource if other sites may embed it.`,
});

const opaqueResponse: Texts = ({ server, address, named }) => ({
  title: sentence`the answer of ${server} is not what the element asked for`,
  detail: sentence`An image, script or media element got JSON, HTML or the like, and the browser keeps such answers of other origins away (Opaque Response Blocking)${named}.`,
  next: sentence`Open ${address} in a tab of its own: it is often an error page. Send the right ${code('Content-Type')}.`,
});

const serviceWorker: Texts = ({ server, address, page, named }) => ({
  title: sentence`the service worker of your page likely answered in the place of ${server}`,
  detail: sentence`A worker of ${page} asked for ${address} itself, and the page got a network error${named}: an answer that was loaded without CORS, or an error, cannot be handed on to a request that was made with CORS.`,
  next: sentence`Tick "Bypass for network" under Application, Service Workers, and reload. Let the worker load with CORS what it hands on.`,
});

const wrongType: Texts = ({ server, address, named }) => ({
  title: sentence`the answer of ${server} has the wrong ${code('Content-Type')}`,
  detail: sentence`A module script must come as JavaScript, and with ${code('X-Content-Type-Options: nosniff')} every script and stylesheet must have its own type${named}. Firefox refuses it before it looks at any CORS header.`,
  next: sentence`Open ${address} in a tab of its own: it is often an error page. Send the right ${code('Content-Type')}, such as ${code('text/javascript')}.`,
});

/** The page's own mode forbids to leave its origin; the browser reports no CORS error where a redirect does it. */
const leavesOrigin = ({ server, redirectUrl, named }: FailureFacts): FailureText => ({
  title: sentence`${server} redirected to ${code(shownUrl(redirectUrl))}, another origin, and your page asked for its own`,
  detail: sentence`With ${code("mode: 'same-origin'")} a redirect out of the page's origin counts as a failure${named}.`,
  next: sentence`Ask for an address that stays within the origin, or leave ${code('mode')} at its default.`,
});

const askedNotToFollow = ({ server, redirectUrl, named }: FailureFacts): FailureText => ({
  title:
    redirectUrl === ''
      ? sentence`${server} redirected the request, and your page asked not to follow`
      : sentence`${server} redirected to ${code(shownUrl(redirectUrl))}, and your page asked not to follow`,
  detail: sentence`With ${code("redirect: 'error'")} a redirect counts as a failure${named}.`,
  next: sentence`Ask for the final address, or leave ${code('redirect')} at its default.`,
});

const redirectMode: Texts = (facts) =>
  facts.mode === 'same-origin' && facts.redirectUrl !== '' ? leavesOrigin(facts) : askedNotToFollow(facts);

const tooManyRedirects: Texts = ({ server, named }) => ({
  title: sentence`${server} redirects without end`,
  detail: sentence`Browsers follow 20 redirects and then give up${named}.`,
  next: sentence`Follow the redirects in the Network panel to the point where they repeat.`,
});

const carriesPassword = ({ server, redirectUrl, named }: FailureFacts): FailureText => ({
  title: sentence`${server} redirected to ${code(shownUrl(redirectUrl))}, an address with a user name or password in it`,
  detail: sentence`A redirect to another origin must not carry a user name or password${named}.`,
  next: sentence`Leave them out of the ${code('Location')} header of the redirect.`,
});

/** Whether the address has a user name or a password. */
function hasPassword(url: string): boolean {
  const parsed = parseUrl(url);
  return parsed !== null && parsed.username + parsed.password !== '';
}

const unsafeRedirect: Texts = (facts) =>
  hasPassword(facts.redirectUrl) ? carriesPassword(facts) : unsafeAddress(facts);

/** Whether requests may be redirected there at all. https://fetch.spec.whatwg.org/#concept-http-redirect-fetch, step 4 */
const isHttp = (url: string): boolean => /^https?:$/.test(parseUrl(url)?.protocol ?? '');

const unsafeAddress = ({ server, redirectUrl, named }: FailureFacts): FailureText => ({
  title:
    redirectUrl === ''
      ? sentence`${server} redirected the request to where the browser does not follow`
      : sentence`${server} redirected to ${code(shownUrl(redirectUrl))}, and the browser did not follow`,
  detail: isHttp(redirectUrl)
    ? sentence`The browser refused the redirect itself${named}: that is no decision about CORS headers.`
    : sentence`A redirect must lead to an http or https address${named}.`,
  next: sentence`Correct the ${code('Location')} header of the redirect, or ask for the final address.`,
});

const other: Texts = ({ server, request, named }) => ({
  title: sentence`${request} to ${server} failed in the network`,
  detail: sentence`The browser reports a network error${named}, no decision about CORS.`,
  next: sentence`Look the error up in the Network panel, and into the log of the server.`,
});

const TEXTS: Readonly<Record<NetworkFailure['kind'], Texts>> = {
  refused,
  dns: nameNotFound,
  tls,
  timeout,
  reset,
  'empty-response': emptyResponse,
  offline,
  aborted,
  'blocked-by-extension': blockedByExtension,
  'blocked-by-csp': blockedByPagePolicy,
  'mixed-content': mixedContent,
  'blocked-by-response-policy': (facts) =>
    (BY_THE_PAGE.test(facts.error) ? isolatedPage : responsePolicy)(facts),
  'blocked-by-orb': opaqueResponse,
  'wrong-type': wrongType,
  'service-worker': serviceWorker,
  'redirect-mode': redirectMode,
  'too-many-redirects': tooManyRedirects,
  'unsafe-redirect': unsafeRedirect,
  other,
};

/** A kind of failure in words, with values from wherever they are known. */
export const failureWords = (kind: NetworkFailure['kind'], facts: FailureFacts): FailureText =>
  TEXTS[kind](facts);

/** A failure that is not CORS, in words. `exchange`: the one that failed. */
export function failureText({ kind, error, hop }: NetworkFailure, exchange: Exchange): FailureText {
  const failed = exchange.hops[hop];
  const url = failed?.url ?? exchange.url;
  return failureWords(kind, {
    server: [serverCode(url)],
    hostName: sentence`the host name ${code(hostnameOf(url))}`,
    address: [code(shownUrl(url))],
    redirectUrl: failed?.redirectUrl ?? '',
    request: sentence`your ${code(exchange.method)}`,
    mode: exchange.mode,
    page: exchange.origin === null ? sentence`your page` : sentence`your page ${code(exchange.origin)}`,
    error,
    named: error === '' ? [] : sentence` (${code(error)})`,
  });
}
