import { describe, expect, test } from 'vitest';
import { detectServer } from '../../src/fix/detect/detect.ts';
import { exchangeOf } from '../support/http-text.ts';
import { snippetFor } from '../../src/fix/snippet.ts';
import { codeFor, EVERYDAY, notesFor, refusedFor } from './configured.ts';
import { BLOCKED_GET, BLOCKED_PUT } from './diagnosed.ts';

describe('Firebase Hosting', () => {
  const TWO_ORIGINS = ['http://localhost:5173', 'https://app.example.com'];

  test('with one origin is no list of sites, which would have to name a target', () => {
    const { hosting } = JSON.parse(codeFor('firebase-hosting'));
    expect(hosting).toMatchObject({ public: 'public', headers: [{ source: '**' }] });
    expect(hosting).not.toHaveProperty('target');
  });

  test('with several origins is a list of sites that each name a target', () => {
    const { hosting } = JSON.parse(codeFor('firebase-hosting', { origins: TWO_ORIGINS }));
    expect(hosting).toMatchObject([{ target: 'site-1' }, { target: 'site-2' }]);
  });
});

test.each(['firebase-functions', 'lambda', 'cloudflare-workers'])(
  '%s answers an error of the handler itself where the log shows one without headers',
  (id) => {
    const crashed = BLOCKED_GET.replace('200 OK', '500 Internal Server Error');
    expect(snippetFor(id, EVERYDAY, exchangeOf(crashed)).code).toMatch(/catch \(error\)/);
    expect(codeFor(id)).not.toMatch(/catch \(error\)/);
  },
);

test('API Management names a header where none is needed, because its schema wants one', () => {
  expect(codeFor('azure-apim')).not.toContain('<header>accept</header>');
  expect(codeFor('azure-apim', { allowHeaders: [] })).toContain('<header>accept</header>');
});

test('SAM asks a preflight for neither a token nor a key', () => {
  expect(codeFor('aws-apigw-rest')).toContain('AddDefaultAuthorizerToCorsPreflight: false');
  expect(codeFor('aws-apigw-rest')).toContain('AddApiKeyRequiredToCorsPreflight: false');
});

test.each(['supabase', 'cloudflare-workers', 'netlify'])(
  '%s takes away what a handler sends for everybody before it grants to some',
  (id) => {
    const code = codeFor(id);
    const taken = code.indexOf("headers.delete('Access-Control-Allow-Origin')");
    expect(taken).toBeGreaterThan(-1);
    expect(taken).toBeLessThan(code.lastIndexOf('setCors('));
  },
);

test('SAM is told that functions have to name the API, or it makes one without CORS', () => {
  expect(codeFor('aws-apigw-rest')).toContain('RestApiId: !Ref Api');
});

test('an HTTP API cannot hold the origin of an app', () => {
  const origins = ['https://app.example.com', 'capacitor://localhost'];
  expect(refusedFor('aws-apigw-http', { origins })).toBe('capacitor://localhost');
});

test('vercel.json cannot hold a dollar, which stands for what an expression captured', () => {
  expect(refusedFor('vercel-json', { allowHeaders: ['x-$1'] })).toBe('x-$1');
  expect(refusedFor('vercel-json', { exposeHeaders: ['x-$1'] })).toBe('x-$1');
  expect(refusedFor('vercel-json', { methods: ['$1'] })).toBe('$1');
});

test('Cloud Storage cannot hold a star, which may be a pattern', () => {
  expect(refusedFor('gcs', { allowHeaders: ['x-*'] })).toBe('x-*');
});

test('what a platform answers in place of CORS headers is explained', () => {
  const answered = (status: string): string => BLOCKED_PUT.replace('404 Not Found', status);
  expect(notesFor('s3', answered('307 Temporary Redirect'))).toContain('s3.REGION.amazonaws.com');
  expect(notesFor('s3', answered('403 Forbidden'))).not.toContain('s3.REGION.amazonaws.com');
  expect(notesFor('gcs', answered('200 OK'))).toContain('answers 200 without headers');
  expect(notesFor('aws-apigw-http', answered('401 Unauthorized'))).toContain('`OPTIONS /{proxy+}`');
  expect(notesFor('azure-apim', answered('405 Method Not Allowed'))).toContain('delete it');
});

test('notes on credentials show only where they are allowed', () => {
  for (const id of ['s3', 'gcs', 'azure-appservice']) {
    const without = notesFor(id, BLOCKED_PUT);
    expect(notesFor(id, BLOCKED_PUT, { credentials: true }).length).toBeGreaterThan(without.length);
  }
});

test.each(['storage.googleapis.com', 'a.storage.googleapis.com', 'firebasestorage.googleapis.com'])(
  'Cloud Storage is known by %s',
  (host) => {
    const exchange = exchangeOf(BLOCKED_GET.replace('api.example.com', host));
    expect(detectServer(exchange)).toMatchObject({ target: 'gcs', confidence: 'certain' });
  },
);
