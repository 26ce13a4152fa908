import type { Frame } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { violationsOf } from './axe.ts';
import {
  choose,
  clear,
  countOf,
  detail,
  filterBox,
  requestRows,
  rowOf,
  startDriver,
  textOf,
} from './panel-driver.ts';
import type { PanelDriver } from './panel-driver.ts';

const schemeOf = (panel: Frame) => (): Promise<string> =>
  panel.evaluate('getComputedStyle(document.documentElement).colorScheme');

/** Empties the log, and gives what the list says then: an entry of the page's own load may still have come. */
const emptied = (panel: Frame) => async (): Promise<string> => {
  await clear(panel);
  return textOf(panel.getByRole('region', { name: 'Requests' }))();
};

const isDrawerOpen = ({ browser }: PanelDriver): Promise<boolean> =>
  browser.devtools.evaluate(
    `import('./ui/legacy/legacy.js').then(({ InspectorView }) => InspectorView.InspectorView.instance().drawerVisible())`,
  );

const CASES = [
  'preflight-404',
  'header-not-allowed',
  'server-down',
  'allowed-without-vary',
  'redirect-taints-origin',
];

describe.each(['light', 'dark'] as const)('in the %s theme of DevTools', (theme) => {
  let driver: PanelDriver;
  let panel: Frame;

  beforeAll(async () => {
    driver = await startDriver({ theme });
    panel = await driver.openPanel();
    await clear(panel);
  });

  afterAll(() => driver?.close());

  /** Keeps a picture of the state; gives what axe has to say about it. */
  const lookAt = async (state: string): Promise<readonly string[]> => {
    await driver.takePicture(`${theme}-${state}`);
    return violationsOf(panel);
  };

  it('follows that theme', async () => {
    await expect.poll(schemeOf(panel)).toBe(theme);
  });

  it('is accessible while it is empty', async () => {
    await expect.poll(emptied(panel)).toContain('No cross-origin request yet');
    expect(await lookAt('empty')).toEqual([]);
  });

  it('is accessible with a list', async () => {
    await driver.run(...CASES);
    await choose(panel, 'All');
    await expect.poll(countOf(requestRows(panel))).toBe(CASES.length);
    expect(await lookAt('list')).toEqual([]);
  });

  it.each(CASES)('is accessible with the detail of %s', async (id) => {
    await rowOf(panel, id).click();
    await detail(panel).getByRole('heading', { level: 1 }).waitFor();
    expect(await lookAt(`detail-${id}`)).toEqual([]);
  });

  it('is accessible where more is asked of the configuration than it grants', async () => {
    await rowOf(panel, 'preflight-404').click();
    await detail(panel).getByText('More origins, headers to read').click();
    const origins = detail(panel).getByLabel('Other origins of your page');
    await origins.fill('https://app.example.com, *');
    await origins.press('Enter');
    await detail(panel).getByText('lets every site read the answers').waitFor();
    expect(await lookAt('wishes')).toEqual([]);
    await origins.fill('');
    await origins.press('Enter');
  });

  it('is accessible with its menu open', async () => {
    await rowOf(panel, 'header-not-allowed').click({ button: 'right' });
    await panel.getByRole('menu').waitFor();
    expect(await lookAt('menu')).toEqual([]);
    await driver.browser.devtools.keyboard.press('Escape');
  });

  it('is accessible with its settings open', async () => {
    await panel.getByRole('button', { name: 'Settings' }).click();
    const settings = panel.getByRole('dialog', { name: 'Settings' });
    await settings.waitFor();
    expect(await lookAt('settings')).toEqual([]);
    // Nothing in it is wider than it is.
    expect(await settings.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
    await panel.getByRole('button', { name: 'Settings' }).click();
  });

  it('is accessible with its keys shown, which are none of DevTools’', async () => {
    await detail(panel).focus();
    await driver.browser.devtools.keyboard.press('?');
    const keys = panel.getByRole('dialog', { name: 'Keys' });
    await keys.waitFor();
    expect(await lookAt('keys')).toEqual([]);
    await driver.browser.devtools.keyboard.press('Escape');
    await expect.poll(() => keys.isVisible()).toBe(false);
    expect(await isDrawerOpen(driver)).toBe(false);
    // A question mark that is typed is one.
    await filterBox(panel).focus();
    await driver.browser.devtools.keyboard.type('?');
    expect(await keys.isVisible()).toBe(false);
    await filterBox(panel).fill('');
  });

  it('is accessible when the filter hides everything', async () => {
    await filterBox(panel).fill('nothing is called this');
    await panel.getByText('No request matches the filter').waitFor();
    expect(await lookAt('filtered')).toEqual([]);
    await panel.getByRole('button', { name: 'Clear the filter' }).click();
    await expect.poll(countOf(requestRows(panel))).toBe(CASES.length);
  });

  it('is accessible while recording is paused', async () => {
    await panel.getByRole('button', { name: 'Pause recording' }).click();
    await clear(panel);
    await panel.getByText('Recording is paused').waitFor();
    expect(await lookAt('paused')).toEqual([]);
    await panel.getByRole('button', { name: 'Record' }).first().click();
  });
});

describe('with the keyboard alone', () => {
  let driver: PanelDriver;
  let panel: Frame;
  const press = (key: string): Promise<void> => driver.browser.devtools.keyboard.press(key);
  const focused = (): Promise<string> =>
    panel.evaluate<string>(
      'document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.textContent ?? ""',
    );

  beforeAll(async () => {
    driver = await startDriver();
    panel = await driver.openPanel();
    await clear(panel);
    await driver.run('preflight-404', 'header-not-allowed', 'missing-allow-origin');
  });

  afterAll(() => driver?.close());

  it('filters, walks the list, reads the detail, and copies', async () => {
    await expect.poll(countOf(requestRows(panel))).toBe(3);
    await filterBox(panel).focus();
    await driver.browser.devtools.keyboard.type('x-trace');
    await expect.poll(countOf(requestRows(panel))).toBe(1);
    await press('Escape');
    await expect.poll(countOf(requestRows(panel))).toBe(3);
    await press('ArrowDown');
    await expect.poll(focused).toBe('Cross-origin requests');
    await press('End');
    await expect
      .poll(textOf(detail(panel).getByRole('heading', { level: 1 })))
      .toContain(new URL(driver.lab.origins.api).host);
    // The line above the group comes first.
    await press('Home');
    await press('ArrowDown');
    await expect.poll(textOf(detail(panel).getByRole('heading', { level: 1 }))).toContain('404');
    await press('Enter');
    await expect.poll(focused).toBe('Request detail');
    await press('Escape');
    await expect.poll(focused).toBe('Cross-origin requests');
    await press('c');
    await expect.poll(textOf(panel.getByRole('status'))).toMatch(/copied/i);
    const configuration = detail(panel).getByRole('region', { name: 'Configuration' });
    await expect.poll(driver.clipboard).toBe(await configuration.textContent());
  });

  it('keeps Escape from DevTools, which would open its drawer', async () => {
    await panel.getByRole('button', { name: 'Settings' }).click();
    await press('Escape');
    await expect.poll(() => panel.getByRole('dialog', { name: 'Settings' }).isVisible()).toBe(false);
    await expect.poll(() => isDrawerOpen(driver)).toBe(false);
    await detail(panel).focus();
    await press('Escape');
    await expect.poll(focused).toBe('Cross-origin requests');
    await expect.poll(() => isDrawerOpen(driver)).toBe(false);
  });

  it('reaches everything with Tab, and leaves no trap', async () => {
    await filterBox(panel).focus();
    const stops = new Set<string>();
    for (let step = 0; step < 40; step++) {
      await press('Tab');
      stops.add(await focused());
    }
    expect([...stops]).toEqual(
      expect.arrayContaining(['Settings', 'Cross-origin requests', 'Request detail', 'Configuration']),
    );
  });
});
