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
  ['quarkus', 'quarkus.http.header."Vary".value=Origin'],
])('%s, which leaves `Vary` out', (id, line) => {
  test('is told to send it, for a single origin too', () => {
    expect(codeFor(id)).toContain(line);
  });
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
