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

/** A request of the kind that `text` tells, and how a cause that was seen at its first hop speaks of it. */
const toldOf = (text: string, evidence: readonly string[]): readonly Told[] => {
  const exchange = exchangeOf(text);
  return CAUSE_IDS.flatMap((id) => {
    const words = causeText({ ...findingOf(id), evidence }, exchange, 'Express');
    return (['title', 'story', 'check', 'fix', 'avoid'] as const).map((name) => ({
      about: `${name} of ${id}`,
      text: plainText(words[name]),
    }));
  });
};

const PREFLIGHT = `
  OPTIONS http://localhost:8000/api
  @start 1
  Origin: http://localhost:3000
  Access-Control-Request-Method: POST

  500 Internal Server Error
  ---
  POST http://localhost:8000/api
  @start 0
  @error net::ERR_FAILED`;

const OPAQUE = `
  GET http://localhost:8000/api
  @error net::ERR_FAILED
  Origin: null

  200 OK`;

describe('what the evidence carries', () => {
  it('is never said of the request where the preflight was answered', () => {
    expect(breaking(/answered your|allowed your|received your/, toldOf(PREFLIGHT, ['X: 1']))).toEqual([
      // It is said of a request whose preflight passed alone.
      expect.stringContaining('story of preflight-right-response-bare'),
    ]);
  });

  it('is no status line where a header is meant', () => {
    expect(
      breaking(/\(\w+ \/api → 500\)|with \w+ \/api → 500/, toldOf(PREFLIGHT, ['OPTIONS /api → 500'])),
    ).toEqual([]);
  });

  it('claims neither that a server looked, nor that it ran something, nor that nothing helps', () => {
    const claims = /looked at the origin|\bran it\b|nothing .{0,40}can change|always sends?\b.*whoever/i;
    expect(breaking(claims)).toEqual([]);
  });

  it('never leads to null on a list', () => {
    const told = toldOf(OPAQUE, ['X: 1']).filter(({ about }) => /^(?:check|fix)/.test(about));
    const advice = /(?:add|allow|register|name|write|for) (?:the origin )?null\b|the configuration for/i;
    expect(breaking(advice, told)).toEqual([]);
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
