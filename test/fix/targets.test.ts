import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { corsCheck } from '../../src/cors/cors-check.ts';
import type { Header } from '../../src/cors/header-list.ts';
import { preflightCheck } from '../../src/cors/preflight-check.ts';
import type { Policy } from '../../src/fix/policy/policy.ts';
import { TARGETS } from '../../src/fix/targets/index.ts';
import { snippetFor } from '../../src/fix/snippet.ts';
import { readNginx, type Directive } from './nginx-reader.ts';
import { ordinaryPolicy, policy } from './support.ts';

const codeFor = (id: string, granted: Policy): string => snippetFor(id, granted, null).code;

/** Stars that say which addresses are covered, and those of the languages' own: none of them grants anything. */
const PATHS =
  /\/\*\*?|"\*\*"|\(\.\*\)|:path\*|'paths' => \['\*'\]|\*\/|\*(?:INSTALLED_APPS|MIDDLEWARE)| \* time\.|\*gin\.Context/g;

const ORDINARY: Policy = {
  origins: ['http://localhost:5173', 'https://app.example.com'],
  methods: ['PUT'],
  allowHeaders: ['x-a'],
  exposeHeaders: ['x-b'],
  credentials: true,
  maxAge: 600,
};

/** Servers whose headers nobody can change: they say what helps instead. */
const CANNOT = ['apps-script', 'github-pages', 'lm-studio'];

test('only servers with fixed headers refuse an ordinary policy, and say what helps', () => {
  const refusing = TARGETS.filter(({ id }) => snippetFor(id, ORDINARY, null).refusal !== null);
  expect(refusing.map(({ id }) => id).sort()).toEqual(CANNOT);
  for (const { id } of refusing)
    expect(snippetFor(id, ORDINARY, null).notes.join()).toContain('What helps: ');
});

describe.each(TARGETS.map(({ id }) => id).filter((id) => !CANNOT.includes(id)))('%s', (id) => {
  test('prints every origin exactly', () => {
    fc.assert(
      fc.property(ordinaryPolicy, (granted) => {
        const code = codeFor(id, granted);
        for (const origin of granted.origins) expect(code).toContain(origin);
      }),
      { numRuns: 20 },
    );
  });

  test('grants no wildcard', () => {
    const policies = [ORDINARY, { ...ORDINARY, methods: [], allowHeaders: [], credentials: false }];
    for (const granted of policies) expect(codeFor(id, granted).replaceAll(PATHS, '')).not.toContain('*');
  });

  test('says nothing of credentials when none are allowed', () => {
    const code = codeFor(id, { ...ORDINARY, credentials: false });
    expect(code).not.toMatch(/Access-Control-Allow-Credentials|[cC]redentials(?:=T|: t|\()/);
  });

  test('writes any policy, or refuses it with a reason and no code', () => {
    fc.assert(
      fc.property(policy, (granted) => {
        const { code, refusal, notes } = snippetFor(id, granted, null);
        expect(code.endsWith('\n')).toBe(refusal === null);
        expect(refusal === null || (code === '' && notes.length === 1)).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  test('has notes that end as sentences do, with their code between backticks', () => {
    const { notes } = snippetFor(id, ORDINARY, null);
    for (const note of notes) {
      expect(note).toMatch(/[.!?]$/);
      expect(note.split('`')).toHaveLength(2 * Math.floor(note.split('`').length / 2) + 1);
    }
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
