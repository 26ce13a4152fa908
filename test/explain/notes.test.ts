import { describe, expect, it } from 'vitest';
import type { Alternative, Diagnosed } from '../../src/diagnosis/diagnosis.ts';
import { credentialsQuestion } from '../../src/explain/credentials-question.ts';
import { droppedText } from '../../src/explain/interface/dropped.ts';
import { cacheNote, redirectNote } from '../../src/explain/notes.ts';
import { plainText } from '../../src/explain/rich-text.ts';
import { browserName, changeCount } from '../../src/explain/status.ts';
import { whatHappened } from '../../src/explain/what-happened.ts';
import { exchangeOf } from '../support/http-text.ts';
import { blocked, diagnosed, getAnswered, preflightAnswered } from './fixtures.ts';

const wildcard: Alternative = {
  assuming: 'credentials',
  phase: 'response',
  corsError: 'WildcardOriginNotAllowed',
  failedParameter: '',
  hop: 0,
};

const asked = (one: Diagnosed): readonly string[] => {
  const found = credentialsQuestion(one);
  return found === null ? [] : [plainText(found.question), plainText(found.otherwise)];
};

describe('the question of credentials', () => {
  it('says what is assumed, and what the first error would be otherwise', () => {
    const one = blocked(
      getAnswered('200 OK\n  Access-Control-Allow-Origin: *'),
      { corsError: 'AllowOriginMismatch' },
      { alternatives: [wildcard], assuming: 'no-credentials' },
    );
    expect(asked(one)).toEqual([
      'Sent with credentials (such as cookies)? DevTools cannot see it. Assumed: no.',
      'With credentials the first error would be another: ' +
        'http://localhost:8000 answered your GET with the wildcard Access-Control-Allow-Origin: *, ' +
        'which does not cover a request with credentials, so the browser keeps the response from your page.',
    ]);
  });

  it('says what else is needed, or that the check would pass, where the other mode has no error of its own', () => {
    const found = { assumptionMatters: true } as const;
    const missing = { corsError: 'MissingAllowOriginHeader' } as const;
    const text = getAnswered('200 OK');
    expect(asked(blocked(text, missing, { ...found, assuming: 'no-credentials' }))[1]).toMatch(
      /^With credentials every answer also needs Access-Control-Allow-Credentials: true\.$/,
    );
    expect(asked(blocked(text, missing, { ...found, assuming: 'credentials' }))).toEqual([
      'Sent with credentials (such as cookies)? DevTools cannot see it. Assumed: yes.',
      'Without credentials Access-Control-Allow-Credentials: true is not needed.',
    ]);
    expect(asked(blocked(text, wildcard, { ...found, assuming: 'credentials' }))[1]).toBe(
      'Without credentials this check passes.',
    );
  });

  it('says that what is needed is for either answer, or for one of them, where that was asked for', () => {
    const allow = { 'Access-Control-Allow-Credentials': 'true' };
    const hop = {
      kind: 'response',
      method: 'GET',
      url: 'http://localhost:8000/',
      hop: 0,
      status: null,
    } as const;
    const found = { assumptionMatters: true, neededFor: 'credentials' } as const;
    const missing = { corsError: 'MissingAllowOriginHeader' } as const;
    const text = getAnswered('200 OK');
    expect(asked(blocked(text, missing, { ...found, needed: [{ ...hop, set: allow, remove: [] }] }))[1]).toBe(
      'What is needed here lets it pass either way. ' +
        'Without credentials it passes without Access-Control-Allow-Credentials: true, too.',
    );
    expect(asked(blocked(text, missing, found))[1]).toBe('What is needed here lets it pass either way.');
    expect(
      asked(blocked(text, missing, { ...found, assuming: 'credentials', neededFor: 'no-credentials' }))[1],
    ).toBe('What is needed here lets it pass without credentials: with them no header does.');
  });

  it('is not asked when the answer is the same', () => {
    expect(credentialsQuestion(diagnosed(exchangeOf(getAnswered('200 OK')), {}))).toBeNull();
  });
});

describe('the note on the preflight cache', () => {
  it('says which earlier preflight answered, and how long ago', () => {
    const earlier = exchangeOf(preflightAnswered('204 No Content'));
    const [hop] = earlier.hops;
    if (hop === undefined) throw new Error('the exchange has a preflight');
    const exchange = {
      ...exchangeOf(getAnswered('200 OK')),
      startedAt: hop.startedAt + 4_200,
      cachedPreflight: { exchangeId: earlier.id, hop },
    };
    expect(plainText(cacheNote(diagnosed(exchange, {})) ?? [])).toMatch(
      /^No preflight was sent: the browser reused the answer to OPTIONS \/api\/tasks\/42 from 4 seconds before/,
    );
  });

  it('is absent when a preflight was sent', () => {
    expect(cacheNote(diagnosed(exchangeOf(preflightAnswered('204 No Content')), {}))).toBeNull();
  });
});

describe('the note on redirects', () => {
  it('says where the request went, and that its origin became null', () => {
    const exchange = exchangeOf(`
      GET https://api.example/old
      Origin: https://app.example

      302 Found
      Access-Control-Allow-Origin: https://app.example
      Location: https://other.example/new
      ---
      GET https://other.example/new
      @error net::ERR_FAILED
      Origin: null

      200 OK
    `);
    const note = plainText(redirectNote(diagnosed(exchange, {})) ?? []);
    expect(note).toMatch(/^Redirected 1 time by https:\/\/api\.example to https:\/\/other\.example\/new\. /);
    expect(note).toContain('sends Origin: null (a tainted origin)');
  });

  it('does not say again what the story says', () => {
    const text = `
      GET https://api.example/old
      Origin: https://app.example

      302 Found
      Location: https://other.example/new
      ---
      GET https://other.example/new
      @error net::ERR_FAILED
      Origin: null

      200 OK
    `;
    const one = blocked(text, { corsError: 'MissingAllowOriginHeader', hop: 1 });
    expect(plainText(whatHappened(one))).toContain('a tainted origin');
    expect(plainText(redirectNote(one) ?? [])).toBe(
      'Redirected 1 time by https://api.example to https://other.example/new.',
    );
  });

  it('is absent without redirects', () => {
    expect(redirectNote(diagnosed(exchangeOf(getAnswered('200 OK')), {}))).toBeNull();
  });
});

describe('the count of what was dropped', () => {
  it('agrees with its number', () => {
    expect(droppedText(0, 'unreadable')).toBe('');
    expect(droppedText(1, 'unreadable')).toBe('1 entry could not be read and was left out');
    expect(droppedText(2_000, 'too-many')).toBe('2,000 older requests were dropped to make room');
  });
});

describe('the status line', () => {
  it('names the browser, with its version where it is known', () => {
    expect(browserName({ engine: 'chromium', version: 156 })).toBe('Chromium 156');
    expect(browserName({ engine: 'firefox', version: null })).toBe('Firefox');
  });

  it('counts changes', () => {
    expect([0, 1, 2].map(changeCount)).toEqual(['nothing to change', '1 change', '2 changes']);
  });
});
