import type { Confusable } from '../../../../src/console/sentences/confusables.ts';
import type { DecodedMessage } from '../../../../src/console/read/decoded-message.ts';
import { example, type Example, PAGE, URL_ASKED } from './example.ts';

const other = (
  text: string,
  topic: Confusable,
  engine: DecodedMessage['engine'],
  known: Partial<DecodedMessage> = {},
): Example => example(text, { topic, engine, isCors: false, ...known });

const named = (name: string): Example =>
  other(`POST ${URL_ASKED} ${name}`, 'network-error', name.startsWith('net') ? 'chromium' : 'firefox', {
    url: URL_ASKED,
    method: 'POST',
    browserCode: name,
  });

export const CONFUSABLE: readonly Example[] = [
  ...[
    'net::ERR_FAILED',
    'net::ERR_CONNECTION_REFUSED',
    'net::ERR_NAME_NOT_RESOLVED',
    'net::ERR_CONNECTION_RESET',
    'net::ERR_CONNECTION_CLOSED',
    'net::ERR_CONNECTION_TIMED_OUT',
    'net::ERR_TIMED_OUT',
    'net::ERR_EMPTY_RESPONSE',
    'net::ERR_SSL_PROTOCOL_ERROR',
    'net::ERR_CERT_AUTHORITY_INVALID',
    'net::ERR_CERT_COMMON_NAME_INVALID',
    'net::ERR_CERT_DATE_INVALID',
    'net::ERR_BLOCKED_BY_CLIENT',
    'net::ERR_BLOCKED_BY_CSP',
    'net::ERR_BLOCKED_BY_ORB',
    'net::ERR_BLOCKED_BY_LOCAL_NETWORK_ACCESS_CHECKS',
    'net::ERR_TOO_MANY_REDIRECTS',
    'net::ERR_UNSAFE_REDIRECT',
    'net::ERR_INVALID_REDIRECT',
    'net::ERR_BLOCKED_BY_RESPONSE.NotSameOrigin',
    'net::ERR_BLOCKED_BY_RESPONSE.NotSameSite',
    'net::ERR_BLOCKED_BY_RESPONSE.NotSameOriginAfterDefaultedToSameOriginByCoep',
    'net::ERR_BLOCKED_BY_RESPONSE.CoepFrameResourceNeedsCoepHeader',
    'NS_ERROR_LOCAL_NETWORK_ACCESS_DENIED',
    'NS_ERROR_CONNECTION_REFUSED',
  ].map(named),
  other('Uncaught (in promise) TypeError: Failed to fetch', 'rejection', 'chromium'),
  other('TypeError: NetworkError when attempting to fetch resource.', 'rejection', 'firefox'),
  other('Unhandled Promise Rejection: TypeError: Load failed', 'rejection', 'webkit'),
  other('AxiosError: Network Error', 'rejection', 'unknown'),
  other(
    `HttpErrorResponse {headers: HttpHeaders, status: 0, statusText: 'Unknown Error', url: '${URL_ASKED}', ok: false, …}`,
    'rejection',
    'unknown',
    { url: URL_ASKED },
  ),
  other(
    '{"status":0,"statusText":"Unknown Error","url":null,"ok":false,"name":"HttpErrorResponse"}',
    'rejection',
    'unknown',
  ),
  other(`Loading failed for the <script> with source “${URL_ASKED}”.`, 'cannot-load', 'firefox', {
    url: URL_ASKED,
  }),
  other(
    `downloadable font: download failed (font-family: "Shop" style:normal weight:400 stretch:100 src index:1): bad URI or cross-site access not allowed source: ${URL_ASKED}`,
    'cannot-load',
    'firefox',
    { url: URL_ASKED },
  ),
  other('DioError [DioErrorType.RESPONSE]: XMLHttpRequest error.', 'rejection', 'unknown'),
  other('[vite] http proxy error: /v2/orders', 'development-proxy', 'unknown'),
  other('Network request failed', 'rejection', 'unknown'),
  other(
    'Error: Request has been terminated Possible causes: the network is offline, Origin is not allowed by Access-Control-Allow-Origin, the page is being unloaded, etc.',
    'library-guess',
    'unknown',
  ),
  other(
    `Mixed Content: The page at '${PAGE}/cart' was loaded over HTTPS, but requested an insecure XMLHttpRequest endpoint 'http://api.shop.test/v1'. This request has been blocked; the content must be served over HTTPS.`,
    'mixed-content',
    'chromium',
    { url: 'http://api.shop.test/v1', origin: PAGE },
  ),
  other('Blocked loading mixed active content “http://api.shop.test/v1”', 'mixed-content', 'firefox', {
    url: 'http://api.shop.test/v1',
    browserCode: 'BlockMixedActiveContent',
  }),
  other(
    `[blocked] The page at ${PAGE}/cart requested insecure content from http://localhost:5174/x. This content was blocked and must be served over HTTPS.`,
    'mixed-content',
    'webkit',
    { url: 'http://localhost:5174/x', origin: PAGE },
  ),
  other(
    `Refused to connect to '${URL_ASKED}' because it violates the following Content Security Policy directive: "connect-src 'self'".`,
    'content-security-policy',
    'chromium',
    { url: URL_ASKED },
  ),
  other(
    `Fetch API cannot load ${URL_ASKED}. Refused to connect because it violates the document's Content Security Policy.`,
    'content-security-policy',
    'chromium',
    { url: URL_ASKED },
  ),
  other('Blocked by Content Security Policy.', 'content-security-policy', 'webkit'),
  other(
    `Cross-Origin Read Blocking (CORB) blocked cross-origin response ${URL_ASKED} with MIME type text/html. See https://www.chromestatus.com/feature/5629709824032768 for more details.`,
    'cross-origin-read-blocking',
    'chromium',
    { url: URL_ASKED },
  ),
  other(
    `The resource at “${URL_ASKED}” was blocked due to its Cross-Origin-Resource-Policy header (or lack thereof). See https://developer.mozilla.org/docs/Web/HTTP/Cross-Origin_Resource_Policy_(CORP)#`,
    'resource-policy',
    'firefox',
    { url: URL_ASKED, browserCode: 'CORPBlocked' },
  ),
  other(
    `Cancelled load to ${URL_ASKED} because it violates the resource's Cross-Origin-Resource-Policy response header.`,
    'resource-policy',
    'webkit',
    { url: URL_ASKED },
  ),
  other(
    `The resource at “${URL_ASKED}” was blocked by OpaqueResponseBlocking. Reason: “nosniff with either blocklisted or text/plain”.`,
    'opaque-response-blocking',
    'firefox',
    { url: URL_ASKED, browserCode: 'ResourceBlockedORB' },
  ),
  other(`XMLHttpRequest cannot load ${URL_ASKED}.`, 'cannot-load', 'webkit', { url: URL_ASKED }),
  other(
    `Uncaught DOMException: Blocked a frame with origin "${PAGE}" from accessing a cross-origin frame.`,
    'frame-access',
    'chromium',
    { origin: PAGE },
  ),
  other(
    `Refused to display '${URL_ASKED}' in a frame because it set 'X-Frame-Options' to 'deny'.`,
    'frame-refused',
    'chromium',
    { url: URL_ASKED },
  ),
  other(
    "Failed to execute 'toDataURL' on 'HTMLCanvasElement': Tainted canvases may not be exported.",
    'tainted-canvas',
    'chromium',
  ),
  other(
    "WebSocket connection to 'wss://live.shop.test/feed' failed: Error during WebSocket handshake: Unexpected response code: 403",
    'web-socket',
    'chromium',
    { url: 'wss://live.shop.test/feed', statusCode: 403 },
  ),
  other(
    'Failed to load resource: the server responded with a status of 500 (Internal Server Error)',
    'http-error',
    'chromium',
    {
      statusCode: 500,
    },
  ),
];
