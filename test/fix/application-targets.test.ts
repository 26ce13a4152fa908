import { describe, expect, test } from 'vitest';
import { detectServer } from '../../src/fix/detect/detect.ts';
import type { Policy } from '../../src/fix/policy/policy.ts';
import { snippetFor } from '../../src/fix/snippet.ts';
import { exchangeOf } from '../support/http-text.ts';
import { BLOCKED_GET } from './diagnosed.ts';

const POLICY: Policy = {
  origins: ['https://app.example.com'],
  methods: [],
  allowHeaders: [],
  exposeHeaders: [],
  credentials: false,
  maxAge: 600,
};

const codeFor = (id: string, granted: Partial<Policy> = {}): string =>
  snippetFor(id, { ...POLICY, ...granted }, null).code;

describe.each<[string, string]>([
  ['aspnetcore', 'Headers.Append("Vary", "Origin")'],
  ['aspnet-webapi', 'AppendHeader("Vary", "Origin")'],
  ['flask', 'response.vary.add("Origin")'],
  ['gin', 'c.Header("Vary", "Origin")'],
])('%s, which leaves `Vary` out', (id, line) => {
  test('is told to send it where a cache keeps answers, and spared it elsewhere', () => {
    const behind = (headers: string): string =>
      snippetFor(id, POLICY, exchangeOf(`${BLOCKED_GET.trimEnd()}\n${headers}\n`)).code;
    expect(behind('Cache-Control: public, max-age=60')).toContain(line);
    expect(behind('CF-Cache-Status: DYNAMIC')).toContain(line);
    expect(behind('Cache-Control: no-store')).not.toContain(line);
    expect(codeFor(id)).not.toContain(line);
  });
});

test('Quarkus is told to send `Vary`, for a single origin too', () => {
  expect(codeFor('quarkus')).toContain('quarkus.http.header."Vary".value=Origin');
});

test('FastAPI gets the idiom of its documentation, and is wrapped only where a crash had no headers', () => {
  const answered = (status: string): string =>
    snippetFor('fastapi', POLICY, exchangeOf(BLOCKED_GET.replace('200 OK', status))).code;
  expect(codeFor('fastapi')).toContain('app.add_middleware(\n    CORSMiddleware,');
  expect(answered('404 Not Found')).toContain('app.add_middleware(');
  expect(answered('500 Internal Server Error')).toContain('app = CORSMiddleware(\n    app,');
});

test('axum imports the types that its lists need, and no others', () => {
  expect(codeFor('axum')).toContain('use axum::http::HeaderValue;');
  expect(codeFor('axum', { methods: ['PUT'] })).toContain('use axum::http::{HeaderValue, Method};');
  expect(codeFor('axum', { exposeHeaders: ['ETag'] })).toContain(
    'use axum::http::{HeaderName, HeaderValue};',
  );
});

test('tower-http, Starlette and Spring are told apart by how they write `Vary`', () => {
  const names = 'Origin, Access-Control-Request-Method, Access-Control-Request-Headers';
  const detect = (vary: string): string | undefined =>
    detectServer(exchangeOf(`${BLOCKED_GET.trimEnd()}\nVary: ${vary}\n`))?.target;
  expect(detect(names)).toBe('spring');
  expect(detect(`${names}, Access-Control-Request-Private-Network`)).toBe('fastapi');
  expect(detect(names.toLowerCase())).toBe('axum');
  expect(detect(`accept-encoding, ${names.toLowerCase()}`)).toBe('axum');
});

test('origins of apps are written for Fiber 3, and refused where they are never matched', () => {
  const app = { origins: ['capacitor://localhost'] };
  expect(codeFor('fiber', app)).toContain('"capacitor://localhost"');
  expect(codeFor('gin', app)).toContain('CustomSchemas');
  expect(codeFor('gin', { origins: ['capacitor://Localhost'] })).toBe('');
});

test('Gin is told that it redirects without CORS headers', () => {
  const capture = BLOCKED_GET.replace('200 OK', '307 Temporary Redirect\nLocation: /items/');
  const { notes } = snippetFor('gin', POLICY, exchangeOf(capture));
  expect(notes.join('\n')).toContain('`router.RedirectTrailingSlash = false`');
});

test('every class that Spring Security needs is imported', () => {
  const code = codeFor('spring-security');
  const imported = [...code.matchAll(/^import [\w.]+\.(\w+);$/gm)].map(([, name]) => name);
  const used = ['List', 'Bean', 'Customizer', 'CorsConfiguration', 'UrlBasedCorsConfigurationSource'];
  expect(imported.toSorted()).toEqual(used.toSorted());
});

test('a settings file of Django that has CORS already is not broken without a warning', () => {
  expect(codeFor('django')).toContain('corsheaders is listed already');
});

describe.each(['spring', 'spring-security'])('%s, which splits an origin at its commas', (id) => {
  test('gets none that has one: what stands before the comma would be let in as well', () => {
    const origin = 'https://app.example.com,.other.example';
    expect(snippetFor(id, { ...POLICY, origins: [origin] }, null).refusal).toMatchObject({
      code: 'not-expressible',
      value: origin,
    });
  });
});
