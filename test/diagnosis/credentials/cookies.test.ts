import { describe, expect, it } from 'vitest';
import type { Browser } from '../../../src/cors/engine.ts';
import { diagnosedLog } from '../diagnosis-of.ts';

const SAFARI: Browser = { engine: 'webkit', version: 18 };

const assumed = (text: string, browser?: Browser): string | undefined =>
  diagnosedLog(text, browser).at(-1)?.diagnosis.assuming;

/** An answer that both modes make fail, and that does not tell which it was. */
const failed = (lines = '', start = 100): string => `
  GET https://assets.example/app.json
  @start ${start}
  @error net::ERR_FAILED
  Origin: https://app.example
  Accept-Encoding: gzip
  ${lines}

  200 OK`;

const image = (start: number): string => `
  GET https://assets.example/${start}.png
  @start ${start}
  @type image
  Referer: https://app.example/
  Sec-Fetch-Mode: no-cors
  Accept-Encoding: gzip
  Cookie: logged_in=no

  200 OK
  ---`;

const script = (path: string): string => `
  GET https://assets.example/${path}
  @start 10
  Origin: https://app.example
  Sec-Fetch-Mode: cors
  Accept-Encoding: gzip
  Cookie: session=1

  200 OK
  Access-Control-Allow-Origin: https://app.example
  Access-Control-Allow-Credentials: true
  ---`;

describe('cookies of other kinds of loads', () => {
  it('say nothing of how scripts ask', () => {
    const first = `${image(200)}${image(300)}${failed()}`;
    expect(assumed(first)).toBe('no-credentials');
  });

  it('of the same server and page, before it, show that the request was made without', () => {
    expect(assumed(`${script('a')}${script('b')}${failed()}`)).toBe('no-credentials');
    expect(assumed(`${script('a')}${script('b')}${failed('', 5)}`)).toBe('credentials');
  });

  it('do not make a style sheet blocked that its answer permits', () => {
    const sheet = `
      GET https://assets.example/app.css
      Referer: https://app.example/
      Origin: https://app.example
      Sec-Fetch-Mode: cors

      200 OK
      Access-Control-Allow-Origin: *`;
    const verdicts = diagnosedLog(`${sheet}\n---${image(80)}${image(120)}${failed()}`, SAFARI).map(
      ({ diagnosis }) => diagnosis.verdict,
    );
    expect(verdicts[0]).toBe('allowed');
  });
});
