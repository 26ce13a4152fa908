import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../src/exchange/exchange.ts';
import { matchAskings } from '../../src/witness/match-askings.ts';
import type { Asking } from '../../src/witness/read-askings-answer.ts';
import { CHROMIUM, exchangesOf, START } from '../support/http-text.ts';

const request = (start: number, lines = 'Origin: https://app.example', type = 'fetch'): string => `
  GET https://api.example/items
  @start ${start}
  @type ${type}
  ${lines}

  200 OK
  Access-Control-Allow-Origin: https://app.example
`;

const log = (...requests: readonly string[]): Exchange[] => exchangesOf(requests.join('---'), CHROMIUM);

/** Asked for one millisecond before the log has it. */
const asking = (start: number, credentials: Asking['credentials'], more: Partial<Asking> = {}): Asking => ({
  at: START + start - 1,
  url: 'https://api.example/items#part',
  method: 'GET',
  origin: 'https://app.example',
  credentials,
  mode: 'cors',
  redirect: 'follow',
  integrity: false,
  callSite: null,
  ...more,
});

/** For each exchange, in order, the credentials mode that is known of it. */
const known = (exchanges: readonly Exchange[], ...askings: readonly Asking[]): unknown[] => {
  const found = matchAskings(exchanges, askings);
  return exchanges.map((each) => found.find(({ exchange }) => exchange === each)?.asking.credentials ?? null);
};

describe('matching how a page asked to the requests of its log', () => {
  it('goes by address, method and order', () => {
    const exchanges = log(request(0), request(30));
    expect(known(exchanges, asking(30, 'omit'), asking(0, 'include'))).toEqual(['include', 'omit']);
    expect(known(exchanges, asking(0, 'include', { method: 'PUT' }))).toEqual([null, null]);
    expect(known(exchanges, asking(0, 'include', { url: 'https://api.example/other' }))).toEqual([
      null,
      null,
    ]);
  });

  it('says nothing while some are under way, unless all asked alike', () => {
    const [first] = log(request(0));
    if (first === undefined) throw new Error('one request');
    expect(known([first], asking(0, 'include'), asking(8, 'omit'))).toEqual([null]);
    expect(known([first], asking(0, 'include'), asking(8, 'include'))).toEqual(['include']);
  });

  it('says nothing where somebody else asked, too', () => {
    expect(known(log(request(0), request(2)), asking(0, 'include'))).toEqual([null, null]);
  });

  it('knows others by their origin, their time and what asked', () => {
    const exchanges = log(
      request(0),
      request(4, 'Origin: https://frame.example'),
      request(8, 'Origin: https://app.example', 'script'),
    );
    expect(known(exchanges, asking(0, 'include'))).toEqual(['include', null, null]);
    expect(known(log(request(0), request(5_000)), asking(5_000, 'omit'))).toEqual([null, 'omit']);
    expect(known(log(request(0)), asking(100, 'omit'))).toEqual([null]);
  });

  it('does not tell apart what was asked for at once in different ways', () => {
    const exchanges = log(request(0), request(1), request(60));
    expect(known(exchanges, asking(0, 'include'), asking(1, 'omit'), asking(60, 'omit'))).toEqual([
      null,
      null,
      'omit',
    ]);
    expect(known(exchanges, asking(0, 'omit'), asking(1, 'omit'), asking(60, 'include'))).toEqual([
      'omit',
      'omit',
      'include',
    ]);
  });
});
