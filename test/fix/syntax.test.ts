import { execFileSync } from 'node:child_process';
import { parse as parseProperties } from 'dot-properties';
import * as fc from 'fast-check';
import { parseAst } from 'vite';
import { describe, expect, test } from 'vitest';
import { parseDocument } from 'yaml';
import type { Policy } from '../../src/fix/policy/policy.ts';
import { snippetFor } from '../../src/fix/snippet.ts';
import type { Language } from '../../src/fix/target.ts';
import { TARGETS } from '../../src/fix/targets/index.ts';
import { ordinaryPolicy, policy } from './support.ts';
import {
  GRAMMAR_NAMES,
  type GrammarName,
  isGrammarName,
  loadTreeReader,
  type TreeReading,
} from './tree-reader.ts';

const codeFor = (id: string, granted: Policy): string => snippetFor(id, granted, null).code;

const targetsIn = (...languages: readonly Language[]): readonly string[] =>
  TARGETS.filter(({ id, language }) => languages.includes(language) && !CANNOT.has(id)).map(({ id }) => id);

/** They write nothing: their headers are fixed. */
const CANNOT: ReadonlySet<string> = new Set(['apps-script', 'github-pages', 'lm-studio']);

/** Hostile and ordinary policies that a target writes; those that it refuses are left out, at most three of four. */
function sampleFor(id: string, numRuns: number): readonly Policy[] {
  const written = fc
    .sample(fc.oneof(policy, ordinaryPolicy), { numRuns, seed: 7 })
    .filter((granted) => snippetFor(id, granted, null).refusal === null);
  expect(written.length).toBeGreaterThan(numRuns / 4);
  return written;
}

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
  const entries = Object.entries(node).filter(([name]) => name !== 'start' && name !== 'end');
  return Object.fromEntries(entries.map(([name, value]) => [name, shapeOf(value)]));
}

const treeOf = (code: string): unknown => parseAst(code, { lang: 'ts' });

const tamed = (granted: Policy): Policy => ({
  ...granted,
  origins: granted.origins.map(() => 'https://a.example'),
  methods: granted.methods.map(() => 'PUT'),
  allowHeaders: granted.allowHeaders.map(() => 'x-a'),
  exposeHeaders: granted.exposeHeaders.map(() => 'x-a'),
});

/** Development proxies name the page in a comment; what they hold is the API. */
const PROXIES: ReadonlySet<string> = new Set([
  'vite',
  'webpack-proxy',
  'angular-proxy',
  'next-rewrites',
  'app-shells',
]);

describe.each(targetsIn('js', 'ts'))('%s', (id) => {
  test('has the same syntax tree whatever the names are', () => {
    fc.assert(
      fc.property(policy, (granted) => {
        const tree = shapeOf(treeOf(codeFor(id, granted)));
        expect(tree).toEqual(shapeOf(treeOf(codeFor(id, tamed(granted)))));
      }),
      { numRuns: 40 },
    );
  });
});

describe.each(targetsIn('js', 'ts').filter((id) => !PROXIES.has(id)))('%s', (id) => {
  test('holds each origin as one literal', () => {
    fc.assert(
      fc.property(policy, (granted) => {
        expect(stringsIn(treeOf(codeFor(id, granted)))).toEqual(expect.arrayContaining([...granted.origins]));
      }),
      { numRuns: 40 },
    );
  });
});

/** What a Python program makes of each text. */
const pythonReads = (program: string, texts: readonly string[]): readonly unknown[] =>
  JSON.parse(execFileSync('python3', ['-c', program], { input: JSON.stringify(texts) }).toString());

const PYTHON_STRINGS = `
import ast, json, sys
def strings(text):
    return [n.value for n in ast.walk(ast.parse(text)) if isinstance(n, ast.Constant) and isinstance(n.value, str)]
print(json.dumps([strings(text) for text in json.load(sys.stdin)]))`;

const XML_VALUES = `
import json, sys, xml.etree.ElementTree as tree
def values(text):
    part = text.removeprefix('<?xml version="1.0" encoding="utf-8"?>')
    nodes = tree.fromstring('<whole>' + part + '</whole>').iter()
    return [value for node in nodes for value in [(node.text or '').strip(), *node.attrib.values()]]
print(json.dumps([values(text) for text in json.load(sys.stdin)]))`;

/** Tomcat takes lists with commas for one value. */
const separated = (id: string, values: unknown): unknown =>
  id === 'tomcat' && Array.isArray(values) ? values.flatMap((value) => String(value).split(',')) : values;

describe.each<[string, string]>([
  ...targetsIn('python').map((id): [string, string] => [id, PYTHON_STRINGS]),
  ...targetsIn('xml').map((id): [string, string] => [id, XML_VALUES]),
])('%s', (id, program) => {
  test('is read with each origin and header as one value', () => {
    const policies = sampleFor(id, 200);
    const read = pythonReads(
      program,
      policies.map((granted) => codeFor(id, granted)),
    );
    expect(read).toHaveLength(policies.length);
    for (const [index, granted] of policies.entries())
      expect(separated(id, read[index])).toEqual(
        expect.arrayContaining([...granted.origins, ...(id === 'jupyter' ? [] : granted.allowHeaders)]),
      );
  });
});

/** Every string in a parsed document. */
function valuesIn(node: unknown): string[] {
  if (typeof node === 'string') return [node];
  return typeof node === 'object' && node !== null ? Object.values(node).flatMap(valuesIn) : [];
}

/** Symfony takes two percent signs for one. */
const unescaped = (id: string, value: string): string =>
  id === 'symfony' ? value.replaceAll('%%', '%') : value;

/** Lists that are one value are separated by commas; API Gateway's stand in single quotes of their own. */
const itemsOf = (values: readonly string[]): readonly string[] =>
  values.flatMap((value) => [value, ...value.replace(/^'(.*)'$/, '$1').split(/, ?/)]);

describe.each(targetsIn('json', 'yaml'))('%s', (id) => {
  test('is read with each origin and header as one value', () => {
    const policies = sampleFor(id, 200);
    for (const granted of policies) {
      const document = parseDocument(codeFor(id, granted), { logLevel: 'silent' });
      expect(document.errors).toEqual([]);
      const values = itemsOf(valuesIn(document.toJS()).map((value) => unescaped(id, value)));
      const wanted = id === 'firebase-hosting' ? [] : granted.allowHeaders;
      expect(values).toEqual(expect.arrayContaining([...granted.origins, ...wanted]));
    }
  });
});

describe.each(targetsIn('json'))('%s', (id) => {
  test('is JSON', () => {
    for (const granted of sampleFor(id, 100)) expect(() => JSON.parse(codeFor(id, granted))).not.toThrow();
  });
});

/** Every feature that a snippet can have, with ordinary values. */
const EVERYTHING: Policy = {
  origins: ['https://app.example.com', 'capacitor://localhost'],
  methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'odd'],
  allowHeaders: ['x-a'],
  exposeHeaders: ['x-b'],
  credentials: true,
  maxAge: 600,
};

const readTree = await loadTreeReader();

/** The targets in a language that editors' grammars read, with that language. */
const grammarTargets = TARGETS.flatMap(({ id, language }): [string, GrammarName][] =>
  isGrammarName(language) ? [[id, language]] : [],
);

/** What its place says is around the code: Actix's ends with what a closure gives back. */
const inPlace = (id: string, code: string): string => (id === 'actix' ? `|| {\n${code}\n};` : code);

/** Lists that are one value are separated by commas. */
const withItems = (strings: readonly string[]): readonly string[] => [
  ...strings,
  ...strings.flatMap((text) => text.split(',')),
];

test('the grammars see what is broken', () => {
  const broken = {
    csharp: 'Call("a"b");',
    go: 'x := []string{"a"b"}',
    java: 'call("a"b");',
    rust: 'let a = ["a"b"];',
  };
  for (const grammar of GRAMMAR_NAMES) expect(readTree(grammar, broken[grammar]).errors).not.toEqual([]);
});

test.each(GRAMMAR_NAMES)('in %s code a value that breaks out without an error shows as a word', (grammar) => {
  const { errors, strings, words } = readTree(grammar, 'call("a"); other("b");');
  expect({ errors, strings, words }).toEqual({ errors: [], strings: ['a', 'b'], words: ['call', 'other'] });
});

/** Everything that a snippet takes from a policy. */
const valuesOf = ({ origins, methods, allowHeaders, exposeHeaders }: Policy): readonly string[] => [
  ...origins,
  ...methods,
  ...allowHeaders,
  ...exposeHeaders,
];

/** The values as a target must write them: Axum takes header names in lower case only. */
const asWritten = (id: string, granted: Policy): Policy =>
  id === 'axum'
    ? { ...granted, exposeHeaders: granted.exposeHeaders.map((name) => name.toLowerCase()) }
    : granted;

/** What a target names beside the values: Gin allows schemes of their own by name. */
const namedBeside = (id: string, { origins }: Policy): readonly string[] =>
  id === 'gin' ? origins.map((origin) => origin.slice(0, origin.indexOf('://') + 3)) : [];

/** Methods that some servers name by a constant, some whether or not the policy does. */
const COMMON_METHODS: ReadonlySet<string> = new Set(EVERYTHING.methods.filter((name) => name !== 'odd'));

describe.each(grammarTargets)('%s', (id, grammar) => {
  const read = (granted: Policy): TreeReading => {
    const reading = readTree(grammar, inPlace(id, codeFor(id, granted)));
    const isList = id === 'aspnet-webapi';
    return {
      ...reading,
      strings: isList ? reading.strings.flatMap((text) => text.split(',')) : reading.strings,
    };
  };
  const usual = [
    EVERYTHING,
    { ...EVERYTHING, origins: ['https://app.example.com'] },
    { ...EVERYTHING, allowHeaders: [], exposeHeaders: [] },
  ].map(read);
  const knownWords = new Set(usual.flatMap(({ words }) => words));
  const ownValues = new Set(valuesOf(EVERYTHING).filter((value) => !COMMON_METHODS.has(value)));
  const knownStrings = new Set(
    usual.flatMap(({ strings }) => strings).filter((text) => !ownValues.has(text)),
  );

  test('is whole code whose string literals are the values, and names nothing outside of them that it does not know', () => {
    for (const granted of sampleFor(id, 300)) {
      const { errors, strings, words } = read(granted);
      expect(errors).toEqual([]);
      const values = new Set(valuesOf(asWritten(id, granted)));
      const explained = new Set([...values, ...knownStrings, ...namedBeside(id, granted)]);
      const wanted = [...values].filter((value) => !COMMON_METHODS.has(value));
      expect(strings).toEqual(expect.arrayContaining(wanted));
      expect(strings.filter((text) => !explained.has(text))).toEqual([]);
      expect(words.filter((word) => !knownWords.has(word) && !/^[0-9]+L?$/.test(word))).toEqual([]);
    }
  });
});

const COMMANDS = ['az', 'kcadm.sh', 'mc', 'ollama', 'python', 'vllm'];

/** What a word holds: itself, the items of a list with commas behind a name, those of a list in JSON. */
const heldBy = (word: string): readonly unknown[] => [
  word,
  ...word.replace(/^[A-Za-z_]+=/, '').split(','),
  ...(/^(?:webOrigins=)?\[/.test(word) ? JSON.parse(word.replace('webOrigins=', '')) : []),
];

/** ComfyUI takes one origin; what Appwrite's console takes stands in comments. */
const passedOn = (id: string, { origins }: Policy): readonly string[] => {
  if (id === 'appwrite') return [];
  return id === 'comfyui' ? origins.slice(0, 1) : origins;
};

/** The commands that a script calls, each with its words, as the shell passes them on. */
function commandsOf(script: string): readonly (readonly string[])[] {
  const stub = `record() { for word in "$@" "$OLLAMA_ORIGINS"; do printf '%s\\0' "$word"; done; printf '\\n\\0'; }\n`;
  const stubs = COMMANDS.map((name) => `alias ${name}='record ${name}'\n`).join('');
  const output = execFileSync('sh', ['-c', `${stub}${stubs}eval "$1"`, 'sh', script]).toString();
  return output.split('\n\0').map((command) => command.split('\0'));
}

describe.each(targetsIn('shell'))('%s', (id) => {
  test('passes each origin on as one word', () => {
    for (const granted of sampleFor(id, 25)) {
      const commands = commandsOf(codeFor(id, granted));
      expect(commands.filter(([name = '']) => name !== '' && !COMMANDS.includes(name))).toEqual([]);
      expect(commands.flat().flatMap(heldBy)).toEqual(expect.arrayContaining([...passedOn(id, granted)]));
    }
  });
});

describe.each(targetsIn('properties'))('%s', (id) => {
  test('is read by a parser of properties with each value whole, and holds nothing that expressions read', () => {
    for (const granted of sampleFor(id, 200)) {
      const properties: Readonly<Record<string, unknown>> = parseProperties(codeFor(id, granted));
      for (const [name, value] of Object.entries(properties)) {
        expect(name).toMatch(id === 'directus' ? /^CORS_[A-Z_]+$/ : /^quarkus\.http\./);
        expect(value).toMatch(/^[A-Za-z0-9_:/.,[\]~+-]*$/);
      }
      const texts = Object.values(properties).map((value) => String(value).replace(/^array:/, ''));
      expect(withItems(texts)).toEqual(expect.arrayContaining([...granted.origins, ...granted.allowHeaders]));
    }
  });
});
