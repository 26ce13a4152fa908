import { behindPreflight, failing, log, refused } from '../logs/http-log.ts';
import { fault, granted, type ReportedFault } from './report.ts';

/** Faults of frameworks, platforms and services. Each expectation was written before it was tried. */
export const SERVER_FAULTS: readonly ReportedFault[] = [
  fault(
    'django-cors-headers does not list the origin',
    'origin-not-in-allow-list',
    refused('200 OK\nServer: gunicorn\nVary: origin\nContent-Length: 0', {
      method: 'POST',
      asks: 'content-type',
    }),
  ),
  fault(
    'a FastAPI route throws',
    'server-error-without-headers',
    log(
      granted('\nServer: uvicorn'),
      failing(
        '500 Internal Server Error\nServer: uvicorn\nContent-Length: 21\nContent-Type: text/plain; charset=utf-8',
      ),
    ),
  ),
  fault(
    'Laravel has no CSRF token for a path outside api/*',
    'cross-site-request-guard unauthorised-without-headers',
    failing(
      '419 unknown status\nServer: nginx\nX-Powered-By: PHP/8.3.1\nContent-Type: text/html; charset=UTF-8',
      { method: 'POST', url: 'https://api.example/login' },
    ),
  ),
  fault(
    'Spring Security without cors() refuses the preflight with 401',
    'options-blocked-by-authentication',
    refused(
      '401 Unauthorized\nWWW-Authenticate: Basic realm="Realm"\nCache-Control: no-cache, no-store, max-age=0, must-revalidate\nX-Frame-Options: DENY',
      { asks: 'authorization' },
    ),
  ),
  fault(
    'Spring Security without cors() refuses the preflight with 403',
    'options-blocked-by-authentication',
    refused(
      '403 Forbidden\nX-Content-Type-Options: nosniff\nX-XSS-Protection: 0\nCache-Control: no-cache, no-store, max-age=0, must-revalidate\nPragma: no-cache\nExpires: 0\nX-Frame-Options: DENY\nContent-Length: 0',
      { asks: 'authorization' },
    ),
  ),
  fault(
    'ASP.NET Core: the token ended, UseCors stands after UseAuthentication',
    'unauthorised-without-headers',
    behindPreflight(
      '401 Unauthorized\nServer: Kestrel\nWWW-Authenticate: Bearer error="invalid_token"\nContent-Length: 0',
      { asks: 'authorization' },
    ),
  ),
  fault(
    'ASP.NET Core: an exception removes the headers',
    'server-error-without-headers',
    behindPreflight('500 Internal Server Error\nServer: Kestrel\nContent-Length: 0'),
  ),
  fault(
    'IIS answers OPTIONS for WCF',
    'iis-takes-options',
    refused('405 Method Not Allowed\nServer: Microsoft-IIS/10.0\nAllow: POST\nX-Powered-By: ASP.NET', {
      method: 'POST',
      asks: 'content-type',
    }),
  ),
  fault(
    'a Vercel function takes too long',
    'upstream-down',
    failing(
      '504 Gateway Timeout\nServer: Vercel\nx-vercel-error: FUNCTION_INVOCATION_TIMEOUT\nx-vercel-id: fra1::a',
    ),
  ),
  fault(
    'a Vercel function does not know OPTIONS',
    'serverless-without-options',
    refused('405 Method Not Allowed\nServer: Vercel\nx-vercel-id: fra1::a', {
      method: 'POST',
      asks: 'content-type',
    }),
  ),
  fault(
    'Cloudflare does not reach the server',
    'upstream-down',
    failing('522 <none>\nServer: cloudflare\nContent-Type: text/html; charset=UTF-8'),
  ),
  fault(
    'a Worker throws',
    'server-error-without-headers',
    log(
      granted('\nServer: cloudflare'),
      failing('500 Internal Server Error\nServer: cloudflare\nContent-Type: text/html; charset=UTF-8'),
    ),
  ),
  fault(
    'Cloudflare Access refuses OPTIONS without a redirect',
    'access-proxy-in-front',
    refused('403 Forbidden\nServer: cloudflare\ncf-access-domain: api.example\nContent-Type: text/html', {
      asks: 'authorization',
    }),
  ),
  fault(
    'oauth2-proxy answers 401 for scripts',
    'access-proxy-in-front',
    refused('401 Unauthorized\nServer: nginx\nSet-Cookie: _oauth2_proxy_csrf=a; Path=/', {
      asks: 'content-type',
    }),
  ),
  fault(
    'a Firebase function is not deployed under that name',
    'cloud-function-not-public',
    refused('404 Not Found\nServer: Google Frontend\nContent-Type: text/html; charset=UTF-8', {
      method: 'POST',
      url: 'https://us-central1-a.cloudfunctions.net/hello',
      asks: 'content-type',
    }),
  ),
  fault(
    'Cloud Run asks for an identity',
    'cloud-function-not-public',
    refused('403 Forbidden\nServer: Google Frontend\nContent-Type: text/html; charset=UTF-8', {
      method: 'POST',
      url: 'https://hello-x.a.run.app/',
      asks: 'content-type',
    }),
  ),
  fault(
    'API Gateway: a stage is missing in the path',
    'api-gateway-route-missing',
    failing('403 Forbidden\nx-amzn-ErrorType: MissingAuthenticationTokenException\nx-amz-apigw-id: a=', {
      url: 'https://a.execute-api.eu-west-1.amazonaws.com/items',
    }),
  ),
  fault(
    'API Gateway: the function returned no proxy answer',
    'api-gateway-error-without-headers',
    failing('502 Bad Gateway\nx-amzn-ErrorType: InternalServerErrorException\nx-amz-apigw-id: a=', {
      url: 'https://a.execute-api.eu-west-1.amazonaws.com/prod/items',
    }),
  ),
  fault(
    'a Lambda function URL and its code both add the header',
    'header-added-twice platform-adds-header',
    failing('200 OK\nAccess-Control-Allow-Origin: *\nAccess-Control-Allow-Origin: *', {
      url: 'https://a.lambda-url.eu-west-1.on.aws/',
    }),
  ),
  fault(
    'a presigned upload carries a header that no rule lists',
    's3-bucket-rule-mismatch',
    refused('403 Forbidden\nServer: AmazonS3\nx-amz-request-id: A', {
      url: 'https://b.s3.amazonaws.com/k?X-Amz-Signature=a',
      asks: 'x-amz-acl',
    }),
  ),
  fault(
    'a bucket of Google has no rule',
    'storage-bucket-without-cors',
    failing('200 OK\nServer: UploadServer\nx-goog-hash: crc32c=A', {
      url: 'https://storage.googleapis.com/b/o.json',
    }),
  ),
  fault(
    'the web origins of a Keycloak client lack the page',
    'identity-provider-origin',
    failing('200 OK\nContent-Type: application/json', {
      method: 'POST',
      url: 'https://id.example/realms/a/protocol/openid-connect/token',
    }),
  ),
  fault(
    'Entra does not know the address as one of a single-page application',
    'identity-provider-origin',
    failing('400 Bad Request\nContent-Type: application/json; charset=utf-8', {
      method: 'POST',
      url: 'https://login.microsoftonline.com/t/oauth2/v2.0/token',
    }),
  ),
];
