import type { Engine } from '../../cors/engine.ts';
import { type Pattern, patternOf } from './pattern.ts';

/** What people take for CORS and is something else. */
export type Confusable =
  /** The request failed below HTTP, or the browser stopped it for a named reason. */
  | 'network-error'
  /** The server answered with an error. */
  | 'http-error'
  /** All that a page's JavaScript learns of any failure. */
  | 'rejection'
  /** jsdom, in which a test runs, has checked the answer by itself. */
  | 'test-environment'
  /** A library guesses why a request failed. */
  | 'library-guess'
  /** The proxy of a development server, in its terminal. */
  | 'development-proxy'
  | 'mixed-content'
  | 'content-security-policy'
  | 'opaque-response-blocking'
  | 'cross-origin-read-blocking'
  | 'resource-policy'
  | 'frame-access'
  | 'frame-refused'
  | 'post-message'
  | 'tainted-canvas'
  | 'opaque-style-sheet'
  | 'opaque-media'
  | 'web-socket'
  | 'event-stream'
  | 'mime-type'
  | 'integrity'
  | 'preload'
  | 'local-file'
  | 'worker'
  | 'module'
  | 'service-worker'
  | 'unexposed-header'
  | 'forbidden-header'
  | 'cookie'
  | 'cannot-load'
  /** Somebody writes about CORS. */
  | 'prose';

/** What a sentence of the table below stands for. */
export interface ConfusableMeaning {
  readonly role: 'confusable';
  readonly topic: Confusable;
  readonly engine: Engine | 'unknown';
  readonly browserCode: string | null;
}

const about = (
  topic: Confusable,
  engine: Engine | 'unknown',
  templates: readonly string[],
  browserCode: string | null = null,
): Pattern<ConfusableMeaning>[] =>
  templates.map((template) => patternOf(template, { role: 'confusable', topic, engine, browserCode }));

/** The sentences of browsers and libraries that are no matter of CORS, those of today and those of the last ten years. */
export const CONFUSABLE_PATTERNS: readonly Pattern<ConfusableMeaning>[] = [
  ...about('rejection', 'chromium', ['TypeError: Failed to fetch', 'Failed to fetch']),
  ...about('rejection', 'firefox', [
    'TypeError: NetworkError when attempting to fetch resource',
    'NetworkError when attempting to fetch resource',
    'NetworkError: A network error occurred',
  ]),
  ...about('rejection', 'webkit', ['TypeError: Load failed', 'Unhandled Promise Rejection: Load failed']),
  ...about('rejection', 'unknown', [
    'TypeError: Network request failed',
    'Network request failed',
    'Error: Network Error',
    'AxiosError: Network Error',
    'AxiosError {message: Network Error',
    'message: Network Error',
    '[Network error]:',
    'ApolloError: Network error',
    'XMLHttpRequest error',
    'The XMLHttpRequest onError callback was called',
    'Failed to execute send on XMLHttpRequest: Failed to load {url}',
    'XMLHttpRequest: Network Error {space}',
    'Http failure response for {url}: 0 Unknown Error',
    'status: 0, statusText: Unknown Error, url: {url}, ok: false',
    'Http failure response for (unknown url): 0 Unknown Error',
    'TypeError: fetch failed',
  ]),
  ...about('test-environment', 'unknown', [
    'Error: Cross origin {origin} forbidden',
    'Headers {header} forbidden at',
  ]),
  ...about('library-guess', 'unknown', [
    'Request has been terminated Possible causes: the network is offline, Origin is not allowed by Access-Control-Allow-Origin, the page is being unloaded',
    'the network is offline, Origin is not allowed by Access-Control-Allow-Origin',
    'Origin is not allowed by Access-Control-Allow-Origin, the page is being unloaded',
    'Request has been terminated',
    'This is most likely a CORS issue',
    'This may be due to a CORS issue',
    'Possible cross-origin (CORS) issue?',
    'The requested resource is not accessible, probably because of CORS',
    'Possible CORS issue or a dropped internet connection',
  ]),
  ...about('development-proxy', 'unknown', [
    'Error occurred while trying to proxy {space} from {origin} to {url} (',
    'Error occurred while trying to proxy request {space} from {origin} to {url} (',
    'Error occurred while trying to proxy to: {url}',
    'Error occurred while trying to proxy',
    'Proxy error: Could not proxy request {space} from {origin} to {url}',
    'http proxy error: {space}',
    'ws proxy error:',
    'Failed to proxy {url}',
  ]),
  ...about('mixed-content', 'chromium', [
    'Mixed Content: The page at {origin} was loaded over HTTPS, but requested an insecure {url}',
    'was loaded over HTTPS, but requested an insecure {url}',
    'Mixed Content: The page at {origin} was loaded over HTTPS, but is submitting data to an insecure location at {url}',
    'Mixed Content: The page at {origin} was loaded over HTTPS, but attempted to connect to the insecure WebSocket endpoint {url}. This request has been blocked; this endpoint must be available over WSS',
    'An insecure WebSocket connection may not be initiated from a page loaded over HTTPS',
  ]),
  ...about(
    'mixed-content',
    'firefox',
    ['Blocked loading mixed active content {url}'],
    'BlockMixedActiveContent',
  ),
  ...about(
    'mixed-content',
    'firefox',
    ['Blocked loading mixed display content {url}'],
    'BlockMixedDisplayContent',
  ),
  ...about(
    'mixed-content',
    'firefox',
    ['Loading mixed (insecure) active content {url} on a secure page'],
    'LoadingMixedActiveContent2',
  ),
  ...about(
    'mixed-content',
    'firefox',
    ['Loading mixed (insecure) display content {url} on a secure page'],
    'LoadingMixedDisplayContent2',
  ),
  ...about('mixed-content', 'webkit', [
    '[blocked] The page at {origin} requested insecure content from {url}. This content was blocked and must be served over HTTPS',
    'The page at {origin} was not allowed to run insecure content from {url}',
    'The page at {origin} was not allowed to display insecure content from {url}',
    'Not allowed to request resource',
  ]),
  ...about('content-security-policy', 'chromium', [
    'Fetch API cannot load {url}. Refused to connect because it violates the document’s Content Security Policy',
    'Refused to connect because it violates the document’s Content Security Policy',
    'Refused to {space} to {url} because it violates the following Content Security Policy directive',
    'Refused to load the {space} {url} because it violates the following Content Security Policy directive',
    'Refused to load {space} from {url} because it violates the following Content Security Policy directive',
    'Resource violated directive {space} in Content-Security-Policy: {url}',
    'because it violates the following Content Security Policy directive',
    'Connecting to {url} violates the following Content Security Policy directive',
    'violates the following Content Security Policy directive',
    'violates the document’s Content Security Policy',
  ]),
  ...about('content-security-policy', 'firefox', [
    'Content Security Policy: The page’s settings blocked the loading of a resource at {url} (',
    'Content-Security-Policy: The page’s settings blocked the loading of a resource ({space}) at {url} because it violates the following directive',
    'The page’s settings blocked the loading of a resource',
    'The page’s settings blocked an inline script',
  ]),
  ...about('content-security-policy', 'webkit', [
    'Refused to connect to {url} because it does not appear in the connect-src directive of the Content Security Policy',
    'Refused to load {url} because it does not appear in the {space} directive of the Content Security Policy',
    'directive of the Content Security Policy',
    'Blocked by Content Security Policy',
  ]),
  ...about(
    'opaque-response-blocking',
    'firefox',
    ['The resource at {url} was blocked by OpaqueResponseBlocking'],
    'ResourceBlockedORB',
  ),
  ...about('opaque-response-blocking', 'firefox', ['A resource is blocked by OpaqueResponseBlocking']),
  ...about('opaque-response-blocking', 'chromium', [
    'Response was blocked by ORB (Opaque Response Blocking)',
  ]),
  ...about('cross-origin-read-blocking', 'chromium', [
    'Cross-Origin Read Blocking (CORB) blocked cross-origin response {url} with MIME type',
    'Cross-Origin Read Blocking (CORB) blocked cross-origin response',
    'Response was blocked by CORB (Cross-Origin Read Blocking)',
  ]),
  ...about(
    'resource-policy',
    'firefox',
    ['The resource at {url} was blocked due to its Cross-Origin-Resource-Policy header'],
    'CORPBlocked',
  ),
  ...about('resource-policy', 'webkit', [
    'Cancelled load to {url} because it violates the resource’s Cross-Origin-Resource-Policy response header',
  ]),
  ...about('resource-policy', 'chromium', [
    'Specify a Cross-Origin Resource Policy to prevent a resource from being blocked',
  ]),
  ...about('frame-access', 'chromium', [
    'Blocked a frame with origin {origin} from accessing a cross-origin frame',
    'Blocked a frame with origin {origin} from accessing a frame with origin',
    'Blocked a frame at {origin} from accessing a cross-origin frame',
    'Unsafe JavaScript attempt to access frame with URL {url} from frame with URL {space} Domains, protocols and ports must match',
    'Unsafe attempt to initiate navigation for frame',
    'Unsafe attempt to load URL {url} from frame with URL {space} Domains, protocols and ports must match',
    'Domains, protocols and ports must match',
    'No matching top-level origin: Failed to read a named property',
  ]),
  ...about('frame-access', 'firefox', [
    'Permission denied to access property {space} on cross-origin object',
    'Error: Permission denied to access property',
    'Security Error: Content at {origin} may not load data from {url}',
    'Permission denied to get property',
  ]),
  ...about('frame-refused', 'chromium', [
    'Refused to display {url} in a frame because it set',
    'Refused to frame {url} because an ancestor violates the following Content Security Policy directive',
    'Refused to frame {url} because it violates the following Content Security Policy directive',
    'Framing {url} violates the following Content Security Policy directive',
  ]),
  ...about('frame-refused', 'firefox', [
    'Load denied by X-Frame-Options: {url} does not permit',
    'The loading of {url} in a frame is denied by X-Frame-Options directive set to',
  ]),
  ...about('post-message', 'chromium', [
    'Failed to execute postMessage on DOMWindow: The target origin provided ({url}) does not match the recipient window’s origin ({origin})',
    'Failed to execute postMessage on DOMWindow',
    'Unable to post message to {url}. Recipient has origin {origin}',
  ]),
  ...about('tainted-canvas', 'chromium', [
    'Tainted canvases may not be exported',
    'Tainted canvases may not be loaded',
    'The canvas has been tainted by cross-origin data',
    'Unable to get image data from canvas because the canvas has been tainted',
    'The image element contains cross-origin data, and may not be loaded',
    'contains cross-origin data, and may not be loaded',
    'The cross-origin image at {url} may not be loaded',
    'The video element contains cross-origin data',
    'Canvas is tainted',
  ]),
  ...about('tainted-canvas', 'firefox', ['SecurityError: The operation is insecure']),
  ...about('opaque-style-sheet', 'chromium', [
    'Failed to read the cssRules property from CSSStyleSheet: Cannot access rules',
    'Failed to read the rules property from CSSStyleSheet: Cannot access rules',
    'Not allowed to access cross-origin stylesheet',
  ]),
  ...about('opaque-media', 'chromium', [
    'MediaElementAudioSource outputs zeroes due to CORS access restrictions for {url}',
    'The HTMLMediaElement passed to createMediaElementSource has a cross-origin resource',
  ]),
  ...about('web-socket', 'chromium', [
    'WebSocket connection to {url} failed: Error during WebSocket handshake: Unexpected response code: {status}',
    'WebSocket connection to {url} failed: Error in connection establishment',
    'WebSocket connection to {url} failed',
    'Error during WebSocket handshake: Unexpected response code: {status}',
  ]),
  ...about('web-socket', 'firefox', ['Firefox can’t establish a connection to the server at {url}']),
  ...about('event-stream', 'chromium', [
    'EventSource’s response has a MIME type ({space}) that is not text/event-stream',
    'EventSource’s response has a charset',
  ]),
  ...about('event-stream', 'firefox', ['The connection to {url} was interrupted while the page was loading']),
  ...about('mime-type', 'chromium', [
    'Refused to execute script from {url} because its MIME type ({space}) is not executable',
    'Refused to apply style from {url} because its MIME type ({space}) is not a supported stylesheet MIME type',
    'Failed to load module script: Expected a JavaScript module script but the server responded with a MIME type',
    'Failed to load module script: Expected a JavaScript-or-Wasm module script but the server responded with a MIME type',
    'Failed to load module script: The server responded with a non-JavaScript MIME type',
  ]),
  ...about('mime-type', 'firefox', [
    'The resource from {url} was blocked due to MIME type ({space}) mismatch',
    'Loading module from {url} was blocked because of a disallowed MIME type',
    'was blocked because of a disallowed MIME type',
  ]),
  ...about('integrity', 'chromium', [
    'Subresource Integrity: The resource {url} has an integrity attribute, but the resource requires the request to be CORS enabled to check the integrity, and it is not',
    'Failed to find a valid digest in the integrity attribute for resource {url} with computed',
    'has an integrity attribute, but the resource requires the request to be CORS enabled',
  ]),
  ...about('integrity', 'firefox', [
    'is not eligible for integrity checks since it’s neither CORS-enabled nor same-origin',
    'None of the {space} hashes in the integrity attribute match the content of the subresource',
  ]),
  ...about('cannot-load', 'firefox', [
    'Loading failed for the <script> with source {url}',
    'Loading failed for the module with source {url}',
    'bad URI or cross-site access not allowed source: {url}',
  ]),
  ...about('preload', 'chromium', [
    'A preload for {url} is found, but is not used because the request credentials mode does not match',
    'is found, but is not used because the request credentials mode does not match',
  ]),
  ...about('local-file', 'chromium', ['Not allowed to load local resource: {url}']),
  ...about('worker', 'chromium', [
    'Failed to construct Worker: Script at {url} cannot be accessed from origin {origin}',
    'cannot be accessed from origin',
  ]),
  ...about('module', 'chromium', ['Failed to fetch dynamically imported module: {url}']),
  ...about('module', 'firefox', [
    'error loading dynamically imported module: {url}',
    'Module source URI is not allowed in this document: {url}',
  ]),
  ...about('module', 'webkit', ['Importing a module script failed']),
  ...about('service-worker', 'chromium', [
    'The FetchEvent for {url} resulted in a network error response',
    'an opaque response was used for a request whose type is not no-cors',
    'Request scheme {space} is unsupported',
    'only-if-cached can be set only with same-origin mode',
  ]),
  ...about('service-worker', 'firefox', [
    'A ServiceWorker passed an opaque Response to FetchEvent.respondWith()',
  ]),
  ...about('unexposed-header', 'chromium', ['Refused to get unsafe header {header}']),
  ...about('forbidden-header', 'chromium', ['Refused to set unsafe header {header}']),
  ...about('forbidden-header', 'firefox', ['Attempt to set a forbidden header was denied: {header}']),
  ...about('cookie', 'chromium', [
    'This Set-Cookie was blocked because it',
    'Indicate whether to send a cookie in a cross-site request by specifying its SameSite attribute',
    'A cookie associated with a cross-site resource at {url} was set without the SameSite attribute',
  ]),
  ...about('cookie', 'firefox', [
    'has been rejected because it is in a cross-site context and its SameSite is',
  ]),
  ...about('http-error', 'chromium', [
    'Failed to load resource: the server responded with a status of {status}',
    'the server responded with a status of {status}',
    'Request failed with status code {status}',
  ]),
  // The names are those of Foundation, which words these sentences.
  ...about('network-error', 'webkit', ['Could not connect to the server'], 'NSURLErrorCannotConnectToHost'),
  ...about('network-error', 'webkit', ['The network connection was lost'], 'NSURLErrorNetworkConnectionLost'),
  ...about(
    'network-error',
    'webkit',
    ['A server with the specified hostname could not be found'],
    'NSURLErrorCannotFindHost',
  ),
  ...about(
    'network-error',
    'webkit',
    ['The Internet connection appears to be offline'],
    'NSURLErrorNotConnectedToInternet',
  ),
  ...about(
    'network-error',
    'webkit',
    ['The certificate for this server is invalid'],
    'NSURLErrorServerCertificateUntrusted',
  ),
  ...about(
    'network-error',
    'webkit',
    [
      'A TLS error caused the secure connection to fail',
      'An SSL error has occurred and a secure connection to the server cannot be made',
    ],
    'NSURLErrorSecureConnectionFailed',
  ),
];
