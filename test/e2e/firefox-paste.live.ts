import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FirefoxPage } from '../browser/firefox/firefox-page.ts';
import { AXE, AXE_RUN } from './axe.ts';
import {
  choose,
  type FirefoxDriver,
  hasElement,
  rowCount,
  rowsOf,
  startFirefoxDriver,
  textOf,
} from './firefox-driver.ts';
import { drop, ELSEWHERE, HAR_OF_FIREFOX, NOT_CORS, OF_FIREFOX, paste } from './messages.ts';

const DETAIL = '[aria-label="Request detail"]';
const HEADLINE = `${DETAIL} h1`;
const BAR = '[aria-label="Opened file"]';
const BACK = `${BAR} button`;
const DECODE = '[title="Decode a console message"]';

describe.each(['light', 'dark'] as const)(
  'messages and files, in the %s theme of Firefox’s DevTools',
  (theme) => {
    let driver: FirefoxDriver;
    let panel: FirefoxPage;

    beforeAll(async () => {
      driver = await startFirefoxDriver({ theme });
      await driver.openLab();
      panel = await driver.browser.openPanel();
      await panel.evaluate(`${AXE}; true`);
    });

    afterAll(() => driver?.close());

    /** Keeps a picture of the state; gives what axe has to say about it. */
    const lookAt = async (state: string): Promise<readonly string[]> => {
      await driver.takePicture(`${theme}-${state}`);
      return panel.evaluate<readonly string[]>(AXE_RUN);
    };

    const focused = (): Promise<string> =>
      panel.evaluate(
        'document.activeElement?.id || document.activeElement?.getAttribute("aria-label") || (document.activeElement?.textContent ?? "")',
      );

    /** What is pasted while the box is still there belongs to it. */
    const closeBox = async (): Promise<void> => {
      await panel.click('[aria-label="Close the box"]');
      await expect.poll(hasElement(panel, '#paste')).toBe(false);
    };

    it('opens the box with the focus in it, and gives the focus back on Escape', async () => {
      await driver.run('preflight-404', 'missing-allow-origin');
      await choose(panel, 'all');
      await expect.poll(rowsOf(panel, 'preflight-404', 'missing-allow-origin')).toEqual([1, 1]);
      await panel.click(DECODE);
      await expect.poll(focused).toBe('paste');
      expect(await lookAt('paste-empty')).toEqual([]);
      await panel.press('Escape');
      await expect.poll(focused).toBe('Decode a message');
      await expect.poll(hasElement(panel, '#paste')).toBe(false);
      // Firefox shows its split console at an Escape, whatever an extension does about the key: another one hides it.
      await panel.press('Escape');
    });

    it('opens the request that a pasted console line belongs to', async () => {
      await panel.clickText('/missing-allow-origin');
      await panel.click('[data-part=console] summary');
      await expect.poll(textOf(panel, `${DETAIL} .console p`)).toContain('/missing-allow-origin');
      const line = await textOf(panel, `${DETAIL} .console p`)();
      await panel.clickText('/preflight-404');
      await expect.poll(textOf(panel, `${DETAIL} .console p`)).toContain('/preflight-404');
      await panel.evaluate(paste(line));
      await expect.poll(textOf(panel, DETAIL)).toContain('This is the request at');
      await expect.poll(textOf(panel, '[role=row][aria-selected=true]')).toContain('/missing-allow-origin');
      expect(await lookAt('paste-found')).toEqual([]);
    });

    it('explains messages that no request of the log fits', async () => {
      await closeBox();
      await panel.evaluate(paste(OF_FIREFOX));
      await expect.poll(textOf(panel, HEADLINE)).toContain('https://shop.example');
      await expect.poll(textOf(panel, DETAIL)).toContain('No request to this address is in the log');
      expect(await lookAt('paste-unmatched')).toEqual([]);
      await closeBox();
      await panel.evaluate(paste([ELSEWHERE, OF_FIREFOX, NOT_CORS].join('\n')));
      await expect.poll(hasElement(panel, '.answers li:nth-child(3)')).toBe(true);
      expect(await lookAt('paste-several')).toEqual([]);
    });

    it('shows a HAR that is dropped, and goes back to the live log', async () => {
      await closeBox();
      await panel.evaluate(drop('shop.har', HAR_OF_FIREFOX));
      await expect.poll(textOf(panel, BAR)).toContain('Showing shop.har (3 requests)');
      await expect.poll(rowCount(panel)).toBe(3);
      expect(await lookAt('har')).toEqual([]);
      await driver.run('wildcard-with-credentials');
      await panel.click(BACK);
      await expect.poll(hasElement(panel, BAR)).toBe(false);
      await expect.poll(rowsOf(panel, 'preflight-404', 'wildcard-with-credentials')).toEqual([1, 1]);
      await expect.poll(focused).toBe('Open a HAR');
    });

    it('says what is wrong with a file, and keeps what can be read of it', async () => {
      await panel.evaluate(drop('notes.txt', 'no JSON'));
      await expect.poll(textOf(panel, '[role=alert]')).toContain('notes.txt is no HAR');
      expect(await lookAt('har-broken')).toEqual([]);
      await panel.evaluate(drop('cut.har', HAR_OF_FIREFOX.slice(0, HAR_OF_FIREFOX.indexOf('/api/open'))));
      await expect.poll(textOf(panel, BAR)).toContain('Showing cut.har (2 requests)');
      await panel.click(BACK);
      await expect.poll(hasElement(panel, BAR)).toBe(false);
    });
  },
);

describe('the page that opens without DevTools, in Firefox', () => {
  let driver: FirefoxDriver;
  let page: FirefoxPage;

  beforeAll(async () => {
    driver = await startFirefoxDriver();
    await driver.openLab();
    const panel = await driver.browser.openPanel();
    await driver.browser.goto(await panel.evaluate('location.origin + "/src/panel/page.html"'));
    page = driver.browser.inspected;
    await page.waitFor(() => document.querySelector('#paste') !== null, 'the box for messages');
  });

  afterAll(() => driver?.close());

  it('explains a message, opens a HAR with it, and closes that again', async () => {
    await page.click('#paste');
    await page.type('net::ERR_FAILED');
    await expect.poll(textOf(page, '.paste-answer h1')).toContain('The request to the server failed');
    await page.evaluate(drop('shop.har', HAR_OF_FIREFOX));
    await expect.poll(textOf(page, BAR)).toContain('Showing shop.har (3 requests)');
    // The chip is that of blocked requests.
    await expect.poll(rowCount(page)).toBe(2);
    await page.click(BACK);
    await expect.poll(hasElement(page, '.row.is-request')).toBe(false);
    await expect.poll(hasElement(page, '#paste')).toBe(true);
  });
});
