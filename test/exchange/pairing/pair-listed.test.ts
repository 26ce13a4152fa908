import { describe, expect, it } from 'vitest';
import { createPairer } from '../../../src/exchange/pairing/pair.ts';
import { CHROMIUM, exchangeOf, FIREFOX, recordsOf } from '../../support/http-text.ts';
import { get, hopsOf } from './pair-captures.ts';

describe('what is listed', () => {
  it('is not what stays within its origin: that is counted', () => {
    const pairer = createPairer(CHROMIUM);
    pairer.addAll(recordsOf(get('Sec-Fetch-Site: same-origin')));
    expect(pairer.exchanges()).toEqual([]);
    expect(pairer.sameOriginCount()).toBe(1);
  });

  it('is a redirect that leaves the origin', () => {
    const pairer = createPairer(CHROMIUM);
    const moved = get('@start 0\nSec-Fetch-Site: same-origin').replace(
      '200 OK',
      '302 Found\nLocation: https://b.example/',
    );
    pairer.addAll(
      recordsOf(`${moved}---
        GET https://b.example/
        @start 5
        Origin: https://api.example

        200 OK`),
    );
    expect(pairer.exchanges().map(hopsOf)).toEqual([['redirect GET 302', 'response GET 200']]);
    expect(pairer.sameOriginCount()).toBe(0);
  });

  it('says no-cors and navigate of what CORS does not ask', () => {
    const modes = ['no-cors', 'navigate'].map(
      (mode) => exchangeOf(get(`Sec-Fetch-Mode: ${mode}\nReferer: https://app.example/`)).mode,
    );
    expect(modes).toEqual(['no-cors', 'navigate']);
  });

  it('drops the oldest beyond its bound and counts them', () => {
    const pairer = createPairer(CHROMIUM, { maxRecords: 32 });
    const records = recordsOf(
      Array.from({ length: 40 }, () => get('Origin: https://app.example')).join('---'),
    );
    const shown = new Set<number>();
    for (const record of records) {
      const { created, removed } = pairer.add(record);
      for (const { id } of created) shown.add(id);
      for (const id of removed) shown.delete(id);
    }
    expect(pairer.exchanges()).toHaveLength(shown.size);
    expect(shown.size).toBeLessThanOrEqual(32);
    expect(shown.size + pairer.droppedCount()).toBe(40);
  });
});

describe('who asked', () => {
  it.each([
    ['xhr', 'xhr'],
    ['eventsource', 'eventsource'],
    ['ping', 'beacon'],
    ['texttrack', 'track'],
    ['image', 'image'],
  ])('is what Chromium calls %s', (type, kind) => {
    expect(
      exchangeOf(`GET https://api.example/\n@type ${type}\nOrigin: https://a.example\n\n200 OK`).initiator,
    ).toBe(kind);
  });

  it.each([
    ['Sec-Fetch-Dest: empty', 'fetch'],
    ['Sec-Fetch-Dest: empty\nAccept: text/event-stream', 'eventsource'],
    ['Sec-Fetch-Dest: font', 'font'],
    ['Sec-Fetch-Dest: style', 'stylesheet'],
    ['Accept: */*', null],
  ])('is what Firefox shows with %s', (headers, kind) => {
    const capture = `GET https://api.example/\nOrigin: https://a.example\n${headers}\n\n200 OK`;
    expect(exchangeOf(capture, FIREFOX).initiator).toBe(kind);
  });
});
