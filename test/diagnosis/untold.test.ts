import { describe, expect, it } from 'vitest';
import { untoldOf } from '../../src/diagnosis/untold.ts';
import { FIREFOX } from '../support/http-text.ts';
import { answerOf, diagnosedLog, diagnosedOf } from './diagnosis-of.ts';

/** What a browser adds by itself asks for no preflight. */
const ADDED = `
  Origin: https://app.example
  User-Agent: Mozilla/5.0 (X11; Linux x86_64) Chrome/146.0.0.0
  Cache-Control: no-cache
  X-Client-Data: CJW2yQE=
  X-Browser-Year: 2026
  X-Browser-Channel: stable`;

const failed = (requestLine: string, headers: string): string => `
  ${requestLine}${headers}`;

const untold = (text: string): string => untoldOf(diagnosedOf(text, FIREFOX).exchange);

describe('a request that failed, nobody knows why', () => {
  it('is not said to lack a preflight that it never needed', () => {
    expect(untold(failed('GET https://fonts.example/a.woff2', ADDED))).toBe('failure');
  });

  it.each([
    ['its method', failed('PUT https://api.example/a', ADDED)],
    ['a header of the page', failed('GET https://api.example/a', `${ADDED}\n  X-Api-Key: 1`)],
  ])('is said to lack one that it needed for %s', (_what, text) => {
    expect(untold(text)).toBe('preflight');
  });
});

describe('a request that nobody says has failed', () => {
  it.each(['https://app.example/mine', 'https://api.example/theirs'])(
    'is not said to have, where its answer is not there: %s',
    (url) => {
      const { exchange, diagnosis } = diagnosedOf(`GET ${url}${ADDED}`, {
        engine: 'chromium',
        version: null,
      });
      expect([exchange.outcome, answerOf(diagnosis)]).toEqual(['unknown', 'unknown']);
    },
  );
});

const onPage = (url: string): string[] =>
  diagnosedLog(
    `GET https://app.example/
     @page page_1
     Upgrade-Insecure-Requests: 1

     200 OK
     ---
     GET ${url}
     @page page_1

     200 OK`,
    FIREFOX,
  ).map(({ diagnosis }) => answerOf(diagnosis));

describe('an answer to a request of which no header was recorded', () => {
  it('is of the same origin where its page is, however it was asked for', () => {
    expect(onPage('https://app.example/logo.png')).toEqual(['same-origin', 'same-origin']);
  });

  it('is not judged where it comes from another', () => {
    expect(onPage('https://cdn.example/logo.png')).toEqual(['same-origin', 'unknown']);
  });
});
