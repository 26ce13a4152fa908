import type { NetworkFailure } from '../../diagnosis/diagnosis.ts';
import type { Confusable } from '../../console/sentences/confusables.ts';
import type { DecodedMessage } from '../../console/read/decoded-message.ts';
import { code, sentence, strong } from '../compose.ts';
import type { RichText } from '../rich-text.ts';
import { address, thePage, theServer } from './asked.ts';
import { failureMessage, networkMessage } from './network-message.ts';

type MessageText = (message: DecodedMessage) => RichText;

const httpError: MessageText = (message) =>
  sentence`Not CORS: ${theServer(message)} answered with ${
    message.statusCode === null ? 'an error' : sentence`${strong(String(message.statusCode))}`
  }. Look into the log of the server; where a message about CORS stands beside it, the error answer often lacks the CORS headers.`;

const rejection: MessageText = () =>
  sentence`This is all that JavaScript learns of a failed request, whatever the reason: CORS, a server that is down, a wrong certificate, a blocker. The browser's own line in the console, or the Network panel, tells the reason.`;

const testEnvironment: MessageText = (message) =>
  sentence`Not a browser: jsdom, in which your test runs, asked from ${
    message.origin === null ? 'its own page' : code(message.origin)
  } and found no permission in the answer. Answer the request with a mock, give the test the address of the API as its page (${code('testEnvironmentOptions.url')} in Jest, ${code('environmentOptions.jsdom.url')} in Vitest), or run it in Node's environment.`;

const libraryGuess: MessageText = () =>
  sentence`A library wrote this, not the browser: the request failed, and CORS is only one of its guesses. The browser's own line in the console, or the Network panel, tells the reason.`;

const developmentProxy: MessageText = (message) =>
  sentence`Not CORS: the proxy of your development server asked ${theServer(message)} and had no answer, or lost it. Look whether that server runs, and whether the address in the proxy's settings is its own: with ${code('localhost')} Node may ask IPv6 alone, and a container is not ${code('localhost')}.`;

const readBlocking: MessageText = (message) =>
  sentence`Not CORS: an element asked ${theServer(message)} for data that it cannot show, and Chrome keeps the answer away (Cross-Origin Read Blocking). Ask for it with ${code('fetch()')} and let the server allow it, or send the right ${code('Content-Type')}.`;

const frameAccess: MessageText = (message) =>
  sentence`Not CORS: scripts of ${thePage(message)} may not reach into a frame or window of another origin, and no header changes that. Let the two talk with ${code('postMessage()')}.`;

const frameRefused: MessageText = (message) =>
  sentence`Not CORS: ${theServer(message)} does not let other sites show it in a frame. It decides that with ${code('X-Frame-Options')} or ${code('frame-ancestors')} in its Content-Security-Policy.`;

const postMessage: MessageText = () =>
  sentence`Not CORS: ${code('postMessage()')} named an origin that is not the receiver's. Name the exact origin of the receiving window, with scheme and port.`;

const taintedCanvas: MessageText = () =>
  sentence`The canvas holds an image from another origin that was loaded without CORS, so the page may not read it back. Load the image with ${code('crossorigin="anonymous"')}, and let its server send ${code('Access-Control-Allow-Origin')}.`;

const styleSheet: MessageText = () =>
  sentence`The style sheet comes from another origin and was loaded without CORS, so scripts may not read its rules. Load it with ${code('crossorigin="anonymous"')}, and let its server send ${code('Access-Control-Allow-Origin')}.`;

const media: MessageText = (message) =>
  sentence`The audio or video from ${theServer(message)} was loaded without CORS, so the page may not process it. Load it with ${code('crossorigin="anonymous"')}, and let its server send ${code('Access-Control-Allow-Origin')}.`;

const webSocket: MessageText = (message) =>
  sentence`Not CORS: WebSockets do not use it. The connection to ${address(message)} did not come about${
    message.statusCode === null
      ? []
      : sentence` (the server answered with ${strong(String(message.statusCode))})`
  }: look whether the server runs, speaks WebSocket at this address, and accepts the ${code('Origin')}.`;

const eventStream: MessageText = (message) =>
  sentence`Not CORS: ${theServer(message)} did not answer the EventSource with a stream. It has to send ${code('Content-Type: text/event-stream')} and keep the connection open.`;

const mimeType: MessageText = (message) =>
  sentence`Not CORS: ${theServer(message)} sent a script or style sheet with another ${code('Content-Type')}, often an error page. Open ${address(message)} in a tab of its own.`;

const integrity: MessageText = (message) =>
  sentence`The browser cannot check the ${code('integrity')} of ${address(message)}. A resource of another origin has to be loaded with ${code('crossorigin="anonymous"')} and allowed by its server, and its hash has to fit.`;

const preload: MessageText = (message) =>
  sentence`Nothing is blocked: the preload of ${address(message)} was not used, because it was asked for with other credentials than the resource. Give both the same ${code('crossorigin')} attribute.`;

const localFile: MessageText = (message) =>
  sentence`Not CORS: a page from the web may not load ${address(message)} from this computer. Serve the file from a web server.`;

const worker: MessageText = (message) =>
  sentence`Not CORS: a worker's script has to come from the origin of the page, and ${address(message)} does not. Serve it from there.`;

const module: MessageText = (message) =>
  sentence`The module ${address(message)} could not be loaded: it is missing, answered with an error, or comes from another origin that does not allow it. Open it in a tab of its own, and look for another line about it in the console.`;

const serviceWorker: MessageText = (message) =>
  sentence`Not CORS itself: a service worker answered ${address(message)} with a response that was loaded without CORS, or with an error. Let it make the request with CORS, as the page asked for it.`;

const unexposedHeader: MessageText = (message) =>
  sentence`Nothing is blocked: the page may not read the response header${
    message.failedParameter === null ? [] : sentence` ${code(message.failedParameter)}`
  }. Name it in ${code('Access-Control-Expose-Headers')} of the response.`;

const forbiddenHeader: MessageText = (message) =>
  sentence`Not CORS: only the browser itself sets the request header${
    message.failedParameter === null ? [] : sentence` ${code(message.failedParameter)}`
  }. Leave it out of your code.`;

const cookie: MessageText = () =>
  sentence`Not CORS: the cookie's ${code('SameSite')} attribute keeps it from requests that come from other sites. A cookie for them needs ${code('SameSite=None; Secure')}.`;

const cannotLoad: MessageText = (message) =>
  sentence`The browser could not load ${address(message)} and does not say why here. The line before this one, or the Network panel, tells the reason.`;

/** What a page may ask for without TLS being the question. */
const OTHER_SCHEME = /^(?!https?:|wss?:)[a-z][a-z\d+.-]{1,30}:/i;

/** WebKit says so of insecure addresses, and of schemes that an application has made for itself. */
const mixedContent: MessageText = (message) =>
  OTHER_SCHEME.test(message.url ?? '')
    ? sentence`Not CORS: this page may not ask for ${address(message)}, which is no address of the web. Where an application's own web view shows the page, the application has to allow it that scheme.`
    : failureMessage('mixed-content', message);

const prose: MessageText = () =>
  sentence`This text is about CORS, but holds no message of a browser. Copy the red line from the browser's console.`;

const failing =
  (kind: NetworkFailure['kind']): MessageText =>
  (message) =>
    failureMessage(kind, message);

/** The compiler asks for an entry per topic. */
const TEXTS: Readonly<Record<Confusable, MessageText>> = {
  'network-error': networkMessage,
  'http-error': httpError,
  rejection,
  'test-environment': testEnvironment,
  'library-guess': libraryGuess,
  'development-proxy': developmentProxy,
  'mixed-content': mixedContent,
  'content-security-policy': failing('blocked-by-csp'),
  'opaque-response-blocking': failing('blocked-by-orb'),
  'cross-origin-read-blocking': readBlocking,
  'resource-policy': failing('blocked-by-response-policy'),
  'frame-access': frameAccess,
  'frame-refused': frameRefused,
  'post-message': postMessage,
  'tainted-canvas': taintedCanvas,
  'opaque-style-sheet': styleSheet,
  'opaque-media': media,
  'web-socket': webSocket,
  'event-stream': eventStream,
  'mime-type': mimeType,
  integrity,
  preload,
  'local-file': localFile,
  worker,
  module,
  'service-worker': serviceWorker,
  'unexposed-header': unexposedHeader,
  'forbidden-header': forbiddenHeader,
  cookie,
  'cannot-load': cannotLoad,
  prose,
};

/** What a message is that people take for CORS, and what to do. */
export const confusableMessage = (topic: Confusable, message: DecodedMessage): RichText =>
  TEXTS[topic](message);
