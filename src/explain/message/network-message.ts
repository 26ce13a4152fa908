import type { DecodedMessage } from '../../console/read/decoded-message.ts';
import { hostnameOf } from '../addresses.ts';
import { code, sentence } from '../compose.ts';
import type { RichText } from '../rich-text.ts';
import { address, server, theServer } from './asked.ts';

type MessageText = (message: DecodedMessage) => RichText;

const named = ({ browserCode }: DecodedMessage): RichText =>
  browserCode === null ? [] : sentence` (${code(browserCode)})`;

const failed: MessageText = (message) =>
  message.statusCode === null
    ? sentence`The request to ${theServer(message)} failed${named(message)}. Chrome says no more than that of a request that CORS blocked: look for the line that begins with "Access to".`
    : sentence`${server(message)} did answer, and the browser kept the answer from the page${named(message)}. That is what CORS does: look for the line that begins with "Access to".`;

const refused: MessageText = (message) =>
  sentence`Not CORS: nothing answers at ${theServer(message)}${named(message)}. Start the server, or correct the host and port in the address.`;

const nameNotFound: MessageText = (message) =>
  sentence`Not CORS: the host name${
    message.url === null ? [] : sentence` ${code(hostnameOf(message.url))}`
  } was not found${named(message)}. Check its spelling, the VPN, and the hosts file.`;

const tls: MessageText = (message) =>
  sentence`Not CORS: no secure connection to ${theServer(message)} came about${named(message)}. Open ${address(message)} in a tab of its own: the browser says there what is wrong with the certificate.`;

const timeout: MessageText = (message) =>
  sentence`Not CORS: ${theServer(message)} did not answer in time${named(message)}. Look whether it is reachable and whether a firewall drops the connection.`;

const broken: MessageText = (message) =>
  sentence`Not CORS: the connection to ${theServer(message)} broke off before the response was complete${named(message)}. Look into the log of the server at the time of the request.`;

const offline: MessageText = (message) =>
  sentence`Not CORS: there was no network connection to reach ${theServer(message)}${named(message)}. Connect to the network, and look whether DevTools simulates "Offline".`;

const cancelled: MessageText = (message) =>
  sentence`Not CORS: the page cancelled the request to ${theServer(message)}${named(message)}, by an AbortController, a navigation, or by removing the element.`;

const byExtension: MessageText = (message) =>
  sentence`Not CORS: an extension, such as an ad blocker, or a setting of the browser stopped the request to ${theServer(message)}${named(message)}. Try a window in which no extension runs.`;

const byPagePolicy: MessageText = (message) =>
  sentence`Not CORS: the Content-Security-Policy of your page forbids ${theServer(message)}${named(message)}. Add it to the directive for this kind of request, such as ${code('connect-src')}.`;

const opaque: MessageText = (message) =>
  sentence`Not CORS: an image, script or media element got something else from ${theServer(message)}, such as JSON or an error page, and the browser keeps it away${named(message)}. Open ${address(message)} in a tab of its own, and send the right ${code('Content-Type')}.`;

const resourcePolicy: MessageText = (message) =>
  sentence`Not CORS: ${theServer(message)} does not let other sites embed this${named(message)}. Send ${code('Cross-Origin-Resource-Policy: cross-origin')} with it if they may.`;

const isolation: MessageText = (message) =>
  sentence`Not CORS: ${theServer(message)} cannot be shown in this frame, because one of the two isolates itself${named(message)}. A framed document needs ${code('Cross-Origin-Embedder-Policy')} too.`;

const localNetwork: MessageText = (message) =>
  sentence`The browser did not let the page ask ${theServer(message)} in the local network or on this computer (Local Network Access)${named(message)}. No response header changes that: allow it in the settings of the site.`;

const endlessRedirect: MessageText = (message) =>
  sentence`Not CORS: ${theServer(message)} redirects without end${named(message)}. Follow the redirects in the Network panel to the point where they repeat.`;

const badRedirect: MessageText = (message) =>
  sentence`${server(message)} redirected the request to where it may not be redirected${named(message)}. A preflight must not be redirected at all, and other requests to http and https addresses only.`;

const other: MessageText = (message) =>
  sentence`Not CORS: the request to ${theServer(message)} failed in the network${named(message)}. Look the error up in the Network panel, and into the log of the server.`;

/** By the beginning of the name; the first that fits counts. */
const TEXTS: readonly (readonly [string, MessageText])[] = [
  ['net::ERR_FAILED', failed],
  ['NSURLErrorCannotConnectToHost', refused],
  ['NSURLErrorNetworkConnectionLost', broken],
  ['NSURLErrorCannotFindHost', nameNotFound],
  ['NSURLErrorNotConnectedToInternet', offline],
  ['NSURLErrorServerCertificateUntrusted', tls],
  ['NSURLErrorSecureConnectionFailed', tls],
  ['net::ERR_CONNECTION_REFUSED', refused],
  ['NS_ERROR_CONNECTION_REFUSED', refused],
  ['net::ERR_ADDRESS_', refused],
  ['net::ERR_NAME_', nameNotFound],
  ['NS_ERROR_UNKNOWN_HOST', nameNotFound],
  ['net::ERR_SSL_', tls],
  ['net::ERR_CERT_', tls],
  ['net::ERR_CONNECTION_TIMED_OUT', timeout],
  ['net::ERR_TIMED_OUT', timeout],
  ['NS_ERROR_NET_TIMEOUT', timeout],
  ['net::ERR_CONNECTION_', broken],
  ['net::ERR_EMPTY_RESPONSE', broken],
  ['NS_ERROR_NET_', broken],
  ['net::ERR_INTERNET_DISCONNECTED', offline],
  ['net::ERR_NETWORK_', offline],
  ['net::ERR_ABORTED', cancelled],
  ['NS_BINDING_ABORTED', cancelled],
  ['net::ERR_BLOCKED_BY_CLIENT', byExtension],
  ['net::ERR_BLOCKED_BY_CSP', byPagePolicy],
  ['net::ERR_BLOCKED_BY_ORB', opaque],
  ['net::ERR_BLOCKED_BY_LOCAL_', localNetwork],
  ['net::ERR_BLOCKED_BY_PRIVATE_', localNetwork],
  ['NS_ERROR_LOCAL_NETWORK_', localNetwork],
  ['net::ERR_BLOCKED_BY_RESPONSE.Co', isolation],
  ['net::ERR_BLOCKED_BY_RESPONSE', resourcePolicy],
  ['NS_ERROR_DOM_CORP_', resourcePolicy],
  ['net::ERR_TOO_MANY_REDIRECTS', endlessRedirect],
  ['net::ERR_UNSAFE_REDIRECT', badRedirect],
  ['net::ERR_INVALID_REDIRECT', badRedirect],
];

/** An error below HTTP, or one that the browser names. */
export function networkMessage(message: DecodedMessage): RichText {
  const name = message.browserCode ?? '';
  const text = TEXTS.find(([beginning]) => name.startsWith(beginning))?.[1] ?? other;
  return text(message);
}
