import { blocked, type FetchRequest, type LabGroup } from '../lab-case.ts';

const GET: FetchRequest = { by: 'fetch', to: 'api' };
const PUT: FetchRequest = { ...GET, method: 'PUT' };
const MISSING = blocked('response', 'MissingAllowOriginHeader');
const PREFLIGHT_MISSING = blocked('preflight', 'PreflightMissingAllowOriginHeader');

/** Answers as real servers make them (test/causes has the servers themselves): the same verdicts, and the causes behind them. */
export const causes: LabGroup = {
  title: 'Why the server answered so',
  cases: [
    {
      id: 'cause-default-options',
      title: 'Express answers OPTIONS by itself',
      broken: 'The CORS middleware is missing, and the router knows which methods it has.',
      cause: 'options-answered-by-default-handler',
      request: PUT,
      server: {
        'OPTIONS api': `
          200 OK
          X-Powered-By: Express
          Allow: PUT`,
      },
      expected: PREFLIGHT_MISSING,
    },
    {
      id: 'cause-mounted-too-late',
      title: 'app.use(cors()) below the routes',
      broken: 'OPTIONS falls through to the middleware, and the route answers PUT before it.',
      cause: 'cors-mounted-too-late',
      request: PUT,
      server: {
        'OPTIONS api': `
          204 No Content
          X-Powered-By: Express
          Access-Control-Allow-Origin: {page}
          Access-Control-Allow-Methods: GET,HEAD,PUT,PATCH,POST,DELETE
          Vary: Origin, Access-Control-Request-Headers`,
        'PUT api': `
          200 OK
          X-Powered-By: Express`,
      },
      expected: MISSING,
    },
    {
      id: 'cause-nginx-always',
      title: 'add_header without always',
      broken: 'nginx leaves its headers out of the 401 that the application behind it answered.',
      cause: 'nginx-add-header-rules',
      request: PUT,
      server: {
        'OPTIONS api': `
          204 No Content
          Server: nginx/1.27.0
          Access-Control-Allow-Origin: {page}
          Access-Control-Allow-Methods: GET, PUT`,
        'PUT api': `
          401 Unauthorized
          Server: nginx/1.27.0`,
      },
      expected: MISSING,
    },
    {
      id: 'cause-upstream-down',
      title: 'The application behind nginx is down',
      broken: 'nginx answers 502 itself, and CORS has nothing to do with it.',
      cause: 'upstream-down',
      request: GET,
      server: {
        'GET api': `
          502 Bad Gateway
          Server: nginx/1.27.0
          Content-Type: text/html`,
      },
      expected: MISSING,
    },
    {
      id: 'cause-body-too-large',
      title: 'The body is too large',
      broken: 'The proxy refuses the upload with 413 before the application sees it.',
      cause: 'body-too-large',
      request: { ...GET, method: 'POST', body: 'lamp' },
      server: { 'POST api': '413 Request Entity Too Large\nServer: nginx/1.27.0' },
      expected: MISSING,
    },
    {
      id: 'cause-rate-limit',
      title: 'Too many requests',
      broken: 'The rate limit answers 429 before the CORS layer has its turn.',
      cause: 'rate-limited',
      request: GET,
      server: { 'GET api': '429 Too Many Requests\nRetry-After: 60' },
      expected: MISSING,
    },
    {
      id: 'cause-validation',
      title: 'The request does not validate',
      broken: 'The answer 422 is made where no CORS headers are added.',
      cause: 'bad-request-without-headers',
      request: GET,
      server: { 'GET api': '422 Unprocessable Entity\nContent-Type: application/json' },
      expected: MISSING,
    },
    {
      id: 'cause-web-page',
      title: 'A web page in place of data',
      broken: 'A single-page application answers every unknown path with its page.',
      cause: 'html-instead-of-api',
      request: GET,
      server: { 'GET api': '200 OK\nContent-Type: text/html; charset=utf-8' },
      expected: MISSING,
    },
    {
      id: 'cause-origin-not-listed',
      title: 'The origin is not in the list',
      broken: 'The CORS layer ran, looked at the origin, and gave no permission.',
      cause: 'origin-not-in-allow-list',
      request: GET,
      server: { 'GET api': '200 OK\nX-Powered-By: Express\nVary: Origin' },
      expected: MISSING,
    },
    {
      id: 'cause-starlette',
      title: 'FastAPI refuses the origin',
      broken: 'CORSMiddleware answers the preflight of an unknown origin with 400.',
      cause: 'starlette-disallowed-cors',
      request: PUT,
      server: {
        'OPTIONS api': `
          400 Bad Request
          Server: uvicorn
          Vary: Origin
          Access-Control-Allow-Methods: GET, PUT
          Content-Type: text/plain; charset=utf-8`,
      },
      expected: PREFLIGHT_MISSING,
    },
    {
      id: 'cause-spring',
      title: 'Spring refuses the request',
      broken: 'No mapping allows this origin, method and headers, so Spring answers 403.',
      cause: 'spring-invalid-cors-request',
      request: PUT,
      server: {
        'OPTIONS api': `
          403 Forbidden
          Vary: Origin
          Vary: Access-Control-Request-Method
          Vary: Access-Control-Request-Headers`,
      },
      expected: PREFLIGHT_MISSING,
    },
    {
      id: 'cause-rack',
      title: 'rack-cors refuses the method',
      broken: 'No rule has the method, and rack-cors answers 200 with nothing in it.',
      cause: 'known-denial-body',
      request: PUT,
      server: { 'OPTIONS api': '200 OK\nServer: WEBrick/1.8.1\nContent-Length: 0' },
      expected: PREFLIGHT_MISSING,
    },
    {
      id: 'cause-hard-coded',
      title: 'One origin for everybody',
      broken: 'The origin of production is written into the configuration.',
      cause: 'hard-coded-origin',
      request: GET,
      server: { 'GET api': '200 OK\nAccess-Control-Allow-Origin: https://shop.example.com' },
      expected: blocked('response', 'AllowOriginMismatch'),
    },
    {
      id: 'cause-cached-variant',
      title: 'The answer for somebody else',
      broken: 'A cache keeps the answer for another origin, because Vary: Origin is missing.',
      cause: 'cached-for-another-origin',
      request: GET,
      server: {
        'GET api': `
          200 OK
          Access-Control-Allow-Origin: https://shop.example.com
          X-Cache: HIT
          Age: 30`,
      },
      expected: blocked('response', 'AllowOriginMismatch'),
    },
    {
      id: 'cause-tracing',
      title: 'A tracing library adds a header',
      broken: 'The library adds traceparent to every request, and the server does not allow it.',
      cause: 'tracing-headers',
      request: {
        ...GET,
        headers: { traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01' },
      },
      server: {
        'OPTIONS api': `
          204 No Content
          Access-Control-Allow-Origin: {page}
          Access-Control-Allow-Headers: content-type`,
      },
      expected: blocked('preflight', 'HeaderDisallowedByPreflightResponse'),
    },
    {
      id: 'cause-host-guard',
      title: 'Django does not know its host',
      broken: 'The host is not in ALLOWED_HOSTS, so Django answers every request with 400.',
      cause: 'dev-server-host-guard',
      request: GET,
      server: { 'GET api': '400 Bad Request\nServer: gunicorn\nContent-Type: text/html' },
      expected: MISSING,
    },
    {
      id: 'cause-api-gateway',
      title: 'API Gateway has no such route',
      broken: 'What it calls a missing token is a path or method that was not deployed.',
      cause: 'api-gateway-route-missing',
      request: PUT,
      server: { 'OPTIONS api': '403 Forbidden\nx-amzn-ErrorType: MissingAuthenticationTokenException' },
      expected: PREFLIGHT_MISSING,
    },
    {
      id: 'cause-challenge',
      title: 'A challenge for robots',
      broken:
        'The protection in front of the server asks for a proof that a request of a script cannot give.',
      cause: 'bot-protection-challenge',
      request: GET,
      server: { 'GET api': '403 Forbidden\nServer: cloudflare\ncf-mitigated: challenge' },
      expected: MISSING,
    },
    {
      id: 'cause-tunnel',
      title: 'The tunnel is closed',
      broken: 'The program at the other end of the tunnel is not running.',
      cause: 'tunnel-interstitial',
      request: GET,
      server: { 'GET api': '404 Not Found\nngrok-error-code: ERR_NGROK_3200' },
      expected: MISSING,
    },
  ],
};
