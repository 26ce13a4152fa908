import { execFileSync } from 'node:child_process';
import * as fc from 'fast-check';
import { parseAst } from 'vite';
import { describe, expect, test } from 'vitest';
import { corsCheck } from '../../src/cors/cors-check.ts';
import type { Header } from '../../src/cors/header-list.ts';
import { preflightCheck } from '../../src/cors/preflight-check.ts';
import type { Policy } from '../../src/fix/policy.ts';
import { TARGETS } from '../../src/fix/targets/index.ts';
import { snippetFor } from '../../src/fix/snippet.ts';
import { readCsharp } from './csharp-reader.ts';
import { readNginx, type Directive } from './nginx-reader.ts';
import { policy } from './support.ts';

const codeFor = (id: string, granted: Policy): string => snippetFor(id, granted, null).code;

/** All string literals of a JavaScript syntax tree, in no order. */
function stringsIn(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return [];
  const own = 'type' in node && node.type === 'Literal' && 'value' in node && typeof node.value === 'string';
  const nested = Object.values(node).flatMap(stringsIn);
  return own ? [String(node.value), ...nested] : nested;
}

/** The shape of a syntax tree without its literals: what the page says must never change it. */
function shapeOf(node: unknown): unknown {
  if (Array.isArray(node)) {
    const shapes = node.map(shapeOf);
    return shapes.filter((shape, index) => JSON.stringify(shape) !== JSON.stringify(shapes[index - 1]));
  }
  if (typeof node !== 'object' || node === null) return null;
  if ('type' in node && node.type === 'Literal') return 'Literal';
  return Object.fromEntries(Object.entries(node).map(([name, value]) => [name, shapeOf(value)]));
}

const ORDINARY: Policy = {
  origins: ['http://localhost:5173', 'https://app.example.com'],
  methods: ['PUT'],
  allowHeaders: ['x-a'],
  exposeHeaders: ['x-b'],
  credentials: true,
  maxAge: 600,
};

describe.each(TARGETS.map(({ id }) => id))('%s', (id) => {
  test('prints every origin exactly', () => {
    for (const origin of ORDINARY.origins) expect(codeFor(id, ORDINARY)).toContain(origin);
  });

  test('grants no wildcard', () => {
    expect(codeFor(id, ORDINARY)).not.toContain('*');
    expect(codeFor(id, { ...ORDINARY, methods: [], allowHeaders: [], credentials: false })).not.toContain(
      '*',
    );
  });

  test('says nothing of credentials when none are allowed', () => {
    const code = codeFor(id, { ...ORDINARY, credentials: false });
    expect(code).not.toMatch(/Access-Control-Allow-Credentials|[cC]redentials(?:=T|: t|\()/);
  });
});

test('no target has the id of another', () => {
  const ids = TARGETS.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

test('a variant names a target that exists', () => {
  const ids = TARGETS.map(({ id }) => id);
  const named = TARGETS.map(({ variantOf }) => variantOf).filter((id) => id !== null);
  expect(ids).toEqual(expect.arrayContaining(named));
});

describe.each(['express', 'express-manual', 'vite'])('%s', (id) => {
  test('has the same syntax tree whatever the names are', () => {
    fc.assert(
      fc.property(policy, (granted) => {
        const tame: Policy = {
          ...granted,
          origins: granted.origins.map(() => 'https://a.example'),
          methods: granted.methods.map(() => 'PUT'),
          allowHeaders: granted.allowHeaders.map(() => 'x-a'),
          exposeHeaders: granted.exposeHeaders.map(() => 'x-a'),
        };
        const tree = shapeOf(parseAst(codeFor(id, granted)));
        expect(tree).toEqual(shapeOf(parseAst(codeFor(id, tame))));
      }),
    );
  });
});

test.each(['express', 'express-manual'])('%s holds each origin as one literal', (id) => {
  fc.assert(
    fc.property(policy, (granted) => {
      const strings = stringsIn(parseAst(codeFor(id, granted)));
      expect(strings).toEqual(expect.arrayContaining([...granted.origins]));
    }),
  );
});

/** Every string literal of each program, read by Python's own parser. */
function pythonStrings(programs: readonly string[]): readonly (readonly string[])[] {
  const reader = `
import ast, json, sys
def strings(text):
    return [n.value for n in ast.walk(ast.parse(text)) if isinstance(n, ast.Constant) and isinstance(n.value, str)]
print(json.dumps([strings(text) for text in json.load(sys.stdin)]))`;
  return JSON.parse(execFileSync('python3', ['-c', reader], { input: JSON.stringify(programs) }).toString());
}

test.each(['flask', 'fastapi'])('%s is Python that holds each origin and header as one literal', (id) => {
  const policies = fc.sample(policy, { numRuns: 200, seed: 2 });
  const read = pythonStrings(policies.map((granted) => codeFor(id, granted)));
  expect(read).toHaveLength(policies.length);
  for (const [index, granted] of policies.entries())
    expect(read[index]).toEqual(expect.arrayContaining([...granted.origins, ...granted.allowHeaders]));
});

const named = (directives: readonly Directive[], name: string): readonly Directive[] =>
  directives.filter((directive) => directive.words[0] === name);

test('nginx reads each origin as one key of the map, and each header list as one value', () => {
  fc.assert(
    fc.property(policy, (granted) => {
      const directives = readNginx(codeFor('nginx', granted));
      const [map] = named(directives, 'map');
      const keys = (map?.block ?? [])
        .slice(1)
        .map(({ words }) => words[0]?.replace(/^~\^\\Q(.*)\\E\$$/, '$1'));
      expect(keys).toEqual(granted.origins);
      const [preflight] = named(directives, 'if');
      const allowed = (preflight?.block ?? []).find(
        ({ words }) => words[1] === 'Access-Control-Allow-Headers',
      );
      const value = allowed?.words[2]?.replaceAll('${cors_dollar}', '$') ?? '';
      expect(value).toBe(granted.allowHeaders.join(', '));
      expect(
        directives.every(({ words }) => ['map', 'geo', 'add_header', 'if'].includes(words[0] ?? '')),
      ).toBe(true);
    }),
  );
});

test('ASP.NET Core reads each value as one string literal and nothing else', () => {
  fc.assert(
    fc.property(policy, (granted) => {
      const tokens = readCsharp(codeFor('aspnetcore', granted));
      const strings = tokens.filter(({ kind }) => kind === 'string').map(({ text }) => text);
      const lists = [granted.origins, granted.methods, granted.allowHeaders, granted.exposeHeaders];
      expect(strings).toEqual(lists.flat());
      const symbols = tokens.filter(({ kind, text }) => kind === 'symbol' && '()'.includes(text));
      expect(symbols.filter(({ text }) => text === '(')).toHaveLength(symbols.length / 2);
    }),
  );
});

const headersOf = (block: string): readonly Header[] =>
  block
    .split('\n')
    .filter((line) => /^[A-Za-z-]+: /.test(line))
    .map((line) => ({ name: line.slice(0, line.indexOf(':')), value: line.slice(line.indexOf(':') + 2) }));

test('the raw headers pass the checks of the browser, for every origin', () => {
  fc.assert(
    fc.property(policy, (granted) => {
      const blocks = codeFor('raw-headers', granted).split('# When the request says Origin: ').slice(1);
      expect(blocks).toHaveLength(granted.origins.length);
      for (const [index, origin] of granted.origins.entries()) {
        const [preflight = '', response = ''] = (blocks[index] ?? '').split('# Every other answer');
        const request = { origin, include: granted.credentials, engine: 'chromium' as const };
        const preflighted = {
          ...request,
          method: granted.methods[0] ?? 'GET',
          unsafeHeaders: granted.allowHeaders,
        };
        const answer = { status: 204, headers: headersOf(preflight), redirected: false };
        const results = [
          ...preflightCheck(preflighted, answer),
          ...corsCheck(request, headersOf(response.split('# When it')[0] ?? '')),
        ];
        expect(results.filter((result) => result.corsError !== null)).toEqual([]);
      }
    }),
  );
});
