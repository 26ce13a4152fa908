import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { highlight, type TokenKind } from '../../../src/panel/fix/highlight.ts';
import { RULES } from '../../../src/panel/fix/highlight-rules.ts';
import { TARGETS } from '../../../src/fix/targets/index.ts';
import type { Language } from '../../../src/fix/target.ts';
import { anyText, policy } from '../../fix/support.ts';

const LANGUAGES = Object.keys(RULES) as Language[];

const joined = (code: string, language: Language): string =>
  highlight(code, language)
    .map((token) => token.text)
    .join('');

describe.each(LANGUAGES)('%s', (language) => {
  test('the tokens of any text are the text', () => {
    fc.assert(
      fc.property(anyText, (code) => {
        expect(joined(code, language)).toBe(code);
      }),
    );
  });
});

test('the tokens of every snippet are the snippet', () => {
  fc.assert(
    fc.property(policy, (granted) => {
      for (const target of TARGETS) {
        const code = target.write(granted, null);
        expect(joined(code, target.language)).toBe(code);
      }
    }),
    { numRuns: 50 },
  );
});

test('a text that opens a hundred thousand strings is read in one go', () => {
  const code = `"'\`/*`.repeat(100_000);
  const started = performance.now();
  expect(joined(code, 'js')).toBe(code);
  expect(performance.now() - started).toBeLessThan(2000);
});

const kindOf = (code: string, language: Language, text: string): TokenKind | undefined =>
  highlight(code, language).find((token) => token.text === text)?.kind;

test.each<[Language, string, string, TokenKind]>([
  ['js', "import cors from 'cors'; // first", 'import', 'keyword'],
  ['js', "import cors from 'cors'; // first", "'cors'", 'string'],
  ['js', "import cors from 'cors'; // first", '// first', 'comment'],
  ['js', 'cors({ maxAge: 600 })', 'maxAge', 'property'],
  ['js', 'cors({ maxAge: 600 })', '600', 'number'],
  ['python', 'CORS(app, max_age=600)  # seconds', 'max_age', 'property'],
  ['python', 'CORS(app, max_age=600)  # seconds', '# seconds', 'comment'],
  ['python', 'if a == 1:', ' a ', 'plain'],
  ['nginx', 'add_header Vary Origin always;', 'add_header', 'keyword'],
  ['nginx', 'map $http_origin $cors_origin {', '$cors_origin', 'property'],
  ['csharp', 'policy.WithOrigins("https://a.example")', '"https://a.example"', 'string'],
  ['http', 'Access-Control-Max-Age: 600', 'Access-Control-Max-Age', 'property'],
])('in %s code %j, %j is a %s', (language, code, text, kind) => {
  expect(kindOf(code, language, text)).toBe(kind);
});
