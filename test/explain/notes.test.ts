import { describe, expect, it } from 'vitest';
import type { Alternative, Diagnosed } from '../../src/diagnosis/diagnosis.ts';
import { droppedText } from '../../src/explain/dropped.ts';
import { cacheNote, credentialsQuestion, redirectNote } from '../../src/explain/notes.ts';
import { plainText } from '../../src/explain/rich-text.ts';
import { exchangeOf } from '../support/http-text.ts';
import { blocked, diagnosed, getAnswered, preflightAnswered } from './fixtures.ts';

const wildcard: Alternative = {
  assuming: 'credentials',
  phase: 'response',
  corsError: 'WildcardOriginNotAllowed',
  failedParameter: '',
  hop: 0,
};

const question = (one: Diagnosed): string => plainText(credentialsQuestion(one) ?? []);

describe('the question of credentials', () => {
  it('says what is taken for granted, and what the cause would be otherwise', () => {
    const one = blocked(
      getAnswered('200 OK\n  Access-Control-Allow-Origin: *'),
      { corsError: 'AllowOriginMismatch' },
      { alternatives: [wildcard], assuming: 'no-credentials' },
    );
    expect(question(one)).toBe(
      "No browser tells DevTools whether a page asked with credentials (credentials: 'include' or withCredentials = true). " +
        'Here it is taken that it did not. If it asked with them, the cause is: Wildcard with credentials.',
    );
  });

  it('says what else is needed, or that the check would pass, where the other mode has no failure of its own', () => {
    const found = { assumptionMatters: true } as const;
    const missing = { corsError: 'MissingAllowOriginHeader' } as const;
    expect(
      question(blocked(getAnswered('200 OK'), missing, { ...found, assuming: 'no-credentials' })),
    ).toMatch(
      /it did not\. If it asked with them, every answer also needs Access-Control-Allow-Credentials: true\.$/,
    );
    expect(question(blocked(getAnswered('200 OK'), missing, { ...found, assuming: 'credentials' }))).toMatch(
      /it did\. If it did not, Access-Control-Allow-Credentials: true is not needed\.$/,
    );
    expect(question(blocked(getAnswered('200 OK'), wildcard, { ...found, assuming: 'credentials' }))).toMatch(
      /it did\. If it did not, this check passes\.$/,
    );
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
