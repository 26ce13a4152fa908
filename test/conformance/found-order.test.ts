import { describe, expect, test } from 'vitest';
import type { Browser } from '../../src/cors/engine.ts';
import { rapidhash } from '../../src/console/write/rapidhash.ts';
import { CHROMIUM } from '../support/http-text.ts';
import { diagnosedOf } from '../diagnosis/diagnosis-of.ts';

/** A preflight that allows none of the headers that it asks for, and the request as `entry` shows it. */
const refusing = (names: string, entry: string): string => `
  GET http://localhost:8000/items
  @start 0
  @type xhr
  @error net::ERR_FAILED
  ${entry}
  ---
  OPTIONS http://localhost:8000/items
  @start 2
  Origin: http://localhost:4200
  Access-Control-Request-Method: GET
  Access-Control-Request-Headers: ${names}

  200 OK
  Access-Control-Allow-Origin: *
  Access-Control-Allow-Methods: *`;

const lines = (names: string): string =>
  names
    .split(' ')
    .map((name) => `${name}: 1`)
    .join('\n  ');

function named(text: string, browser: Browser = CHROMIUM): string | undefined {
  const { diagnosis, consoleMessage } = diagnosedOf(text, browser);
  const parameter = diagnosis.blocking?.failedParameter;
  expect(consoleMessage).toContain(`Request header field ${parameter} is not allowed`);
  return parameter;
}

const EIGHT = lines(
  'sec-ch-ua-platform Referer sec-ch-ua sec-ch-ua-mobile X-Two X-Requested-With User-Agent X-Three',
);

describe('which of several refused headers Chromium names', () => {
  test('the first of the request’s table, which a Referer in the entry has made grow', () => {
    expect(named(refusing('x-requested-with,x-three,x-two', EIGHT))).toBe('x-requested-with');
  });

  test('the first of the entry, where that is the table', () => {
    const seven = EIGHT.replace('\n  sec-ch-ua-mobile: 1', '');
    expect(named(refusing('x-requested-with,x-three,x-two', seven))).toBe('x-two');
  });

  test('the first of the entry in a Chrome with another hash', () => {
    const browser = { engine: 'chromium', version: 120 } as const;
    expect(named(refusing('x-requested-with,x-three,x-two', EIGHT), browser)).toBe('x-two');
  });

  test('the first of the table behind a redirect, whose entry shows the headers sorted', () => {
    const text = `
      GET http://localhost:8000/first
      @start 0
      @time 20
      Accept: */*
      Accept-Encoding: gzip
      Accept-Language: en
      Connection: keep-alive
      Host: localhost:8000
      Origin: http://localhost:4200
      Sec-Fetch-Dest: empty
      Sec-Fetch-Mode: cors
      Sec-Fetch-Site: same-site
      ${lines('Referer User-Agent X-One X-Trace-Id X-Two a sec-ch-ua sec-ch-ua-mobile sec-ch-ua-platform traceparent x-a x-client')}

      307 Temporary Redirect
      Access-Control-Allow-Origin: http://localhost:4200
      Location: http://localhost:8000/second
      ---
      OPTIONS http://localhost:8000/second
      @start 22
      Origin: http://localhost:4200
      Access-Control-Request-Method: GET
      Access-Control-Request-Headers: a,traceparent,x-a,x-client,x-one,x-trace-id,x-two

      200 OK
      Access-Control-Allow-Origin: *
      ---
      GET http://localhost:8000/second
      @start 21
      @error net::ERR_FAILED
      User-Agent: Mozilla/5.0
      Referer: http://localhost:4200/`;
    expect(named(text)).toBe('x-one');
  });
});

describe('the hash of header names', () => {
  test('is that of Chromium, for names of every length', () => {
    const bySize = ['a', 'dpr', 'pragma', 'x-api-key', 'user-agent', 'x-long-header-name'];
    expect(bySize.map(rapidhash)).toEqual([6_579_038, 5_996_084, 11_921_065, 2_279_117, 12_718_456, 828_289]);
  });
});
