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

/** The values that the texts need. */
interface FailureFacts {
  readonly url: string;
  readonly redirectUrl: string;
  readonly method: string;
  readonly page: RichText;
  readonly mode: RequestMode | null;
  /** " (`net::ERR_…`)", or nothing where the browser does not name it. */
  readonly named: RichText;
}

type Texts = (facts: FailureFacts) => FailureText;

const refused: Texts = ({ url, named }) => ({
  title: sentence`nothing answers at ${serverCode(url)}`,
  detail: sentence`The connection was refused${named}: no program accepts connections on that port.`,
  next: sentence`Start the server, or correct the host and port in the address.`,
});

const nameNotFound: Texts = ({ url, named }) => ({
  title: sentence`the host name ${code(hostnameOf(url))} was not found`,
  detail: sentence`No address belongs to that name in DNS${named}.`,
  next: sentence`Check the spelling of the host name, the VPN, and the hosts file.`,
});

const tls: Texts = ({ url, named }) => ({
  title: sentence`no secure connection to ${serverCode(url)} came about`,
  detail: sentence`The browser did not accept the certificate, or the two did not agree on TLS${named}.`,
  next: sentence`Open ${code(shownUrl(url))} in a tab of its own: the browser says there what is wrong with the certificate.`,
});

const timeout: Texts = ({ url, named }) => ({
  title: sentence`${serverCode(url)} did not answer in time`,
  detail: sentence`The browser gave up waiting${named}.`,
  next: sentence`Look whether the server is reachable and whether a firewall drops the connection.`,
});

const reset: Texts = ({ url, named }) => ({
  title: sentence`${serverCode(url)} broke the connection off`,
  detail: sentence`The connection ended before the response was complete${named}. A server that crashes on the request does this.`,
  next: sentence`Look into the log of the server at the time of the request.`,
});

const emptyResponse: Texts = ({ url, named }) => ({
  title: sentence`${serverCode(url)} closed the connection without an answer`,
  detail: sentence`No byte of a response arrived${named}.`,
  next: sentence`Look into the log of the server, and whether it speaks http or https on that port.`,
});

const offline: Texts = ({ url, named }) => ({
  title: sentence`the browser is offline and did not reach ${serverCode(url)}`,
  detail: sentence`There was no network connection${named}. DevTools can also switch it off under Network conditions.`,
  next: sentence`Connect to the network, and look whether DevTools simulates "Offline".`,
});

const aborted: Texts = ({ url, method, named }) => ({
  title: sentence`your page cancelled its ${code(method)} to ${serverCode(url)}`,
  detail: sentence`The request was aborted${named}: by an AbortController, by a navigation, or because its element was removed.`,
  next: sentence`On the server nothing has to change. Find out what in the page cancels the request.`,
});

const blockedByExtension: Texts = ({ url, named }) => ({
  title: sentence`an extension or a setting of the browser stopped the request to ${serverCode(url)}`,
  detail: sentence`The browser stopped the request before it was sent${named}, as ad blockers ask it to.`,
  next: sentence`Try a window in which no other extension runs.`,
});

const blockedByPagePolicy: Texts = ({ url, named }) => ({
  title: sentence`the Content-Security-Policy of your page forbids ${serverCode(url)}`,
  detail: sentence`Your page's own policy (its ${code('Content-Security-Policy')} header or meta element) lists where it may connect to${named}.`,
  next: sentence`Add ${serverCode(url)} to the directive for this kind of request, such as ${code('connect-src')}.`,
});

const mixedContent: Texts = ({ url, page, named }) => ({
  title: sentence`a page served over https may not ask ${serverCode(url)} over http`,
  detail: sentence`${page} is secure and the address is not (mixed content)${named}.`,
  next: sentence`Serve ${code(hostnameOf(url))} over https, and ask for it with https.`,
});

const responsePolicy: Texts = ({ url, named }) => ({
  title: sentence`${serverCode(url)} does not let other sites embed this response`,
  detail: sentence`${code('Cross-Origin-Resource-Policy')} of the response, or the lack of it where your page sends ${code('Cross-Origin-Embedder-Policy')}, keeps it out${named}.`,
  next: sentence`Send ${code('Cross-Origin-Resource-Policy: cross-origin')} with the resource if other sites may embed it.`,
});

const opaqueResponse: Texts = ({ url, named }) => ({
  title: sentence`the answer of ${serverCode(url)} is not what the element asked for`,
  detail: sentence`An image, script or media element got JSON, HTML or the like, and the browser keeps such answers of other origins away (Opaque Response Blocking)${named}.`,
  next: sentence`Open ${code(shownUrl(url))} in a tab of its own: it is often an error page. Send the right ${code('Content-Type')}.`,
});

const wrongType: Texts = ({ url, named }) => ({
  title: sentence`the answer of ${serverCode(url)} has the wrong ${code('Content-Type')}`,
  detail: sentence`A module script must come as JavaScript, and with ${code('X-Content-Type-Options: nosniff')} every script and stylesheet must have its own type${named}. Firefox refuses it before it looks at any CORS header.`,
  next: sentence`Open ${code(shownUrl(url))} in a tab of its own: it is often an error page. Send the right ${code('Content-Type')}, such as ${code('text/javascript')}.`,
});

/** The page's own mode forbids to leave its origin; the browser reports no CORS error where a redirect does it. */
const leavesOrigin = ({ url, redirectUrl, named }: FailureFacts): FailureText => ({
  title: sentence`${serverCode(url)} redirected to ${code(shownUrl(redirectUrl))}, another origin, and your page asked for its own`,
  detail: sentence`With ${code("mode: 'same-origin'")} a redirect out of the page's origin counts as a failure${named}.`,
  next: sentence`Ask for an address that stays within the origin, or leave ${code('mode')} at its default.`,
});

const askedNotToFollow = ({ url, redirectUrl, named }: FailureFacts): FailureText => ({
  title:
    redirectUrl === ''
      ? sentence`${serverCode(url)} redirected the request, and your page asked not to follow`
      : sentence`${serverCode(url)} redirected to ${code(shownUrl(redirectUrl))}, and your page asked not to follow`,
  detail: sentence`With ${code("redirect: 'error'")} a redirect counts as a failure${named}.`,
  next: sentence`Ask for the final address, or leave ${code('redirect')} at its default.`,
});

const redirectMode: Texts = (facts) =>
  facts.mode === 'same-origin' && facts.redirectUrl !== '' ? leavesOrigin(facts) : askedNotToFollow(facts);

const tooManyRedirects: Texts = ({ url, named }) => ({
  title: sentence`${serverCode(url)} redirects without end`,
  detail: sentence`Browsers follow 20 redirects and then give up${named}.`,
  next: sentence`Follow the redirects in the raw headers to the point where they repeat.`,
});

const carriesPassword = ({ url, redirectUrl, named }: FailureFacts): FailureText => ({
  title: sentence`${serverCode(url)} redirected to ${code(shownUrl(redirectUrl))}, an address with a user name or password in it`,
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

const unsafeAddress = ({ url, redirectUrl, named }: FailureFacts): FailureText => ({
  title:
    redirectUrl === ''
      ? sentence`${serverCode(url)} redirected to an address that is not http or https`
      : sentence`${serverCode(url)} redirected to ${code(shownUrl(redirectUrl))}, where requests may not be redirected to`,
  detail: sentence`A redirect must lead to an http or https address${named}.`,
  next: sentence`Correct the ${code('Location')} header of the redirect.`,
});

const other: Texts = ({ url, method, named }) => ({
  title: sentence`your ${code(method)} to ${serverCode(url)} failed in the network`,
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
  'blocked-by-response-policy': responsePolicy,
  'blocked-by-orb': opaqueResponse,
  'wrong-type': wrongType,
  'redirect-mode': redirectMode,
  'too-many-redirects': tooManyRedirects,
  'unsafe-redirect': unsafeRedirect,
  other,
};

/** A failure that is not CORS, in words. `exchange`: the one that failed. */
export function failureText({ kind, error, hop }: NetworkFailure, exchange: Exchange): FailureText {
  const failed = exchange.hops[hop];
  return TEXTS[kind]({
    url: failed?.url ?? exchange.url,
    redirectUrl: failed?.redirectUrl ?? '',
    method: exchange.method,
    mode: exchange.mode,
    page: exchange.origin === null ? sentence`Your page` : sentence`Your page ${code(exchange.origin)}`,
    named: error === '' ? [] : sentence` (${code(error)})`,
  });
}
