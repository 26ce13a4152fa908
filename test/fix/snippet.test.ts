import * as fc from 'fast-check';
import { parseAst } from 'vite';
import { expect, test } from 'vitest';
import type { Policy } from '../../src/fix/policy/policy.ts';
import { snippetFor, targetById, targetOrder } from '../../src/fix/snippet.ts';
import { exchangeOf } from '../support/http-text.ts';
import { BLOCKED_GET, BLOCKED_PUT } from './diagnosed.ts';

const POLICY: Policy = {
  origins: ['https://app.example.com'],
  methods: ['PUT'],
  allowHeaders: [],
  exposeHeaders: [],
  credentials: false,
  maxAge: 600,
};

const notesFor = (id: string, capture: string): string =>
  snippetFor(id, POLICY, exchangeOf(capture)).notes.join('\n');

test('a preflight that is refused with 401 is told where CORS belongs', () => {
  const capture = BLOCKED_PUT.replace('404 Not Found', '401 Unauthorized');
  expect(notesFor('express', capture)).toContain('above authentication');
  expect(notesFor('aspnetcore', capture)).toContain('`app.UseAuthentication()`');
  expect(notesFor('express', BLOCKED_GET)).not.toContain('above authentication');
});

test('a header that arrives twice is explained, and nginx hides the second', () => {
  const capture = `${BLOCKED_GET.trimEnd()}\nAccess-Control-Allow-Origin: *\nAccess-Control-Allow-Origin: *\n`;
  expect(notesFor('raw-headers', capture)).toContain('Two layers');
  const hiding = 'proxy_hide_header Access-Control-Allow-Origin;';
  expect(snippetFor('nginx', POLICY, exchangeOf(capture)).code).toContain(hiding);
  expect(snippetFor('nginx', POLICY, exchangeOf(BLOCKED_GET)).code).not.toContain(hiding);
});

test('without an exchange there are all notes', () => {
  const { notes } = snippetFor('nginx', POLICY, null);
  expect(notes).toHaveLength(targetById('nginx')?.notes.length ?? -1);
});

test('a target that does not exist gives the raw headers', () => {
  expect(snippetFor('no-such-server', POLICY, null).language).toBe('http');
  expect(targetById('no-such-server')).toBeNull();
});

test('the detected target comes first with its variants, then the recent ones, and none is lost', () => {
  const detected = { target: 'express', confidence: 'certain', evidence: 'X-Powered-By: Express' } as const;
  const order = targetOrder(detected, ['vite', 'gone', 'nginx']).map(({ id }) => id);
  expect(order.slice(0, 5)).toEqual(['express', 'express-manual', 'express-vercel', 'vite', 'nginx']);
  expect(new Set(order).size).toBe(targetOrder(null, []).length);
  expect(order).toHaveLength(targetOrder(null, []).length);
});

test('the proxy asks the API of the exchange, with a rewrite unless its paths begin with /api', () => {
  const plain = snippetFor('vite', POLICY, exchangeOf(BLOCKED_GET)).code;
  expect(plain).toContain("target: 'https://api.example.com'");
  expect(plain).toContain('rewrite');
  expect(plain).toContain("fetch('/api/items')");
  const under = snippetFor('vite', POLICY, exchangeOf(BLOCKED_GET.replace('/items', '/api/items'))).code;
  expect(under).not.toContain('rewrite');
  expect(under).toContain("fetch('/api/items')");
});

test('no address that a page can ask breaks out of the proxy configuration', () => {
  fc.assert(
    fc.property(fc.webUrl({ withQueryParameters: true }), fc.string({ unit: 'binary' }), (url, tail) => {
      const exchange = { ...exchangeOf(BLOCKED_GET), url: url + tail };
      const hops = exchange.hops.map((hop) => ({ ...hop, url: url + tail }));
      expect(parseAst(snippetFor('vite', POLICY, { ...exchange, hops }).code).body).toHaveLength(2);
    }),
  );
});
