import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { detectServer } from '../../src/fix/detect/detect.ts';
import { snippetFor } from '../../src/fix/snippet.ts';
import { exchangeOf } from '../support/http-text.ts';
import { codeFor, EVERYDAY, refusedFor } from './configured.ts';
import { BLOCKED_GET } from './diagnosed.ts';

const originOfLength = (length: number): string => `https://${'a'.repeat(length - 8)}`;

test('nginx writes an origin as itself while it fits the hash table, and literally in an expression beyond', () => {
  const fits = originOfLength(46);
  const long = originOfLength(47);
  const code = codeFor('nginx', { origins: [fits, long] });
  expect(code).toContain(`    "${fits}" $http_origin;`);
  expect(code).toContain(String.raw`    "~^\\Q${long}\\E$" $http_origin;`);
});

test('nginx tells how headers of applications behind FastCGI are hidden', () => {
  const capture = `${BLOCKED_GET.trimEnd()}\nAccess-Control-Allow-Origin: *\n`;
  expect(snippetFor('nginx', EVERYDAY, exchangeOf(capture)).code).toContain('fastcgi_hide_header');
});

test('Apache takes away what CGI and PHP-FPM send, too, which stands in the table of errors', () => {
  const lines = codeFor('apache', { credentials: true }).split('\n');
  for (const name of ['Access-Control-Allow-Origin', 'Access-Control-Allow-Credentials']) {
    const removed = lines.indexOf(`Header always unset ${name}`);
    expect(removed).toBeGreaterThan(-1);
    expect(lines.findIndex((line) => line.startsWith(`Header always set ${name} `))).toBeGreaterThan(removed);
  }
});

test('HAProxy reads the whole origin, which may hold a comma', () => {
  expect(codeFor('haproxy')).toContain('req.fhdr(Origin)');
});

test('ingress-nginx refuses what its validation of annotations refuses', () => {
  expect(
    refusedFor('ingress-nginx', { origins: ['https://a.example', 'capacitor://localhost'] }),
  ).toBeUndefined();
  for (const origin of ['http://[::1]:3000', 'https://my_app.example.com'])
    expect(refusedFor('ingress-nginx', { origins: [origin] })).toBe(origin);
  expect(refusedFor('ingress-nginx', { methods: ['M-SEARCH'] })).toBe('M-SEARCH');
});

/** The origins as Kong reads them: an expression, anchored at both ends, where a character is not an ordinary one. */
const kongAllows = (origins: readonly string[], origin: string): boolean =>
  (parse(codeFor('kong', { origins })) as { plugins: { config: { origins: string[] } }[] }).plugins
    .flatMap(({ config }) => config.origins)
    .some((entry) =>
      /^[A-Za-z0-9.:/-]+$/.test(entry) ? entry === origin : new RegExp(`^(?:${entry})$`).test(origin),
    );

test('Kong, which takes an origin with an underscore for an expression, lets in no other', () => {
  const origins = ['https://my_app.example.com', 'https://app.example.com'];
  for (const origin of origins) expect(kongAllows(origins, origin)).toBe(true);
  expect(kongAllows(origins, 'https://my_app-example.com')).toBe(false);
  expect(kongAllows(origins, 'https://my_appxexample.com')).toBe(false);
  expect(kongAllows(origins, 'https://app-example.com')).toBe(false);
});

test('Kong cannot answer a page at a literal IPv6 address', () => {
  expect(refusedFor('kong', { origins: ['http://[::1]:3000'] })).toBe('http://[::1]:3000');
});

test('Vinyl Cache is known as Varnish was', () => {
  const capture = `${BLOCKED_GET.trimEnd()}\nVia: 1.1 cache (Vinyl-Cache/9.0)\n`;
  expect(detectServer(exchangeOf(capture))).toMatchObject({ target: 'varnish', confidence: 'certain' });
});

test('an HTTPRoute refuses what the Gateway API does not let it hold', () => {
  for (const origin of ['http://[::1]:3000', 'capacitor://localhost', 'https://my_app.example.com'])
    expect(refusedFor('gateway-api', { origins: [origin] })).toBe(origin);
  expect(refusedFor('gateway-api', { methods: ['PROPFIND'] })).toBe('PROPFIND');
  const names = Array.from({ length: 65 }, (_, index) => `x-${index}`);
  expect(refusedFor('gateway-api', { allowHeaders: names })).toBe('x-64');
  expect(refusedFor('gateway-api', { allowHeaders: names.slice(0, 64) })).toBeUndefined();
});

test('an HTTPRoute keeps a preflight for a second at least, which is the shortest that it can hold', () => {
  expect(codeFor('gateway-api', { maxAge: 0 })).toContain('maxAge: 1\n');
});

/** As long as a page may make them: a hundred names. */
const LONG = Array.from(
  { length: 100 },
  (_, index) => `x-${String(index).padStart(3, '0')}-${'h'.repeat(60)}`,
);

test('nginx gets a long list in several lines, each short enough for its buffer, and none is lost', () => {
  const code = codeFor('nginx', {
    allowHeaders: LONG,
    exposeHeaders: LONG.map((name) => name.replaceAll('h', '$')),
  });
  const named = code.split('\n').filter((line) => line.includes('Access-Control-Allow-Headers'));
  expect(named.length).toBeGreaterThan(1);
  expect(named.flatMap((line) => line.match(/x-[0-9]{3}-h+/g) ?? [])).toEqual(LONG);
  expect(Math.max(...code.split('\n').map((line) => line.length))).toBeLessThan(4_000);
});

test.each([
  ['haproxy', 250],
  ['vercel-json', 60],
])('%s refuses lists that do not fit, with the reason', (id, length) => {
  const allowHeaders = LONG.map((name) => name.padEnd(length, 'h'));
  expect(refusedFor(id, { allowHeaders })).toMatch(/^[0-9]+ bytes$/);
  expect(refusedFor(id, { allowHeaders: LONG.slice(0, 20) })).toBeUndefined();
});
