import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FirefoxPage } from '../browser/firefox/firefox-page.ts';
import { AXE, AXE_RUN } from './axe.ts';
import {
  choose,
  filterFor,
  type FirefoxDriver,
  hasElement,
  rowCount,
  rowsOf,
  startFirefoxDriver,
  textOf,
} from './firefox-driver.ts';

const CASES = ['preflight-404', 'header-not-allowed', 'server-down', 'allowed-without-vary'];
const HEADLINE = '[aria-label="Request detail"] h1';

describe.each(['light', 'dark'] as const)('in the %s theme of Firefox’s DevTools', (theme) => {
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

  /** Empties the log, and gives what the list says then: it may not have heard of the page yet, and an entry may still have come. */
  const emptied = async (): Promise<string> => {
    await panel.click('[aria-label=Clear]');
    return textOf(panel, '.list')();
  };

  const press = (...keys: readonly string[]): Promise<void> => panel.press(...keys);
  const focused = (): Promise<string> =>
    panel.evaluate(
      'document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.textContent ?? ""',
    );

  it('is accessible while it is empty, and follows the theme', async () => {
    await expect.poll(emptied).toContain('No cross-origin request yet');
    await expect
      .poll(() => panel.evaluate('getComputedStyle(document.documentElement).colorScheme'))
      .toBe(theme);
    expect(await lookAt('empty')).toEqual([]);
  });

  it('is accessible with a list', async () => {
    await driver.run(...CASES);
    await choose(panel, 'all');
    await expect.poll(rowsOf(panel, ...CASES)).toEqual(CASES.map(() => 1));
    expect(await lookAt('list')).toEqual([]);
  });

  it.each(CASES)('is accessible with the detail of %s', async (id) => {
    await panel.clickText(`/${id}`);
    await expect.poll(textOf(panel, '[aria-label="Request detail"]')).toContain(`/${id}`);
    expect(await lookAt(`detail-${id}`)).toEqual([]);
  });

  it('is accessible where more is asked of the configuration than it grants', async () => {
    await panel.clickText('/preflight-404');
    await expect.poll(textOf(panel, '.wishes summary')).toContain('More origins');
    await panel.click('.wishes summary');
    await panel.click('.wishes input');
    await press('*', 'Enter');
    await expect.poll(textOf(panel, '.refusals')).toContain('lets every site read the answers');
    expect(await lookAt('wishes')).toEqual([]);
    await press('Backspace', 'Enter');
    await expect.poll(hasElement(panel, '.refusals')).toBe(false);
  });

  it('is accessible with its menu open', async () => {
    await panel.clickText('/header-not-allowed', { button: 'right' });
    await expect.poll(hasElement(panel, '[role=menu]')).toBe(true);
    expect(await lookAt('menu')).toEqual([]);
    await panel.clickText('Explain this request');
  });

  it('is accessible with its settings open', async () => {
    await panel.click('[aria-label=Settings]');
    await expect.poll(hasElement(panel, '.settings:popover-open')).toBe(true);
    expect(await lookAt('settings')).toEqual([]);
    await panel.click('[aria-label=Settings]');
  });

  it('is accessible when requests are hidden, and when recording is paused', async () => {
    await driver.browser.setNetworkFilter({ types: ['images'], text: '' });
    await driver.run('missing-allow-origin');
    await panel.click('[aria-label=Resync]');
    await expect.poll(hasElement(panel, '.hidden-requests')).toBe(true);
    // It comes and goes with an animation, during which nothing has its own colours.
    await expect.poll(hasElement(panel, '.toast')).toBe(false);
    expect(await lookAt('hidden-requests')).toEqual([]);
    await driver.browser.setNetworkFilter({ types: [], text: '' });
    await panel.click('[aria-label="Pause recording"]');
    await panel.click('[aria-label=Clear]');
    await expect.poll(textOf(panel, '.list')).toContain('Recording is paused');
    expect(await lookAt('paused')).toEqual([]);
    await panel.click('[aria-label=Record]');
  });

  it('can be used with the keyboard alone', async () => {
    await driver.run('preflight-404', 'header-not-allowed');
    await expect.poll(rowsOf(panel, 'preflight-404', 'header-not-allowed')).toEqual([1, 1]);
    await filterFor(panel, 'x-trace');
    await expect.poll(rowCount(panel)).toBe(1);
    await press('Control+a', 'Delete', 'ArrowDown');
    await expect.poll(focused).toBe('Cross-origin requests');
    await press('End');
    await expect.poll(textOf(panel, HEADLINE)).toContain('x-trace-id');
    // The line above the group comes first.
    await press('Home', 'ArrowDown', 'ArrowDown', 'ArrowUp');
    await expect.poll(textOf(panel, HEADLINE)).toContain('404');
    await press('Enter');
    await expect.poll(focused).toBe('Request detail');
    await driver.takePicture(`${theme}-focus`);
    await press('Shift+Tab');
    await expect.poll(focused).toBe('Size of the list');
    await press('Shift+Tab');
    await expect.poll(focused).toBe('Cross-origin requests');
    await press('c');
    await expect.poll(textOf(panel, '[role=status]')).toMatch(/copied/i);
    await expect
      .poll(() => driver.browser.clipboard())
      .toBe(await textOf(panel, '[aria-label="Configuration"]')());
    await press('Shift+F10');
    await expect.poll(hasElement(panel, '[role=menu]')).toBe(true);
    await press('Enter');
    await expect.poll(hasElement(panel, '[role=menu]')).toBe(false);
  });

  it('reaches everything with Tab, and leaves no trap', async () => {
    await panel.click('input[type=search]');
    // Keys take their time to reach the page: it notes itself where they lead.
    await panel.evaluate(`globalThis.stops = [];
      addEventListener('focusin', ({ target }) => stops.push(target.getAttribute('aria-label')));`);
    await press(...Array<string>(24).fill('Tab'));
    await expect
      .poll(() => panel.evaluate('stops'))
      .toEqual(
        expect.arrayContaining(['Settings', 'Cross-origin requests', 'Request detail', 'Configuration']),
      );
  });
});
