import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { assert, constantFrom, property, string, tuple } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { everyLink, everyText, type Told } from './every-text.ts';

const VALUES = {
  server: 'http://localhost:8000/api/tasks/42',
  page: 'http://localhost:3000',
  method: 'PUT',
  value: 'x-the-value',
};

const TEXTS = everyText(VALUES);

/** A verdict without a finding has no rule beyond its headline. */
const mayBeEmpty = ({ about }: Told): boolean => about.startsWith('rule of verdict');

/** The texts that break a rule, with what they are about, so that a failure names them. */
const breaking = (rule: RegExp, texts: readonly Told[] = TEXTS): readonly string[] =>
  texts.filter(({ text }) => rule.test(text)).map(({ about, text }) => `${about}: ${text}`);

describe('every text', () => {
  it('exists', () => {
    const empty = TEXTS.filter((told) => told.text === '' && !mayBeEmpty(told));
    expect(empty.map(({ about }) => about)).toEqual([]);
  });

  it('blames nobody and calls nothing easy', () => {
    expect(breaking(/\b(?:simply|just|obviously|easy|easily|please|of course|trivial)\b/i)).toEqual([]);
  });

  it('ends sentences with one full stop and has no doubled or stray spaces', () => {
    expect(breaking(/\.\.|  | [.,;:]|^\s|\s$/)).toEqual([]);
  });

  it('agrees in number', () => {
    expect(breaking(/\b1 (?:headers|warnings|times|bytes|seconds|entries)\b/)).toEqual([]);
    expect(breaking(/\b(?:[02-9]|\d\d+) (?:warning|time|byte|second|entry)\b/)).toEqual([]);
  });

  it('shows the value where the code has one', () => {
    const quoting =
      /^headline of (?:AllowOriginMismatch|MultipleAllowOriginValues|InvalidAllowOriginValue|InvalidAllowCredentials|HeaderDisallowed|MethodDisallowed)/;
    const silent = TEXTS.filter(({ about, text }) => quoting.test(about) && !text.includes(VALUES.value));
    expect(silent).toEqual([]);
  });

  it('names the server in every headline, and the method where a request was stopped', () => {
    const headlines = TEXTS.filter(({ about }) => about.startsWith('headline of'));
    const silent = headlines.filter(({ text }) => !/localhost:8000|localhost\b/.test(text));
    expect(silent).toEqual([]);
  });

  it('is a sentence where it stands alone', () => {
    const sentences = TEXTS.filter(({ about }) =>
      /^(?:headline|rule|unfixable|detail|next step)/.test(about),
    );
    expect(sentences.filter(({ text }) => text !== '' && !text.endsWith('.'))).toEqual([]);
  });
});

describe('advice', () => {
  const advice = TEXTS.filter(({ kind }) => kind === 'advice');
  const asNull = everyText({ ...VALUES, page: 'null' }).filter(({ kind }) => kind === 'advice');

  it.each([
    ['to turn CORS off in the request', /no-cors/i],
    ['to turn CORS off in the browser', /disable-web-security|turn(?:ing)? CORS off|disable CORS|--disable/i],
    ['to install an extension', /install|unblock/i],
    ['to send requests through a stranger', /public proxy|cors-anywhere|allorigins/i],
    ['to reflect the origin', /reflect|echo/i],
    ['to allow null', /Access-Control-Allow-Origin: null/],
  ])('is never %s', (_what, forbidden) => {
    expect(breaking(forbidden, [...advice, ...asNull])).toEqual([]);
  });

  it('names the wildcard only for data that everybody may see', () => {
    const wildcard = breaking(/Access-Control-Allow-Origin: \*/, [...advice, ...asNull]);
    expect(wildcard.filter((text) => !text.includes('Only data that everybody may see'))).toEqual([]);
  });
});

describe('links', () => {
  it('lead to the Fetch Standard or MDN', () => {
    const sources =
      /^https:\/\/(?:fetch\.spec\.whatwg\.org\/#|developer\.mozilla\.org\/en-US\/docs\/Web\/HTTP\/)/;
    expect(everyLink().filter((link) => !sources.test(link))).toEqual([]);
  });
});

describe('hostile values', () => {
  const hostile = string({ unit: 'binary', maxLength: 200 });
  const odd = constantFrom(
    '',
    'null',
    '*',
    '\u001b[2J',
    '\u202E',
    'http://',
    'https://user:pw@h:1/',
    'a'.repeat(100_000),
  );

  it('never make a text throw, grow without bound or carry a control character', () => {
    const value = tuple(hostile, odd).map(([one, other]) => one + other);
    assert(
      property(value, value, value, value, (server, page, method, other) => {
        const values = { server, page, method, value: other };
        for (const { text } of everyText(values)) {
          expect(text).not.toMatch(/\p{Cc}/u);
          expect(text.length).toBeLessThan(6_000);
        }
      }),
      { numRuns: 20 },
    );
  }, 30_000);
});

describe('the words in the source', () => {
  const folder = join(import.meta.dirname, '../../src/explain');
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.ts'),
  );

  it.each(sources)('%s says nothing that no finding reaches', (path) => {
    const source = readFileSync(join(folder, path), 'utf8');
    const prose = [...source.matchAll(/sentence`[^`]*`|'[^'\n]*'/g)].map(([text]) => text);
    expect(prose.filter((text) => /\b(?:simply|just|obviously|easy|please)\b/i.test(text))).toEqual([]);
  });
});
