import { allows, behindPreflight, failing, log, PAGE, passing, redirect, refused } from '../logs/http-log.ts';
import { fault, LISTED, type ReportedFault } from './report.ts';

/** Faults that pages, browsers and addresses have a part in. Each expectation was written before it was tried. */
export const CLIENT_FAULTS: readonly ReportedFault[] = [
  fault(
    'passport redirects a fetch to Google',
    'login-redirect',
    `${passing(`302 Found\nAccess-Control-Allow-Origin: ${PAGE}\nX-Powered-By: Express\nLocation: https://accounts.google.com/o/oauth2/v2/auth?client_id=a`, { url: 'https://api.example/start' })}\n---\n${failing('200 OK\nContent-Type: text/html; charset=utf-8', { url: 'https://accounts.google.com/o/oauth2/v2/auth?client_id=a', origin: 'null' })}`,
  ),
  fault(
    'a session ended and the API redirects to its login',
    'login-redirect',
    failing(redirect('https://api.example/login?next=%2Fitems', '302 Found')),
  ),
  fault(
    'a firewall plugin of WordPress refuses',
    'shared-hosting-protection',
    failing('403 Forbidden\nServer: LiteSpeed\nContent-Type: text/html', {
      method: 'POST',
      url: 'https://shop.test/wp-json/wc/v3/orders',
    }),
  ),
  fault(
    'nginx redirects the preflight to https',
    'https-redirect',
    refused('301 Moved Permanently\nServer: nginx\nLocation: https://api.example/items', {
      url: 'http://api.example/items',
      origin: 'http://app.example',
      asks: 'content-type',
    }),
  ),
  fault(
    'the apex redirects to www',
    'canonical-host-redirect',
    refused('301 Moved Permanently\nServer: cloudflare\nLocation: https://www.shop.test/api', {
      url: 'https://shop.test/api',
      asks: 'content-type',
    }),
  ),
  fault(
    'withCredentials towards a wildcard',
    'wildcard-origin-with-credentials',
    failing(allows('*', 'X-Powered-By: Express'), { headers: ['Cookie: sid=1'] }),
  ),
  fault(
    'Sentry adds its headers',
    'tracing-headers',
    refused(LISTED, { method: 'GET', asks: 'baggage,sentry-trace' }),
  ),
  fault(
    'jQuery adds X-Requested-With',
    'library-default-headers',
    refused(LISTED, { method: 'GET', asks: 'x-requested-with' }),
  ),
  fault(
    'a tenant header is not listed',
    'header-not-allowed',
    refused(LISTED, { method: 'GET', asks: 'x-tenant-id' }),
  ),
  fault(
    'PATCH is not in the list of rack-cors',
    'method-not-allowed',
    refused(
      `200 OK\nServer: Puma\nAccess-Control-Allow-Origin: ${PAGE}\nAccess-Control-Allow-Methods: GET, POST, PUT, DELETE\nAccess-Control-Allow-Headers: content-type`,
      { method: 'PATCH', asks: 'content-type' },
    ),
  ),
  fault(
    'a font from a CDN',
    'web-font',
    failing('200 OK\nContent-Type: font/woff2\nServer: AmazonS3', {
      url: 'https://cdn.example/inter.woff2',
      directives: ['@type font'],
    }),
  ),
  fault(
    'socket.io has no CORS option',
    'websocket',
    failing('200 OK\nContent-Type: text/plain; charset=UTF-8', {
      url: 'https://chat.example/socket.io/?EIO=4&transport=polling',
    }),
  ),
  fault(
    'the page was opened as 127.0.0.1',
    'loopback-names-differ',
    failing(allows('http://localhost:5173'), {
      url: 'http://localhost:8000/items',
      origin: 'http://127.0.0.1:5173',
    }),
  ),
  fault(
    'the development server took another port',
    'port-differs',
    failing(allows('http://localhost:3000'), {
      url: 'http://localhost:8000/items',
      origin: 'http://localhost:3001',
    }),
  ),
  fault('the configured origin ends with a slash', 'configured-origin-has-path', failing(allows(`${PAGE}/`))),
  fault(
    'an environment variable with a list stands in the header',
    'origin-list-in-one-header',
    failing(allows(`https://www.app.example,${PAGE}`)),
  ),
  fault(
    'the free plan of ngrok shows its warning',
    'tunnel-interstitial',
    failing('200 OK\nngrok-error-code: ERR_NGROK_6024\nContent-Type: text/html', {
      url: 'https://a.ngrok-free.app/items',
    }),
  ),
  fault(
    'a port of a codespace is private',
    'dev-port-protected',
    refused('401 Unauthorized', { url: 'https://name-8000.app.github.dev/items', asks: 'content-type' }),
  ),
  fault(
    'nginx limits the body',
    'body-too-large',
    behindPreflight('413 Request Entity Too Large\nServer: nginx', { method: 'POST' }),
  ),
  fault(
    'Kong wants a key from OPTIONS',
    'options-blocked-by-authentication',
    refused('401 Unauthorized\nServer: kong/3.6.1\nWWW-Authenticate: Key realm="kong"', { asks: 'apikey' }),
  ),
  fault(
    'Strapi does not list the origin',
    'origin-not-in-allow-list',
    failing('200 OK\nVary: Origin\nX-Powered-By: Strapi <strapi.io>'),
  ),
  fault(
    'Elasticsearch has CORS off',
    'no-cors-configured options-answered-by-default-handler',
    log(
      failing('200 OK\nX-elastic-product: Elasticsearch\nContent-Type: application/json', {
        url: 'http://search.test:9200/_search',
        origin: 'http://app.test',
      }),
      refused('200 OK\nX-elastic-product: Elasticsearch\nAllow: POST,GET\nContent-Length: 0', {
        method: 'POST',
        url: 'http://search.test:9200/_search',
        origin: 'http://app.test',
        asks: 'content-type',
      }),
    ),
  ),
  fault(
    'CrossOriginProtection of Go stands behind the CORS layer',
    'cross-site-request-guard',
    passing(
      `403 Forbidden\nAccess-Control-Allow-Origin: ${PAGE}\nVary: Origin\nContent-Type: text/plain; charset=utf-8\nContent-Length: 57`,
      { method: 'POST', headers: ['Sec-Fetch-Site: cross-site', 'Content-Type: text/plain'] },
    ),
  ),
  fault(
    'Django misses the CSRF cookie',
    'cross-site-request-guard',
    passing(
      `403 Forbidden\nAccess-Control-Allow-Origin: ${PAGE}\nAccess-Control-Allow-Credentials: true\nVary: origin\nContent-Type: text/html; charset=utf-8\nServer: gunicorn`,
      {
        method: 'POST',
        headers: [
          'Sec-Fetch-Site: cross-site',
          'Cookie: sessionid=1',
          'Content-Type: application/x-www-form-urlencoded',
        ],
      },
    ),
  ),
  fault(
    'the browser keeps third-party cookies back',
    'third-party-cookies-blocked',
    passing(
      `401 Unauthorized\nAccess-Control-Allow-Origin: ${PAGE}\nAccess-Control-Allow-Credentials: true\nVary: Origin`,
      {
        url: 'https://api.other.test/me',
        headers: ['Sec-Fetch-Site: cross-site', 'Sec-Fetch-Storage-Access: none'],
      },
    ),
  ),
  fault(
    'Notion is asked from a page',
    'third-party-api',
    refused('401 Unauthorized\nServer: cloudflare', {
      method: 'GET',
      url: 'https://api.notion.com/v1/users',
      asks: 'authorization',
    }),
  ),
  fault(
    'Apps Script gets JSON',
    'apps-script',
    refused('405 Method Not Allowed\nServer: GSE\nContent-Type: text/html; charset=UTF-8', {
      method: 'POST',
      url: 'https://script.google.com/macros/s/A/exec',
      asks: 'content-type',
    }),
  ),
  fault(
    'the console of MinIO was asked instead of its API',
    'minio-console-port',
    refused('403 Forbidden\nServer: MinIO Console\nContent-Type: text/html', {
      url: 'http://files.test:9001/b/k',
      origin: 'http://app.test',
      asks: 'content-type',
    }),
  ),
  fault(
    'a deployed page asks localhost',
    'development-address',
    failing('', {
      url: 'http://localhost:8000/api/items',
      directives: ['@error net::ERR_CONNECTION_REFUSED'],
    }),
  ),
  fault(
    'a name of a container network',
    'container-host-name',
    failing('', {
      url: 'http://backend:8080/api',
      origin: 'http://localhost:3000',
      directives: ['@error net::ERR_NAME_NOT_RESOLVED'],
    }),
  ),
  fault(
    'an MCP server lists none of the headers of its protocol',
    'mcp-server-headers',
    refused(
      '204 No Content\nAccess-Control-Allow-Origin: *\nAccess-Control-Allow-Headers: content-type, authorization\nAccess-Control-Allow-Methods: POST',
      { method: 'POST', url: 'https://mcp.example/mcp', asks: 'content-type,mcp-protocol-version' },
    ),
  ),
  fault(
    'AirPlay listens on port 5000',
    'airplay-receiver',
    refused('403 Forbidden\nServer: AirTunes/870.14.1\nContent-Length: 0', {
      method: 'POST',
      url: 'http://localhost:5000/predict',
      origin: 'http://localhost:3000',
      asks: 'content-type',
    }),
  ),
];
