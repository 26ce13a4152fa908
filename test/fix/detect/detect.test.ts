import { describe, expect, test } from 'vitest';
import { detectServer } from '../../../src/fix/detect/detect.ts';
import type { Exchange } from '../../../src/exchange/exchange.ts';
import type { Detection } from '../../../src/fix/target.ts';
import { exchangeOf } from '../../support/http-text.ts';

const answer = (headers: string, status = '200 OK'): string => `
GET https://api.example.com/items
@error net::ERR_FAILED
Origin: https://app.example.com

${status}
${headers}
`;

test.each<[string, string, Detection]>([
  [
    'Express',
    'X-Powered-By: Express',
    { target: 'express', confidence: 'certain', evidence: 'X-Powered-By: Express' },
  ],
  [
    'nginx',
    'Server: nginx/1.27.0',
    { target: 'nginx', confidence: 'certain', evidence: 'Server: nginx/1.27.0' },
  ],
  [
    'OpenResty',
    'server: openresty',
    { target: 'nginx', confidence: 'certain', evidence: 'server: openresty' },
  ],
  [
    'Flask',
    'Server: Werkzeug/3.1.3 Python/3.12.3',
    { target: 'flask', confidence: 'likely', evidence: 'Server: Werkzeug/3.1.3 Python/3.12.3' },
  ],
  ['FastAPI', 'server: uvicorn', { target: 'fastapi', confidence: 'likely', evidence: 'server: uvicorn' }],
  [
    'ASP.NET Core',
    'Server: Kestrel',
    { target: 'aspnetcore', confidence: 'certain', evidence: 'Server: Kestrel' },
  ],
])('%s is known by its header', (_name, headers, detection) => {
  expect(detectServer(exchangeOf(answer(headers)))).toEqual(detection);
});

const at = (url: string, headers = 'Content-Type: text/plain', status = '200 OK'): string =>
  answer(headers, status).replace('https://api.example.com/items', url);

test.each<[string, string, string]>([
  ['apache', 'Server: Apache/2.4.62 (Debian)', 'certain'],
  ['caddy', 'Server: Caddy', 'certain'],
  ['varnish', 'X-Varnish: 32770', 'certain'],
  ['envoy', 'server: istio-envoy', 'certain'],
  ['kong', 'Via: 1.1 kong/3.9.0', 'certain'],
  ['iis', 'Server: Microsoft-IIS/10.0', 'likely'],
  ['cloudfront', 'Via: 1.1 0a1b.cloudfront.net (CloudFront)', 'certain'],
  ['cloudflare-workers', 'Server: cloudflare', 'possible'],
  ['s3', 'Server: AmazonS3', 'certain'],
  ['gcs', 'Server: UploadServer', 'certain'],
  ['azure-blob', 'Server: Windows-Azure-Blob/1.0', 'certain'],
  ['aws-apigw-http', 'apigw-requestid: a=', 'certain'],
  ['aws-apigw-rest', 'x-amz-apigw-id: a=', 'certain'],
  ['vercel', 'x-vercel-id: fra1::a', 'certain'],
  ['netlify', 'x-nf-request-id: 01', 'certain'],
  ['firebase-functions', 'Server: Google Frontend', 'likely'],
  ['nextjs', 'X-Powered-By: Next.js', 'certain'],
  ['nextjs', 'Vary: rsc, next-router-state-tree, next-router-prefetch', 'certain'],
  ['strapi', 'X-Powered-By: Strapi <strapi.io>', 'certain'],
  ['laravel', 'Set-Cookie: a=b\nSet-Cookie: laravel_session=eyJpdiI6', 'certain'],
  ['laravel', 'Set-Cookie: laravel-session=eyJpdiI6', 'certain'],
  ['laravel', 'X-Powered-By: PHP/8.3.6\nCache-Control: no-cache, private', 'likely'],
  ['laravel', 'Set-Cookie: my-shop-session=eyJpdiI6', 'likely'],
  ['wordpress', 'Link: <https://a.example/wp-json/>; rel="https://api.w.org/"', 'certain'],
  ['php', 'X-Powered-By: PHP/8.3.1', 'likely'],
  ['rails', 'X-Runtime: 0.012', 'likely'],
  ['symfony', 'X-Debug-Token: 8f', 'certain'],
  ['django', 'Server: WSGIServer/0.2 CPython/3.12', 'likely'],
  [
    'spring',
    'Vary: Origin\nVary: Access-Control-Request-Method\nVary: Access-Control-Request-Headers',
    'likely',
  ],
  [
    'spring-security',
    'Cache-Control: no-cache, no-store, max-age=0, must-revalidate\nExpires: 0\nX-Content-Type-Options: nosniff',
    'certain',
  ],
])('%s is known by %j', (target, headers, confidence) => {
  expect(detectServer(exchangeOf(answer(headers)))).toMatchObject({ target, confidence });
});

test.each<[string, string]>([
  ['socketio', 'https://api.example.com/socket.io/?EIO=4&transport=polling'],
  ['keycloak', 'https://id.example.com/realms/a/protocol/openid-connect/token'],
  ['wordpress', 'https://blog.example.com/wp-json/wp/v2/posts'],
  ['azure-appservice', 'https://a.azurewebsites.net/api'],
  ['azure-apim', 'https://a.azure-api.net/items'],
  ['supabase', 'https://a.supabase.co/functions/v1/a'],
  ['r2', 'https://pub-1.r2.dev/a.json'],
])('%s is known by the address %s', (target, url) => {
  expect(detectServer(exchangeOf(at(url)))?.target).toBe(target);
});

test('a host that only looks like a platform is not taken for it', () => {
  expect(detectServer(exchangeOf(at('https://azurewebsites.net.evil.example/a')))).toBeNull();
  expect(detectServer(exchangeOf(at('https://evilazurewebsites.net/a')))).toBeNull();
});

test('Tomcat is not taken for Apache', () => {
  expect(detectServer(exchangeOf(answer('Server: Apache-Coyote/1.1')))).toBeNull();
});

test('what a framework says comes before PHP and before the platform in front', () => {
  const headers = 'Server: Apache\nX-Powered-By: PHP/8.3.1\nSet-Cookie: laravel_session=a';
  expect(detectServer(exchangeOf(answer(headers)))?.target).toBe('laravel');
  expect(detectServer(exchangeOf(answer('Server: cloudflare\nX-Powered-By: Express')))?.target).toBe(
    'express',
  );
});

test('the application comes before the proxy in front of it', () => {
  const exchange = exchangeOf(answer('Server: nginx\nX-Powered-By: Express'));
  expect(detectServer(exchange)?.target).toBe('express');
});

test('Express without X-Powered-By is known by its error page', () => {
  const page =
    "Content-Security-Policy: default-src 'none'\nX-Content-Type-Options: nosniff\nContent-Type: text/html; charset=utf-8";
  expect(detectServer(exchangeOf(answer(page, '404 Not Found')))?.target).toBe('express');
  expect(detectServer(exchangeOf(answer(page, '200 OK')))).toBeNull();
});

test('NestJS, which says that it is Express, is known by its own 404', () => {
  const headers = (length: number): string =>
    `X-Powered-By: Express\nContent-Type: application/json; charset=utf-8\nContent-Length: ${length}`;
  const { length } = '{"message":"Cannot GET /items","error":"Not Found","statusCode":404}';
  const detect = (status: string, sent: number): string | undefined =>
    detectServer(exchangeOf(answer(headers(sent), status)))?.target;
  expect(detect('404 Not Found', length)).toBe('nestjs');
  expect(detect('404 Not Found', length + 1)).toBe('express');
  expect(detect('400 Bad Request', length)).toBe('express');
});

test('a proxy that answers in place of the application is the one to configure', () => {
  const exchange = exchangeOf(`
OPTIONS https://api.example.com/items
@request-id 1
Origin: https://app.example.com
Access-Control-Request-Method: PUT

204 No Content
Server: nginx
X-Powered-By: Express
Access-Control-Allow-Origin: https://app.example.com
Access-Control-Allow-Methods: PUT
---
PUT https://api.example.com/items
@request-id 1
@error net::ERR_FAILED
Origin: https://app.example.com

502 Bad Gateway
Server: nginx
`);
  expect(detectServer(exchange)).toEqual({
    target: 'nginx',
    confidence: 'certain',
    evidence: 'Server: nginx',
  });
});

test('nothing is guessed where nothing tells', () => {
  expect(detectServer(exchangeOf(answer('Content-Type: text/plain')))).toBeNull();
});

describe('middleware that says nothing of itself', () => {
  const preflight = (status: string, headers: string): Exchange =>
    exchangeOf(`
OPTIONS https://api.example.com/items
Origin: https://app.example.com
Access-Control-Request-Method: PUT

${status}
${headers}
---
PUT https://api.example.com/items
Origin: https://app.example.com
@error net::ERR_FAILED
`);
  const threeLines =
    'Vary: Origin\nVary: Access-Control-Request-Method\nVary: Access-Control-Request-Headers';
  const usual = 'Access-Control-Allow-Methods: GET,HEAD,PUT,PATCH,POST,DELETE';

  test.each([
    [
      'go-nethttp',
      '204 No Content',
      'Vary: Origin, Access-Control-Request-Method, Access-Control-Request-Headers',
    ],
    [
      'fiber',
      '204 No Content',
      'Vary: Access-Control-Request-Method, Access-Control-Request-Headers, Origin',
    ],
    ['echo', '204 No Content', `${usual}\n${threeLines}`],
    ['express', '204 No Content', `${usual}\nVary: Origin`],
    ['axum', '200 OK', 'content-length: 0\nvary: origin'],
    ['actix', '400 Bad Request', 'content-length: 42'],
    ['actix', '200 OK', 'vary: Origin, Access-Control-Request-Method, Access-Control-Request-Headers'],
    [
      'litestar',
      '400 Bad Request',
      'Content-Type: text/plain; charset=utf-8\nContent-Length: 22\nServer: uvicorn',
    ],
    [
      'fastapi',
      '400 Bad Request',
      'Content-Type: text/plain; charset=utf-8\nContent-Length: 22\nServer: uvicorn\nAccess-Control-Allow-Methods: GET',
    ],
  ])('is known by what it answers: %s', (target, status, headers) => {
    expect(detectServer(preflight(status, headers))?.target).toBe(target);
  });

  test('is left open where three lines could be of several', () => {
    expect(detectServer(preflight('204 No Content', threeLines))?.target ?? null).not.toBe('go-nethttp');
  });
});
