import { expect, test } from 'vitest';
import { policyFor } from '../../src/fix/policy/policy-for.ts';
import { snippetFor } from '../../src/fix/snippet.ts';
import { diagnoseOne } from './diagnosed.ts';

/** The servers that most people have. */
const POPULAR = [
  'express',
  'spring',
  'spring-security',
  'fastapi',
  'nginx',
  'aspnetcore',
  'django',
  'flask',
  'laravel',
  'nextjs',
  'nestjs',
  'fastify',
  'rails',
  'aws-apigw-rest',
  'aws-apigw-http',
  's3',
  'cloudfront',
  'go-nethttp',
  'apache',
  'vite',
  'hono',
  'koa',
  'supabase',
  'cloudflare-workers',
  'vercel',
  'netlify',
  'firebase-functions',
  'caddy',
  'traefik',
];

/** More than this nobody reads who has ten minutes. */
const MOST_NOTES = 4;

const GRANTED = `Access-Control-Allow-Origin: https://app.example.com
Access-Control-Allow-Methods: PUT
Access-Control-Allow-Headers: x-a`;

const put = (preflight: string, response: string): string => `
OPTIONS https://api.example.com/items
@request-id 1
Origin: https://app.example.com
Access-Control-Request-Method: PUT
Access-Control-Request-Headers: x-a

${preflight}
---
PUT https://api.example.com/items
@request-id 1
@error net::ERR_FAILED
Origin: https://app.example.com
X-A: 1

${response}
`;

const refused = (preflight: string): string => put(preflight, '');

const failed = (response: string): string => put(`204 No Content\n${GRANTED}`, response);

const get = (response: string): string => `
GET https://api.example.com/items
@error net::ERR_FAILED
Origin: https://app.example.com
Cookie: session=1

${response}
`;

const FAILURES: Readonly<Record<string, string>> = {
  'a preflight that got 400': refused('400 Bad Request'),
  'a preflight that got 401': refused('401 Unauthorized'),
  'a preflight that got 403': refused('403 Forbidden'),
  'a preflight that got 404': refused('404 Not Found'),
  'a preflight that got 405': refused('405 Method Not Allowed'),
  'a preflight that got 500': refused('500 Internal Server Error'),
  'a preflight that was redirected': refused('301 Moved Permanently\nLocation: /items/'),
  'a preflight without headers': refused('200 OK'),
  'a header that is not listed': refused(`204 No Content\n${GRANTED.replace('x-a', 'x-b')}`),
  'a method that is not listed': refused(`204 No Content\n${GRANTED.replace('PUT', 'GET')}`),
  'an answer without headers': get('200 OK'),
  'a 401 without headers': failed('401 Unauthorized'),
  'a 403 without headers': failed('403 Forbidden'),
  'a 404 without headers': failed('404 Not Found'),
  'a 413 without headers': failed('413 Content Too Large'),
  'a 500 without headers': failed('500 Internal Server Error'),
  'a 502 without headers': failed('502 Bad Gateway'),
  'a duplicated header': get(
    '200 OK\nAccess-Control-Allow-Origin: *\nAccess-Control-Allow-Origin: https://app.example.com',
  ),
  'a wildcard': get('200 OK\nAccess-Control-Allow-Origin: *\nSet-Cookie: session=2'),
  'a slash at the end': get('200 OK\nAccess-Control-Allow-Origin: https://app.example.com/'),
};

function notesFor(id: string, capture: string): readonly string[] {
  const diagnosed = diagnoseOne(capture);
  const { policy } = policyFor([diagnosed]);
  if (policy === null) throw new Error('nothing can be granted');
  return snippetFor(id, policy, diagnosed.exchange).notes;
}

test.each(Object.entries(FAILURES))(
  'no popular server has more than a few notes for %s',
  (_name, capture) => {
    expect(POPULAR.filter((id) => notesFor(id, capture).length > MOST_NOTES)).toEqual([]);
  },
);

const shown = (id: string, capture: string): string => notesFor(id, capture).join('\n');

test('errors of the application are no matter where the preflight was refused', () => {
  expect(shown('express', refused('404 Not Found'))).not.toContain('error handler');
  expect(shown('express', failed('413 Content Too Large'))).toContain('error handler');
});

test('ASP.NET Core is told that it runs authentication first unless the lines are written', () => {
  const trap = 'Call both below `app.UseCors()`';
  expect(shown('aspnetcore', failed('401 Unauthorized'))).toContain(trap);
  expect(shown('aspnetcore', refused('404 Not Found'))).not.toContain(trap);
});

test('S3 is told of images in the cache where an answer came without headers', () => {
  expect(shown('s3', get('200 OK'))).toContain('`crossorigin`');
  expect(shown('s3', refused('403 Forbidden'))).not.toContain('`crossorigin`');
});

// Measured: an allow-list that is pasted above an old `cors()` that allows everybody leaves it in force.
test.each([
  ['express', 'Replace a call of `cors()`'],
  ['koa', 'Replace a call of `cors()`'],
  ['hono', 'Replace a call of `cors()`'],
  ['fastapi', 'Replace a `CORSMiddleware`'],
  ['flask', 'Remove other calls of `CORS`'],
  ['go-nethttp', 'Remove other CORS handlers'],
  ['nestjs', 'Remove `cors` from the options'],
  ['spring', 'Remove `@CrossOrigin`'],
  ['rails', 'Remove other lines'],
  ['nextjs', 'Remove the CORS headers'],
  ['vercel', 'Remove the CORS headers'],
])('%s is told to remove what sends the header already', (id, advice) => {
  expect(shown(id, get('200 OK\nAccess-Control-Allow-Origin: http://localhost:3000'))).toContain(advice);
  expect(shown(id, get('200 OK'))).not.toContain(advice);
});

test('Koa is told of the router that answers preflights', () => {
  expect(shown('koa', refused('200 OK'))).toContain('`router.allowedMethods()`');
});

test.each(['vercel', 'netlify', 'cloudflare-workers', 'cloudfront', 'laravel', 'rails'])(
  '%s is told what redirects in front of the configuration',
  (id) => {
    const capture = refused('308 Permanent Redirect\nLocation: https://www.example.com/items');
    expect(shown(id, capture)).toContain('have the page ask the');
  },
);
