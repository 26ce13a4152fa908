import { execFileSync } from 'node:child_process';
import * as fc from 'fast-check';
import { parse } from 'yaml';
import { describe, expect, test } from 'vitest';
import {
  goString,
  javaString,
  phpString,
  rubyString,
  rustString,
} from '../../../src/fix/write/quote-code.ts';
import { csharpString } from '../../../src/fix/write/quote.ts';
import { jsonString, xmlText, yamlString } from '../../../src/fix/write/quote-data.ts';
import {
  apacheHeaderValue,
  apachePattern,
  caddyString,
  haproxyFormat,
  haproxyString,
  shellString,
  vclString,
} from '../../../src/fix/write/quote-server.ts';
import { anyText } from '../support.ts';
import { type GrammarName, loadTreeReader } from '../tree-reader.ts';

const readTree = await loadTreeReader();

/** What UTF-8 can hold: a lone surrogate becomes the replacement character. */
const wellFormed = (text: string): string => text.replaceAll(/[\ud800-\udfff]/gu, '\ufffd');

describe.each<[GrammarName, (text: string) => string, (text: string) => string]>([
  ['csharp', csharpString, (text) => text],
  ['java', javaString, (text) => text],
  ['go', goString, wellFormed],
  ['rust', rustString, wellFormed],
])('a string literal in %s code', (language, quote, readBack) => {
  test('is one literal to a parser of the language, read back as the text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const call = readTree(language, `call(${quote(text)});`);
        expect(call).toEqual({ errors: [], strings: [readBack(text)], words: ['call'] });
      }),
    );
  });

  test('is printable ASCII, whatever the text is', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(quote(text)).toMatch(/^[\x20-\x7e]*$/);
      }),
    );
  });
});

test('a Java literal holds no Unicode escape that Java would read as a line end or a quote', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(javaString(text)).not.toMatch(/(?<!\\)(?:\\\\)*\\u00[0-7]/);
    }),
  );
});

test('a Ruby literal ends at its last character and interpolates nothing', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const inside = rubyString(text).slice(1, -1);
      expect(inside.replaceAll(/\\(?:["\\#]|u\{[0-9a-f]+\})/g, '')).toMatch(/^[^"\\#\r\n]*$/);
    }),
  );
});

test('a PHP literal ends at its last character', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const inside = phpString(text).slice(1, -1);
      expect(inside.replaceAll(/\\['\\]/g, '')).toMatch(/^[^'\\]*$/);
      expect(inside.replaceAll(/\\(['\\])/g, '$1')).toBe(text);
    }),
  );
});

test('a JSON string is read back as the text, and is ASCII', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(JSON.parse(jsonString(text))).toBe(text);
      expect(jsonString(text)).toMatch(/^[\x20-\x7e]*$/);
    }),
  );
});

test('a YAML scalar is read back as the text, and holds no character that is hidden', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const scalar = yamlString(wellFormed(text), '{}%');
      expect(parse(`key: ${scalar}`)).toEqual({ key: wellFormed(text) });
      expect(scalar).not.toMatch(/[{}%]/);
    }),
  );
});

test('XML text is read back by a parser, in elements and attributes', () => {
  const texts = fc.sample(anyText, { numRuns: 300, seed: 4 });
  const documents = texts.map((text) => `<a b="${xmlText(text)}">${xmlText(text)}</a>`);
  const program = `
import json, sys, xml.etree.ElementTree as tree
roots = [tree.fromstring(text) for text in json.load(sys.stdin)]
print(json.dumps([[root.get('b'), root.text or '', len(root)] for root in roots]))`;
  const output = execFileSync('python3', ['-c', program], { input: JSON.stringify(documents) }).toString();
  const held = texts.map((text) =>
    text
      .replaceAll(/[\ud800-\udfff]/gu, '')
      // oxlint-disable-next-line no-control-regex -- what XML cannot hold
      .replaceAll(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufffd-\uffff]/g, ''),
  );
  expect(JSON.parse(output)).toEqual(held.map((text) => [text, text, 0]));
});

test('a shell reads each word as the text', () => {
  const texts = fc
    .sample(anyText, { numRuns: 200, seed: 5 })
    .map((text) => wellFormed(text).replaceAll('\0', ''));
  const script = `printf '%s\\0' ${texts.map(shellString).join(' ')}`;
  const output = execFileSync('sh', ['-c', script]).toString();
  expect(output.split('\0').slice(0, -1)).toEqual(texts);
});

/** Words as the page can bring them: no controls, no backslash. */
const word = fc.string({ unit: fc.constantFrom(...`'"\`$;{}#!|<>%()*=,.:/-ax1 `), maxLength: 20 });

test.each<[string, (text: string) => string, RegExp]>([
  ['Apache header value', apacheHeaderValue, /^"(?:[^"\\]|\\")*"$/],
  ['Apache pattern', apachePattern, /^"\^\\Q(?:[^"\\]|\\")*\\E\$"$/],
  ['Caddy token', caddyString, /^"(?:[^"\\]|\\")*"$/],
  ['HAProxy argument', haproxyString, /^"(?:[^"\\$]|\\["$])*"$/],
  ['HAProxy log format', haproxyFormat, /^"(?:[^"\\$%]|\\["$]|%%)*"$/],
])('an %s is one word', (_what, quote, shape) => {
  fc.assert(
    fc.property(word, (text) => {
      expect(quote(text)).toMatch(shape);
    }),
  );
});

test('a VCL string takes the long form where it holds a quote', () => {
  expect(vclString('a')).toBe('"a"');
  expect(vclString('a"b')).toBe('{"a"b"}');
});
