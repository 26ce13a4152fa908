import type { NetworkFailure } from '../../diagnosis/diagnosis.ts';
import type { DecodedMessage } from '../../console/read/decoded-message.ts';
import { hostnameOf } from '../addresses.ts';
import { code, sentence } from '../compose.ts';
import type { RichText } from '../rich-text.ts';
import { type FailureFacts, failureWords } from '../failure.ts';
import { address, server, thePage, theServer } from './asked.ts';

type MessageText = (message: DecodedMessage) => RichText;

const named = ({ browserCode }: DecodedMessage): RichText =>
  browserCode === null ? [] : sentence` (${code(browserCode)})`;

const failed: MessageText = (message) =>
  message.statusCode === null
    ? sentence`The request to ${theServer(message)} failed${named(message)}. Chrome says no more than that of a request that CORS blocked: look for the line that begins with "Access to".`
    : sentence`${server(message)} did answer, and the browser kept the answer from the page${named(message)}. That is what CORS does: look for the line that begins with "Access to".`;

/** What the message tells of the request that failed. */
const factsOf = (message: DecodedMessage): FailureFacts => ({
  server: theServer(message),
  hostName:
    message.url === null ? sentence`the host name` : sentence`the host name ${code(hostnameOf(message.url))}`,
  address: address(message),
  redirectUrl: message.redirectLocation ?? '',
  request: sentence`the request`,
  page: thePage(message),
  mode: null,
  error: message.browserCode ?? '',
  named: named(message),
});

/** A failure that is not CORS: what it is, what the browser calls it, and what to do next. */
export function failureMessage(kind: NetworkFailure['kind'], message: DecodedMessage): RichText {
  const { title, next } = failureWords(kind, factsOf(message));
  return sentence`Not CORS: ${title}${named(message)}. ${next}`;
}

const isolation: MessageText = (message) =>
  sentence`Not CORS: ${theServer(message)} cannot be shown in this frame, because one of the two isolates itself${named(message)}. A framed document needs ${code('Cross-Origin-Embedder-Policy')} too.`;

const localNetwork: MessageText = (message) =>
  sentence`The browser did not let the page ask ${theServer(message)} in the local network or on this computer (Local Network Access)${named(message)}. No response header changes that: allow it in the settings of the site.`;

const badRedirect: MessageText = (message) =>
  sentence`${server(message)} redirected the request to where it may not be redirected${named(message)}. A preflight must not be redirected at all, and other requests to http and https addresses only.`;

/** By the beginning of the name; the first that fits counts. */
const MEANINGS: readonly (readonly [string, NetworkFailure['kind'] | MessageText])[] = [
  ['net::ERR_FAILED', failed],
  ['NSURLErrorCannotConnectToHost', 'refused'],
  ['NSURLErrorNetworkConnectionLost', 'reset'],
  ['NSURLErrorCannotFindHost', 'dns'],
  ['NSURLErrorNotConnectedToInternet', 'offline'],
  ['NSURLErrorServerCertificateUntrusted', 'tls'],
  ['NSURLErrorSecureConnectionFailed', 'tls'],
  ['net::ERR_CONNECTION_REFUSED', 'refused'],
  ['NS_ERROR_CONNECTION_REFUSED', 'refused'],
  ['net::ERR_ADDRESS_', 'refused'],
  ['net::ERR_NAME_', 'dns'],
  ['NS_ERROR_UNKNOWN_HOST', 'dns'],
  ['net::ERR_SSL_', 'tls'],
  ['net::ERR_CERT_', 'tls'],
  ['net::ERR_INSECURE_RESPONSE', 'tls'],
  ['net::ERR_CONNECTION_TIMED_OUT', 'timeout'],
  ['net::ERR_TIMED_OUT', 'timeout'],
  ['NS_ERROR_NET_TIMEOUT', 'timeout'],
  ['net::ERR_CONNECTION_', 'reset'],
  ['net::ERR_EMPTY_RESPONSE', 'empty-response'],
  ['NS_ERROR_NET_', 'reset'],
  ['net::ERR_INTERNET_DISCONNECTED', 'offline'],
  ['net::ERR_NETWORK_', 'offline'],
  ['net::ERR_ABORTED', 'aborted'],
  ['NS_BINDING_ABORTED', 'aborted'],
  ['net::ERR_BLOCKED_BY_CLIENT', 'blocked-by-extension'],
  ['net::ERR_BLOCKED_BY_CSP', 'blocked-by-csp'],
  ['net::ERR_BLOCKED_BY_ORB', 'blocked-by-orb'],
  ['net::ERR_BLOCKED_BY_LOCAL_', localNetwork],
  ['net::ERR_BLOCKED_BY_PRIVATE_', localNetwork],
  ['NS_ERROR_LOCAL_NETWORK_', localNetwork],
  ['net::ERR_BLOCKED_BY_RESPONSE.Co', isolation],
  ['net::ERR_BLOCKED_BY_RESPONSE', 'blocked-by-response-policy'],
  ['NS_ERROR_DOM_CORP_', 'blocked-by-response-policy'],
  ['net::ERR_TOO_MANY_REDIRECTS', 'too-many-redirects'],
  ['net::ERR_UNSAFE_REDIRECT', badRedirect],
  ['net::ERR_INVALID_REDIRECT', badRedirect],
];

/** An error below HTTP, or one that the browser names. */
export function networkMessage(message: DecodedMessage): RichText {
  const name = message.browserCode ?? '';
  const meaning = MEANINGS.find(([beginning]) => name.startsWith(beginning))?.[1] ?? 'other';
  return typeof meaning === 'string' ? failureMessage(meaning, message) : meaning(message);
}
