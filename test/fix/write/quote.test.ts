import { execFileSync } from 'node:child_process';
import { runInNewContext } from 'node:vm';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  httpValue,
  jsString,
  nginxLiteral,
  nginxString,
  pythonString,
} from '../../../src/fix/write/quote.ts';
import { readNginx } from '../nginx-reader.ts';
import { anyText } from '../support.ts';

test('a JavaScript string literal is read back as the text', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(runInNewContext(jsString(text))).toBe(text);
    }),
  );
});

test('a Python string literal is read back as the text', () => {
  const texts = fc.sample(anyText, { numRuns: 500, seed: 1 });
  const program =
    'import ast, json, sys\nprint(json.dumps([ast.literal_eval(x) for x in json.load(sys.stdin)]))';
  const input = JSON.stringify(texts.map(pythonString));
  const output = execFileSync('python3', ['-c', program], { input }).toString();
  expect(JSON.parse(output)).toEqual(texts);
});

test('an nginx parameter is one token, read back as the text', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(readNginx(`key ${nginxLiteral(text)};`)).toEqual([{ words: ['key', text], block: null }]);
    }),
  );
});

test('an nginx value expands no variable but the one that stands for a dollar sign', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const [directive] = readNginx(`key ${nginxString(text)};`);
      const value = directive?.words[1] ?? '';
      expect(value.replaceAll('${cors_dollar}', '$')).toBe(text.replaceAll('${cors_dollar}', '$'));
      expect(value.replaceAll('${cors_dollar}', '')).not.toContain('$');
    }),
  );
});

test('a raw header value stays on its line', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(httpValue(text)).not.toMatch(/[\r\n\0\u2028\u2029]/);
    }),
  );
});
