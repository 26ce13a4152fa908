import { describe, expect, it } from 'vitest';
import { plainText } from '../../src/explain/rich-text.ts';
import { siblingText } from '../../src/explain/sibling.ts';
import { toldTime } from '../../src/panel/parts/clock.ts';
import { exchangeOf } from '../support/http-text.ts';

const FAILED = exchangeOf(`
OPTIONS https://api.example/items
Origin: https://app.example
Access-Control-Request-Method: PUT

404 Not Found
---
PUT https://api.example/items
@error net::ERR_FAILED
Origin: https://app.example`);

const PASSED = exchangeOf(`
GET https://api.example/items
Origin: https://app.example

200 OK
Access-Control-Allow-Origin: *`);

describe('a request to the same address that passed', () => {
  it('is told with its time where the log has one', () => {
    const time = toldTime(Date.UTC(2026, 0, 2, 3, 4, 5));
    expect(plainText(siblingText(FAILED, PASSED, time))).toMatch(
      /^GET to this address passed at \d\d:\d\d:05: it needs no preflight$/,
    );
  });

  it('is told without one where the log was pasted and has none', () => {
    expect(plainText(siblingText(FAILED, PASSED, toldTime(0)))).toBe(
      'GET to this address passed: it needs no preflight',
    );
  });
});
