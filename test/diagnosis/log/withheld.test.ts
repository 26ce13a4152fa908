import { describe, expect, it } from 'vitest';
import type { Diagnosed } from '../../../src/diagnosis/diagnosis.ts';
import { headline } from '../../../src/explain/headline.ts';
import { plainText } from '../../../src/explain/rich-text.ts';
import { answerOf, diagnosedLog } from '../diagnosis-of.ts';

/** Chromium shows nothing of an answer that its cache or a worker gave. */
const WITHHELD = `
  GET https://static.example/fr.json
  @start 100
  @error net::ERR_FAILED
  @from https://app.example/app.js:11:9 load
  Referer: https://app.example/`;

const named = (lines: string): string => `
  GET https://static.example/common.json
  Origin: https://app.example
  Sec-Fetch-Mode: cors
  Accept-Encoding: gzip

  200 OK
  Access-Control-Allow-Origin: https://app.example
  ${lines}
  ---`;

function lastOf(text: string): Diagnosed {
  const last = diagnosedLog(text).at(-1);
  if (last === undefined) throw new Error('no exchange');
  return last;
}

describe('an answer that is not shown', () => {
  it('was likely kept for another origin where the server lets caches keep what names one', () => {
    const found = lastOf(named('Cache-Control: public, max-age=86400') + WITHHELD);
    expect(answerOf(found.diagnosis)).toBe('response: AllowOriginMismatch');
    expect(found.consoleMessage).toBeNull();
    expect(plainText(headline(found))).toContain('likely a cache');
  });

  it.each([
    'Cache-Control: public, max-age=86400\nVary: Accept, Origin',
    'Cache-Control: no-store',
    'Cache-Control: no-cache, max-age=60',
    'Cache-Control: max-age=0',
    'ETag: "1"',
  ])('was not where other answers say otherwise: %j', (lines) => {
    expect(lastOf(named(lines) + WITHHELD).diagnosis.verdict).toBe('unknown');
  });

  /** A worker, and a script that asks for the same address after the page did. */
  const asked = (script: string): string => `
    GET https://app.example/sw.js
    @type script
    Service-Worker: script
    Referer: https://app.example/
    Sec-Fetch-Mode: same-origin

    200 OK
    ---${WITHHELD}
    ---
    GET https://static.example/fr.json
    @start 150
    @from https://app.example/${script}:3:9 answer
    Referer: https://app.example/

    200 OK`;
  const pageOf = (text: string): Diagnosed | undefined =>
    diagnosedLog(text).find(({ exchange }) => exchange.outcome === 'failed');

  it('was likely given by the service worker that asked for the same address', () => {
    expect(pageOf(asked('sw.js'))?.diagnosis.failure?.kind).toBe('service-worker');
  });

  it('was not given by a script that is no worker', () => {
    expect(pageOf(asked('app.js'))?.diagnosis.verdict).toBe('unknown');
  });
});
