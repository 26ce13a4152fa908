import type { CauseId } from '../../../src/diagnosis/causes/cause.ts';

/*
 * One log for every cause, written as HTTP text, whose last exchange has exactly this fault. The table is a Record, so that the compiler
 * asks for a new cause.
 */

const PAGE = 'https://app.example';

interface Request {
  readonly method?: string;
  readonly url?: string;
  readonly origin?: string;
  readonly directives?: readonly string[];
  readonly headers?: readonly string[];
}

/** A request that got `answer` (status line and headers) and failed; without an answer the browser shows none. */
export function failing(answer: string, request: Request = {}): string {
  const {
    method = 'GET',
    url = 'https://api.example/items',
    origin = PAGE,
    directives = [],
    headers = [],
  } = request;
  return [
    `${method} ${url}`,
    ...(directives.some((line) => line.startsWith('@error')) ? [] : ['@error net::ERR_FAILED']),
    ...directives,
    `Origin: ${origin}`,
    ...(headers.some((line) => line.startsWith('Sec-Fetch-Mode')) ? [] : ['Sec-Fetch-Mode: cors']),
    ...headers,
    ...(answer === '' ? [] : ['', answer]),
  ].join('\n');
}

/** The same where the browser was content. */
export const passing = (answer: string, request: Request = {}): string =>
  failing(answer, { ...request, directives: ['@error', ...(request.directives ?? [])] })
    .split('\n')
    .filter((line) => line !== '@error')
    .join('\n');

interface Asked extends Request {
  /** Access-Control-Request-Headers */
  readonly asks?: string;
}

const preflightPart = (
  answer: string,
  { method = 'PUT', url = 'https://api.example/items', origin = PAGE, asks = '' }: Asked,
): string =>
  [
    `OPTIONS ${url}`,
    `Origin: ${origin}`,
    `Access-Control-Request-Method: ${method}`,
    ...(asks === '' ? [] : [`Access-Control-Request-Headers: ${asks}`]),
    '',
    answer,
  ].join('\n');

const sentHeaders = (asks: string): string[] =>
  asks === ''
    ? []
    : asks.split(',').map((name) => `${name}: ${name === 'content-type' ? 'application/json' : '1'}`);

/** A preflight that got `answer`, and the request that was never sent. */
export function refused(answer: string, asked: Asked = {}): string {
  const { method = 'PUT', url = 'https://api.example/items', asks = '', directives = [] } = asked;
  const unsent = [`${method} ${url}`, '@error net::ERR_FAILED', ...directives, ...sentHeaders(asks)];
  return `${preflightPart(answer, asked)}\n---\n${unsent.join('\n')}`;
}

/** A preflight that passed, and a request that got `answer`. */
export function behindPreflight(answer: string, asked: Asked = {}): string {
  const granted = `204 No Content\nAccess-Control-Allow-Origin: ${asked.origin ?? PAGE}\nAccess-Control-Allow-Methods: PUT, DELETE\nAccess-Control-Allow-Headers: content-type`;
  return `${preflightPart(granted, asked)}\n---\n${failing(answer, { method: 'PUT', ...asked })}`;
}

/** Several requests, one second apart, so that no preflight is mistaken for that of another. */
export const log = (...requests: readonly string[]): string =>
  requests
    .flatMap((request, index) =>
      request.split('\n---\n').map((entry, part) => withStart(entry, index * 60_000 + part * 10)),
    )
    .join('\n---\n');

function withStart(entry: string, start: number): string {
  const [first = '', ...rest] = entry.split('\n');
  return [first, `@start ${start}`, ...rest].join('\n');
}

const GRANTED = `200 OK\nAccess-Control-Allow-Origin: ${PAGE}`;
const allows = (value: string, ...lines: readonly string[]): string =>
  [`200 OK`, `Access-Control-Allow-Origin: ${value}`, ...lines].join('\n');
const redirect = (to: string, status = '307 Temporary Redirect'): string => `${status}\nLocation: ${to}`;

const BASE = '204 No Content\nAccess-Control-Allow-Origin: https://app.example';

const withType = (type: string): Request => ({ directives: [`@type ${type}`] });
const withError = (error: string): string => failing('', { directives: [`@error ${error}`] });

/** A log per cause. */
export const FAULTS: Readonly<Record<CauseId, string>> = {
  'preflight-without-allow-origin': log(
    passing(allows('https://other.example'), { url: 'https://api.example/else' }),
    refused('204 No Content\nAccess-Control-Allow-Foo: 1'),
  ),
  'response-without-allow-origin': log(
    passing(allows('https://x.example'), { url: 'https://api.example/else' }),
    failing('200 OK\nAccess-Control-Allow-Foo: 1'),
  ),
  'preflight-status-not-ok': refused('418 Teapot\nAccess-Control-Allow-Origin: https://app.example'),
  'preflight-redirected': refused(redirect('https://api.example/v2/things')),
  'allow-origin-mismatch': log(
    passing(GRANTED, { url: 'https://api.example/else' }),
    failing(allows('https://quite.different')),
  ),
  'header-not-allowed': refused(`${BASE}\nAccess-Control-Allow-Methods: PUT`, { asks: 'x-tenant' }),
  'method-not-allowed': refused(`${BASE}\nAccess-Control-Allow-Methods: GET, POST`),
  'wildcard-origin-with-credentials': failing(allows('*')),
  'allow-credentials-missing': failing(GRANTED),
  'multiple-allow-origin': failing('200 OK\nAccess-Control-Allow-Origin: https://app.example, nonsense'),
  'invalid-allow-origin': failing(allows('app.example')),
  'allow-list-unparsable': refused(`${BASE}\nAccess-Control-Allow-Methods: ["PUT"]`),
  'wildcard-list-with-credentials': refused(
    `${BASE}\nAccess-Control-Allow-Credentials: true\nAccess-Control-Allow-Methods: PUT\nAccess-Control-Allow-Headers: *`,
    { asks: 'x-tenant' },
  ),
  'method-in-lower-case': refused(`${BASE}\nAccess-Control-Allow-Methods: PATCH`, { method: 'patch' }),
  'redirect-with-credentials-or-scheme': failing(
    `301 Moved Permanently\nAccess-Control-Allow-Origin: *\nLocation: https://user:secret@api.example/new`,
  ),
  'scheme-not-http': failing('', { url: 'ftp://api.example/items' }),
  'mode-forbids-cross-origin': failing('', { headers: ['Sec-Fetch-Mode: same-origin'] }),
  'preflight-unexpected': refused('418 Teapot\nAccess-Control-Allow-Origin: *', {
    method: 'GET',
    asks: 'x-tenant',
  }),
  'dev-server-host-guard': failing('400 Bad Request\nContent-Type: text/html\nContent-Length: 143'),
  'origin-header-lost': failing('200 OK\nVary: Origin\nVia: 1.1 proxy'),
  'stale-preflight-result': log(
    preflightPart(`${BASE}\nAccess-Control-Allow-Methods: PUT\nAccess-Control-Max-Age: 600`, {}),
    failing('404 Not Found', { method: 'PUT' }),
  ),
  'cors-editing-extension': failing('200 OK\nAccess-Control-Allow-Methods: GET, PROPFIND, PROPPATCH'),
  'canvas-tainted': passing('200 OK\nContent-Type: image/png', {
    directives: ['@type image'],
    headers: ['Sec-Fetch-Mode: no-cors'],
  }),
  'same-origin': passing('500 Internal Server Error', { url: 'https://app.example/items' }),
  'local-network-access': failing('', {
    url: 'http://192.168.0.10/items',
    directives: ['@error net::ERR_BLOCKED_BY_LOCAL_NETWORK_ACCESS_CHECKS'],
  }),
  'options-not-routed': refused('405 Method Not Allowed\nAllow: GET, PUT'),
  'options-answered-by-default-handler': refused('200 OK\nAllow: GET, PUT, OPTIONS'),
  'cors-mounted-too-late': log(
    passing(GRANTED, { url: 'https://api.example/late' }),
    failing('200 OK\nContent-Type: application/json'),
  ),
  'cors-on-route-group-only': log(
    passing(GRANTED, { url: 'https://api.example/items' }),
    refused('404 Not Found\nContent-Type: text/plain'),
  ),
  'preflight-right-response-bare': behindPreflight('200 OK\nContent-Type: application/json'),
  'no-cors-configured': failing('200 OK\nContent-Type: application/json'),
  'origin-not-in-allow-list': failing('200 OK\nVary: Origin'),
  'spring-invalid-cors-request': refused(
    '403 Forbidden\nVary: Origin\nVary: Access-Control-Request-Method\nVary: Access-Control-Request-Headers\nContent-Length: 20',
  ),
  'starlette-disallowed-cors': refused(
    '400 Bad Request\nServer: uvicorn\nVary: Origin\nAccess-Control-Allow-Methods: GET, PUT\nAccess-Control-Max-Age: 600\nContent-Length: 22\nContent-Type: text/plain; charset=utf-8',
  ),
  'known-denial-body': failing('200 OK\nX-Rack-CORS: miss; no-origin'),
  'options-blocked-by-authentication': refused('401 Unauthorized\nWWW-Authenticate: Bearer', {
    asks: 'authorization',
  }),
  'integrated-authentication': refused('401 Unauthorized\nWWW-Authenticate: Negotiate'),
  'unauthorised-without-headers': behindPreflight('401 Unauthorized'),
  'server-error-without-headers': behindPreflight('500 Internal Server Error'),
  'upstream-down': failing('502 Bad Gateway\nServer: nginx/1.25.3'),
  'body-too-large': behindPreflight('413 Content Too Large'),
  'rate-limited': failing('429 Too Many Requests\nRetry-After: 30'),
  'wrong-path-without-headers': log(
    passing(GRANTED),
    failing('404 Not Found', { url: 'https://api.example/itmes' }),
  ),
  'bad-request-without-headers': behindPreflight('422 Unprocessable Content'),
  'html-instead-of-api': log(
    passing(allows('https://app.example'), { url: 'https://api.example/a', origin: PAGE }),
    failing('200 OK\nContent-Type: text/html\nVary: Accept'),
  ),
  'graphql-csrf-prevention': failing('400 Bad Request', { url: 'https://api.example/graphql' }),
  'not-modified-headers': failing('304 Not Modified'),
  'url-mistyped': failing('404 Not Found', { url: 'https://api.example/undefined/items' }),
  'nginx-add-header-rules': log(
    passing(`${GRANTED}\nServer: nginx`),
    failing('404 Not Found\nServer: nginx', { url: 'https://api.example/items/7' }),
  ),
  'cdn-drops-origin': failing('200 OK\nX-Cache: Hit from cloudfront\nAge: 31'),
  'cached-for-another-origin': log(
    passing(GRANTED, { url: 'https://api.example/else' }),
    failing(allows('https://shop.test', 'X-Cache: HIT')),
  ),
  'cached-non-cors-response': log(
    passing('200 OK\nContent-Type: image/png', {
      url: 'https://api.example/logo.png',
      headers: ['Sec-Fetch-Mode: no-cors'],
      directives: ['@type image'],
    }).replace(/Origin: .*\n/, ''),
    failing('', { url: 'https://api.example/logo.png' }),
  ),
  'bot-protection-challenge': failing(
    '403 Forbidden\nServer: cloudflare\ncf-mitigated: challenge\nContent-Type: text/html',
  ),
  'tunnel-interstitial': failing('404 Not Found\nngrok-error-code: ERR_NGROK_3200'),
  'access-proxy-in-front': failing(
    redirect('https://team.cloudflareaccess.com/cdn-cgi/access/login/api.example', '302 Found'),
  ),
  'dev-port-protected': failing(redirect('https://github.dev/pf-signin?x=1', '302 Found'), {
    url: 'https://name-3000.app.github.dev/items',
  }),
  'load-balancer-takes-options': refused('400 Bad Request\nServer: awselb/2.0'),
  'iis-takes-options': refused(
    '200 OK\nServer: Microsoft-IIS/10.0\nAllow: OPTIONS, TRACE, GET, HEAD, POST\nPublic: OPTIONS, TRACE, GET, HEAD, POST',
  ),
  'dev-server-stopped-cors': failing('200 OK\nVary: Origin', {
    url: 'http://localhost:5173/data.json',
    origin: 'http://app.test',
  }),
  'api-gateway-route-missing': refused(
    '403 Forbidden\nx-amzn-ErrorType: MissingAuthenticationTokenException\nx-amzn-RequestId: 1',
  ),
  'api-gateway-error-without-headers': behindPreflight(
    '401 Unauthorized\nx-amzn-ErrorType: UnauthorizedException',
  ).replace(/OPTIONS[^]*?---\n/, ''),
  'api-gateway-http-api-mismatch': refused('204 No Content\napigw-requestid: Xy='),
  'cloudfront-forbids-options': refused(
    '403 Forbidden\nServer: CloudFront\nX-Cache: Error from cloudfront\nX-Amz-Cf-Id: a',
  ),
  's3-bucket-rule-mismatch': refused('403 Forbidden\nServer: AmazonS3'),
  's3-region-redirect': failing(
    `${redirect('https://b.s3.eu-west-1.amazonaws.com/k')}\nServer: AmazonS3\nx-amz-bucket-region: eu-west-1`,
  ),
  'storage-bucket-without-cors': refused('403 Forbidden\nServer: Windows-Azure-Blob/1.0', {
    url: 'https://a.blob.core.windows.net/c/f',
  }),
  'cloud-function-not-public': refused('403 Forbidden\nServer: Google Frontend'),
  'serverless-without-options': refused('405 Method Not Allowed\nx-vercel-id: fra1::x\nServer: Vercel'),
  'azure-apim-empty-200': refused('200 OK\nContent-Length: 0', { url: 'https://a.azure-api.net/items' }),
  'azure-platform-overrides': refused('200 OK', { url: 'https://a.azurewebsites.net/items' }),
  'supabase-function': refused('500 Internal Server Error', {
    url: 'https://a.supabase.co/functions/v1/hello',
  }),
  'identity-provider-origin': failing('200 OK', {
    method: 'POST',
    url: 'https://id.example/realms/a/protocol/openid-connect/token',
  }),
  'third-party-api': failing('200 OK', { url: 'https://api.notion.com/v1/users' }),
  'header-added-twice': failing(
    '200 OK\nAccess-Control-Allow-Origin: https://app.example\nAccess-Control-Allow-Origin: *',
  ),
  'origin-list-in-one-header': failing(allows('https://app.example, https://admin.example')),
  'configured-origin-has-path': failing(allows('https://app.example/')),
  'loopback-names-differ': failing(allows('http://localhost:3000'), {
    url: 'http://localhost:8000/items',
    origin: 'http://127.0.0.1:3000',
  }),
  'port-differs': failing(allows('http://localhost:3000'), {
    url: 'http://localhost:8000/items',
    origin: 'http://localhost:5500',
  }),
  'scheme-differs': failing(allows('http://app.example')),
  'subdomain-differs': failing(allows('https://www.app.example')),
  'host-spelling': failing(allows('https://App.example')),
  'hard-coded-origin': log(
    failing(allows('https://prod.test'), { origin: 'https://one.example' }),
    failing(allows('https://prod.test'), { origin: 'https://two.test' }),
  ),
  'null-origin-file': failing('200 OK\nAccess-Control-Allow-Foo: 1', {
    origin: 'null',
    directives: ['@from file:///home/me/page.html:3:4 load'],
  }),
  'null-origin-sandbox': failing(allows('https://app.example'), { origin: 'null' }),
  'native-web-view-origin': failing('200 OK', { origin: 'capacitor://localhost' }),
  'extension-origin': failing('200 OK', { origin: 'chrome-extension://abcdefghijklmnop' }),
  'trailing-slash-redirect': refused(redirect('https://api.example/items/')),
  'https-redirect': failing(redirect('https://api.example/items', '301 Moved Permanently'), {
    url: 'http://api.example/items',
    origin: 'http://app.example',
  }),
  'canonical-host-redirect': failing(redirect('https://www.api.example/items', '301 Moved Permanently')),
  'login-redirect': failing(redirect('https://api.example/login?next=/items', '302 Found')),
  'origin-null-after-redirect': `${passing(`302 Found\nAccess-Control-Allow-Origin: ${PAGE}\nLocation: https://cdn.test/new`)}\n---\n${failing(GRANTED, { url: 'https://cdn.test/new', origin: 'null' })}`,
  'hop-without-headers': failing(redirect('https://api.example/elsewhere', '302 Found')),
  'tracing-headers': refused(`${BASE}\nAccess-Control-Allow-Methods: PUT`, { asks: 'traceparent' }),
  'library-default-headers': refused(BASE, { method: 'GET', asks: 'x-requested-with' }),
  'response-headers-on-request': refused(BASE, { method: 'GET', asks: 'access-control-allow-origin' }),
  'needless-content-type': refused(BASE, { method: 'GET', asks: 'content-type' }),
  'needless-credentials': refused(allows('*', 'Access-Control-Allow-Headers: authorization'), {
    method: 'GET',
    asks: 'authorization',
  }),
  'range-request': refused(BASE, { method: 'GET', asks: 'range' }),
  'beacon-with-json': refused('204 No Content\nAccess-Control-Allow-Origin: *', {
    method: 'POST',
    asks: 'content-type',
    directives: ['@type ping'],
  }),
  'web-font': failing('200 OK\nContent-Type: font/woff2', {
    url: 'https://cdn.example/a.woff2',
    ...withType('font'),
  }),
  'module-or-worker': failing('200 OK', { url: 'https://cdn.example/a.js', ...withType('script') }),
  'crossorigin-attribute': failing('200 OK', { url: 'https://cdn.example/a.png', ...withType('image') }),
  'css-or-media-subresource': failing('200 OK', {
    url: 'https://cdn.example/a.vtt',
    ...withType('texttrack'),
  }),
  websocket: failing('200 OK', { url: 'https://api.example/socket.io/?EIO=4&transport=polling' }),
  'server-not-running': withError('net::ERR_CONNECTION_REFUSED'),
  'dns-or-timeout': withError('net::ERR_NAME_NOT_RESOLVED'),
  'certificate-not-trusted': withError('net::ERR_CERT_AUTHORITY_INVALID'),
  'tls-handshake-failed': withError('net::ERR_SSL_PROTOCOL_ERROR'),
  'mutual-tls': withError('net::ERR_SSL_CLIENT_AUTH_CERT_NEEDED'),
  'connection-closed': withError('net::ERR_EMPTY_RESPONSE'),
  'mixed-content': failing('', { url: 'http://api.example/items', directives: ['@error'] }),
  'blocked-by-extension': withError('net::ERR_BLOCKED_BY_CLIENT'),
  'content-security-policy': withError('net::ERR_BLOCKED_BY_CSP'),
  'resource-policy': withError('net::ERR_BLOCKED_BY_RESPONSE.NotSameOrigin'),
  'embedder-policy': withError('net::ERR_BLOCKED_BY_RESPONSE.NotSameOriginAfterDefaultedToSameOriginByCoep'),
  'opaque-response-blocking': withError('net::ERR_BLOCKED_BY_ORB'),
  'cancelled-by-page': withError('net::ERR_ABORTED'),
  'redirect-refused-by-page': failing(
    `302 Found\nAccess-Control-Allow-Origin: ${PAGE}\nAccess-Control-Allow-Credentials: true\nLocation: https://api.example/new`,
  ),
  'refused-by-browser': withError('net::ERR_UNSAFE_PORT'),
  'redirect-loop': withError('net::ERR_TOO_MANY_REDIRECTS'),
  'preflight-unanswered':
    'OPTIONS https://api.example/items\n@error net::ERR_TUNNEL_CONNECTION_FAILED\nOrigin: https://app.example\nAccess-Control-Request-Method: PUT\n---\nPUT https://api.example/items\n@error net::ERR_FAILED',
  'allow-list-pattern-mistake': log(
    passing(allows('https://app.example', 'Vary: Origin'), { url: 'https://api.example/else' }),
    failing('200 OK\nVary: Origin', { origin: 'https://beta.app.example' }),
  ),
  'shared-hosting-protection': failing('406 Not Acceptable\nServer: LiteSpeed\nContent-Type: text/html'),
  'service-worker-answered': failing('200 OK', { directives: ['@service-worker'] }),
  'header-added-by-extension': refused(`${BASE}\nAccess-Control-Allow-Methods: PUT`, {
    asks: 'x-forwarded-for',
  }),
  'no-cors-as-fix': passing('200 OK', { headers: ['Sec-Fetch-Mode: no-cors'] }),
  'error-status-behind-cors': passing(
    `500 Internal Server Error\nAccess-Control-Allow-Origin: ${PAGE}\nVary: Origin`,
  ),
  'cookie-not-sent': passing(
    allows(PAGE, 'Access-Control-Allow-Credentials: true', 'Vary: Origin').replace(
      '200 OK',
      '401 Unauthorized',
    ),
  ),
  'header-not-exposed': passing(allows(PAGE, 'Vary: Origin', 'X-Total-Count: 7')),
  'wildcard-covers-authorization': `${preflightPart('204 No Content\nAccess-Control-Allow-Origin: *\nAccess-Control-Allow-Headers: *\nAccess-Control-Max-Age: 600', { method: 'GET', asks: 'authorization' })}\n---\n${passing(allows('*'), { headers: ['Authorization: Bearer x'] })}`,
};
