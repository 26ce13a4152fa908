import { describe, expect, it } from 'vitest';
import { browserOf } from '../../../src/exchange/reading/record-browser.ts';
import { recordsOf } from '../../support/http-text.ts';

const sentBy = (agent: string) => recordsOf(`GET https://api.example/\nUser-Agent: ${agent}\n\n200 OK`);

const CHROME =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36';
const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0';
const SAFARI =
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.1 Safari/605.1.15';

describe('the browser that recorded a HAR', () => {
  it('is what Firefox calls itself', () => {
    const log = {
      creator: { name: 'Firefox', version: '153.7.0' },
      browser: { name: 'Firefox', version: '153.7.0' },
    };
    expect(browserOf(log, [])).toEqual({ engine: 'firefox', version: 153 });
  });

  it('is Chromium where its DevTools saved it, with the version of the user agent', () => {
    const log = { creator: { name: 'WebInspector', version: '537.36' } };
    expect(browserOf(log, sentBy(CHROME))).toEqual({ engine: 'chromium', version: 156 });
    expect(browserOf(log, [])).toEqual({ engine: 'chromium', version: null });
  });

  it('is Safari where the WebKit Web Inspector saved it', () => {
    const log = { creator: { name: 'WebKit Web Inspector', version: '1.0' } };
    expect(browserOf(log, sentBy(SAFARI))).toEqual({ engine: 'webkit', version: 26 });
  });

  it('is the one that an automation tool drove', () => {
    const creator = { name: 'Playwright', version: '1.65.1' };
    expect(browserOf({ creator, browser: { name: 'webkit', version: '26.4' } }, [])).toEqual({
      engine: 'webkit',
      version: 26,
    });
  });

  it('is read from the user agent where a proxy recorded', () => {
    const log = { creator: { name: 'Some Proxy', version: '4' } };
    expect(browserOf(log, sentBy(FIREFOX))).toEqual({ engine: 'firefox', version: 153 });
  });

  it.each([
    ['CriOS/126.0.6478.35 Mobile/15E148 Safari/604.1', 17],
    ['FxiOS/127.0 Mobile/15E148 Safari/605.1.15', 17],
    ['Mobile/15E148', 17],
    ['Version/18.0 Mobile/15E148 Safari/604.1', 18],
  ])('is WebKit on a phone that knows no other: %s', (rest, version) => {
    const agent = `Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) ${rest}`;
    expect(browserOf({ creator: { name: 'Some Proxy' } }, sentBy(agent))).toEqual({
      engine: 'webkit',
      version,
    });
  });

  it('does not believe a user agent that contradicts the recorder', () => {
    const log = { creator: { name: 'WebInspector', version: '537.36' } };
    expect(browserOf(log, sentBy(SAFARI))).toEqual({ engine: 'chromium', version: null });
  });

  it('is taken for Chromium when nothing tells', () => {
    expect(browserOf(null, [])).toEqual({ engine: 'chromium', version: null });
  });
});
