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

test('Appwrite is told the host of each page, which is all that it compares', () => {
  const code = codeFor('appwrite', { origins: ['http://localhost:5173', 'https://app.example.com'] });
  expect(code).toContain('http://localhost:5173   Hostname: localhost\n');
  expect(code).toContain('https://app.example.com   Hostname: app.example.com\n');
});

test('an MCP server grants and exposes the whole set of its transport at once', () => {
  const code = codeFor('mcp-server', { allowHeaders: ['mcp-protocol-version'] });
  for (const name of ['mcp-session-id', 'mcp-protocol-version', 'authorization', 'content-type'])
    expect(code).toMatch(new RegExp(`allowedHeaders: .*'${name}'`));
  expect(code).toMatch(/exposedHeaders: .*'mcp-session-id'/);
  expect(code).toContain("methods: ['DELETE']");
});

test('Ollama is known by its port, and is told its list of origins for each way of starting it', () => {
  const capture = BLOCKED_GET.replace(/GET \S+/, 'GET http://localhost:11434/api/tags');
  expect(detectServer(exchangeOf(capture))?.target).toBe('ollama');
  const code = codeFor('ollama', { origins: ['http://a.example', 'http://b.example'] });
  expect(code.match(/http:\/\/a\.example,http:\/\/b\.example/g)).toHaveLength(4);
});

test('how a server logs its own decisions is said where it does', () => {
  expect(snippetFor('spring', POLICY, null).log).toContain('org.springframework.web.cors');
  expect(snippetFor('koa', POLICY, null).log).toBeNull();
});
