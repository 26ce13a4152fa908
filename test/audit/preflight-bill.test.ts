import { describe, expect, it } from 'vitest';
import { billText } from '../../src/audit/bill-text.ts';
import { billOf } from '../../src/audit/preflight-bill.ts';
import { plainText } from '../../src/explain/rich-text.ts';
import { exchangesOf } from '../support/http-text.ts';

interface Sent {
  readonly at: number;
  readonly path?: string;
  readonly method?: string;
  readonly status?: number;
  readonly id: number;
}

/** A request with its preflight, which takes 20 ms. */
const sent = ({ at, path = '/items', method = 'PUT', status = 204, id }: Sent): string => `
  OPTIONS https://api.example${path}
  @start ${at}
  @time 20
  @request-id ${id}
  Origin: https://app.example
  Access-Control-Request-Method: ${method}

  ${status} Answered
  Access-Control-Allow-Origin: https://app.example
  Access-Control-Allow-Methods: PUT
  ---
  ${method} https://api.example${path}
  @start ${at + 30}
  Origin: https://app.example
  ${status === 204 ? '\n  200 OK\n  Access-Control-Allow-Origin: https://app.example' : '@error net::ERR_FAILED'}
`;

const billFor = (...all: readonly Omit<Sent, 'id'>[]) =>
  billOf(exchangesOf(all.map((each, id) => sent({ ...each, id })).join('---')));

const MINUTE = 60_000;

describe('the bill of preflights', () => {
  it('counts them, and what requests waited for them', () => {
    expect(billFor({ at: 0 }, { at: 10, path: '/b' }, { at: 100 })).toMatchObject({
      count: 3,
      duration: 60,
      elapsed: 50,
    });
  });

  it('knows how long each engine keeps an answer', () => {
    const { saved } = billFor({ at: 0 }, { at: 9 * MINUTE }, { at: 100 * MINUTE }, { at: 1_000 * MINUTE });
    expect(saved).toEqual({
      chromium: { maxAge: 7_200, count: 2, duration: 40 },
      firefox: { maxAge: 86_400, count: 3, duration: 60 },
      webkit: { maxAge: 600, count: 1, duration: 20 },
    });
  });

  it('saves nothing at another address, for another method, or where it was refused', () => {
    const { saved } = billFor(
      { at: 0 },
      { at: 100, path: '/other' },
      { at: 200, method: 'DELETE', status: 403 },
      { at: 300, path: '/refused', status: 403 },
      { at: 400, path: '/refused', status: 403 },
    );
    expect(saved.chromium.count).toBe(0);
  });

  it('says so', () => {
    expect(plainText(billText(billOf([])))).toBe('');
    expect(plainText(billText(billFor({ at: 0 })))).toBe('1 preflight: requests waited 20 ms for it.');
    expect(plainText(billText(billFor({ at: 0 }, { at: 100 })))).toBe(
      '2 preflights: requests waited 40 ms for them. Access-Control-Max-Age would have spared 1 of them, 20 ms: Chromium keeps an answer for 2 hours at most, Firefox for a day, Safari for 10 minutes.',
    );
    expect(plainText(billText(billFor({ at: 0 }, { at: 20 * MINUTE })))).toContain(
      'would have spared 1 (20 ms) in Chromium, which keeps an answer for 2 hours at most; 1 (20 ms) in Firefox',
    );
    expect(plainText(billText(billFor({ at: 0 }, { at: 10, path: '/b' })))).toBe(
      "2 preflights: requests waited 40 ms for them, some beside each other: 30 ms of the page's time. Access-Control-Max-Age would have spared none of them: each was for another address, or failed.",
    );
  });
});
