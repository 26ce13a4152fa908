import { describe, expect, test } from 'vitest';
import type { Policy } from '../../src/fix/policy/policy.ts';
import { snippetFor } from '../../src/fix/snippet.ts';
import type { Snippet } from '../../src/fix/target.ts';
import { exchangeOf } from '../support/http-text.ts';
import { BLOCKED_GET } from './diagnosed.ts';

const POLICY: Policy = {
  origins: ['https://app.example.com'],
  methods: ['PUT'],
  allowHeaders: [],
  exposeHeaders: [],
  credentials: true,
  maxAge: 600,
};

const codeFor = (id: string): string => snippetFor(id, POLICY, null).code;

const notesFor = (id: string, capture: string): string =>
  snippetFor(id, POLICY, exchangeOf(capture)).notes.join('\n');

const WILDCARD = `${BLOCKED_GET.trimEnd()}\nAccess-Control-Allow-Origin: *\n`;

/** A capture of the same request to another path. */
const at = (path: string): string => BLOCKED_GET.replace('/items', path);

test('Fastify needs no `await`, which CommonJS refuses at the top of a file', () => {
  expect(codeFor('fastify')).not.toContain('await');
});

test('Express by hand is given a handler that returns nothing, as its types ask', () => {
  expect(codeFor('express-manual')).not.toContain('return');
});

test('Strapi is given the option by the name that it reads', () => {
  expect(codeFor('strapi')).toContain('keepHeadersOnError: true');
});

test('NestJS is told of the wildcard that `NestFactory.create` adds, where one was sent', () => {
  expect(notesFor('nestjs', WILDCARD)).toContain('`cors: true`');
  expect(notesFor('nestjs', BLOCKED_GET)).not.toContain('`cors: true`');
});

test('React Router is told that Vite answers preflights in development, where there are any', () => {
  const simple = snippetFor('remix', { ...POLICY, methods: [] }, exchangeOf(BLOCKED_GET));
  expect(notesFor('remix', BLOCKED_GET)).toContain('`server: { cors: false }`');
  expect(simple.notes.join('\n')).not.toContain('`server: { cors: false }`');
});

describe('a proxy', () => {
  const proxyFor = (id: string, capture: string): Snippet => snippetFor(id, POLICY, exchangeOf(capture));

  test('of Angular takes the path away as both of its builders understand', () => {
    expect(proxyFor('angular-proxy', BLOCKED_GET).code).toContain("pathRewrite: { '^/api': '' }");
    expect(proxyFor('angular-proxy', at('/api/items')).code).not.toContain('pathRewrite');
  });

  test.each(['vite', 'webpack-proxy', 'angular-proxy', 'next-rewrites', 'own-proxy'])(
    'shows what to write in the page, for a long address too: %s',
    (id) => {
      const long = 'x'.repeat(100);
      expect(proxyFor(id, BLOCKED_GET).code).toContain(
        "fetch('/api/items'), where it now says 'https://api.example.com/items'.",
      );
      expect(proxyFor(id, at(`/${long}`)).code).toContain(
        "fetch('/api/...'), where it now says 'https://api.example.com/...'.",
      );
      expect(proxyFor(id, at(`/api/${long}`)).code).toContain(
        "fetch('/api/...'), where it now says 'https://api.example.com/api/...'.",
      );
    },
  );

  test('of nginx says that it trusts any certificate, where there is one', () => {
    expect(proxyFor('own-proxy', BLOCKED_GET).code).toContain('proxy_ssl_verify');
    expect(codeFor('own-proxy')).not.toContain('proxy_ssl_verify');
  });
});
