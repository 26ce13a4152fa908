import { expect, test } from 'vitest';
import type { Policy } from '../../src/fix/policy.ts';
import { snippetFor } from '../../src/fix/snippet.ts';
import { exchangeOf } from '../support/http-text.ts';
import { BLOCKED_GET } from './diagnosed.ts';

const POLICY: Policy = {
  origins: ['https://app.example.com'],
  methods: ['PUT'],
  allowHeaders: ['x-a'],
  exposeHeaders: [],
  credentials: false,
  maxAge: 600,
};

const codeFor = (id: string, changed: Partial<Policy> = {}): string =>
  snippetFor(id, { ...POLICY, ...changed }, null).code;

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
  expect(snippetFor('nginx', POLICY, exchangeOf(capture)).code).toContain('fastcgi_hide_header');
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
