import { assert, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CauseFinding, type CauseId, CAUSE_IDS } from '../../src/causes/causes-of.ts';
import { causeSummary, causeText } from '../../src/causes/words-of.ts';
import { plainText } from '../../src/explain/rich-text.ts';
import { exchangeOf } from '../support/http-text.ts';

const EXCHANGE = exchangeOf(`
  PUT http://localhost:8000/api/tasks/42
  @error net::ERR_FAILED
  Origin: http://localhost:3000

  302 Found
  Access-Control-Allow-Origin: https://other.example
  Location: http://localhost:8000/elsewhere`);

const findingOf = (id: CauseId, sign = 'X-Sign: 7'): CauseFinding => ({
  id,
  confidence: 'likely',
  basis: 'habit',
  evidence: [sign],
  hop: 0,
});

interface Told {
  readonly about: string;
  readonly text: string;
}

const textsOf = (id: CauseId): readonly Told[] => {
  const { title, story, check, fix, avoid } = causeText(findingOf(id), EXCHANGE, 'Express');
  return Object.entries({ title, story, check, fix, avoid }).map(([part, text]) => ({
    about: `${part} of ${id}`,
    text: plainText(text),
  }));
};

const TEXTS = CAUSE_IDS.flatMap(textsOf);

const breaking = (rule: RegExp, texts: readonly Told[] = TEXTS): readonly string[] =>
  texts.filter(({ text }) => rule.test(text)).map(({ about, text }) => `${about}: ${text}`);

const part = (name: string): readonly Told[] => TEXTS.filter(({ about }) => about.startsWith(`${name} of`));

describe('the words of every cause', () => {
  it('are there', () => {
    expect(breaking(/^$/)).toEqual([]);
  });

  it('blame nobody and call nothing easy', () => {
    expect(breaking(/\b(?:simply|just|obviously|easy|easily|please|of course|trivial)\b/i)).toEqual([]);
  });

  it('end sentences with one full stop and have no doubled or stray spaces', () => {
    expect(breaking(/\.\.|  | [.,;:](?!\w)|^\s|\s$/)).toEqual([]);
    const sentences = TEXTS.filter(({ about }) => !about.startsWith('title'));
    expect(sentences.filter(({ text }) => !text.endsWith('.'))).toEqual([]);
    expect(part('title').filter(({ text }) => text.endsWith('.'))).toEqual([]);
  });

  it('tell the story in two sentences with the user’s own values', () => {
    const values = /localhost|PUT|X-Sign|other\.example|\/api\/tasks/;
    expect(part('story').filter(({ text }) => !values.test(text))).toEqual([]);
    const count = (text: string): number => text.replaceAll(/\.(?!\s|$)/g, '').split('.').length - 1;
    expect(part('story').filter(({ text }) => count(text) < 2 || count(text) > 3)).toEqual([]);
  });

  it('say what not to do as such', () => {
    const unsaid = part('avoid').filter(({ text }) => !/\b(?:do not|not enough|of its own)\b/i.test(text));
    expect(unsaid).toEqual([]);
  });

  it('have titles that fit into a line', () => {
    expect(part('title').filter(({ text }) => text.length > 80)).toEqual([]);
  });

  it('link to the standard or to documentation', () => {
    const sources =
      /^https:\/\/(?:fetch\.spec\.whatwg\.org\/#|developer\.mozilla\.org\/en-US\/docs\/Web\/HTTP\/|nginx\.org\/en\/docs\/)/;
    const links = CAUSE_IDS.map((id) => causeText(findingOf(id), EXCHANGE).link);
    expect(links.filter((link) => !sources.test(link))).toEqual([]);
  });
});

describe('what to check and what to change', () => {
  it.each([
    ['turning CORS off', /no-cors|disable-web-security|turn(?:ing)? CORS off|disable CORS|--disable/i],
    ['an extension', /install|unblock/i],
    ['a proxy of a stranger', /public proxy|cors-anywhere|allorigins/i],
    ['reflecting the origin', /reflect|echo/i],
    ['allowing null or everybody', /Access-Control-Allow-Origin: (?:null|\*)/],
  ])('is never %s', (_what, forbidden) => {
    expect(breaking(forbidden, [...part('check'), ...part('fix')])).toEqual([]);
  });
});

describe('a hostile sign', () => {
  it('never makes a text throw, grow without bound or carry a control character', () => {
    assert(
      property(string({ unit: 'binary', maxLength: 300 }), (sign) => {
        for (const id of CAUSE_IDS) {
          const text = plainText(causeSummary(findingOf(id, sign), EXCHANGE));
          expect(text).not.toMatch(/\p{Cc}/u);
          expect(text.length).toBeLessThan(1_500);
        }
      }),
      { numRuns: 20 },
    );
  });
});
