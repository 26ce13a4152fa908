import { expect, test } from 'vitest';
import { detectServer } from '../../src/fix/detect.ts';
import type { Detection } from '../../src/fix/target.ts';
import { exchangeOf } from '../support/http-text.ts';

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
