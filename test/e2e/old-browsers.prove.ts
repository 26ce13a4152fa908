import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Frame } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { unpackReleased } from '../browser/debian-browsers.ts';
import type { FirefoxPage } from '../browser/firefox/firefox-page.ts';
import { choose, countOf, detail, rowOf, startDriver, textOf, type PanelDriver } from './panel-driver.ts';
import {
  filterFor,
  rowsOf,
  startFirefoxDriver,
  textOf as textIn,
  type FirefoxDriver,
} from './firefox-driver.ts';

/*
 * The built extension in the oldest browsers that it promises to work in, and in one between: as releases of Debian have them.
 */

const built = (browser: 'chrome' | 'firefox') =>
  JSON.parse(readFileSync(join(import.meta.dirname, `../../dist/${browser}/manifest.json`), 'utf8')) as {
    readonly minimum_chrome_version?: string;
    readonly browser_specific_settings?: { readonly gecko: { readonly strict_min_version: string } };
  };

const BULLSEYE_LIBRARIES = ['libjsoncpp24', 'libwebp6', 'libflac8', 'libsnappy1v5'];

const CHROMIUM = { packages: ['chromium', 'chromium-common'], program: 'usr/lib/chromium/chromium' };

const CHROMIUMS = [
  {
    release: 'bullseye',
    ...CHROMIUM,
    packages: [...CHROMIUM.packages, ...BULLSEYE_LIBRARIES],
    opensFromNetwork: false,
  },
  { release: 'bookworm', ...CHROMIUM, opensFromNetwork: true },
];

const FIREFOX = {
  release: 'bookworm',
  packages: ['firefox-esr'],
  program: 'usr/lib/firefox-esr/firefox-esr',
};

const BLOCKED = ['missing-allow-origin', 'preflight-404', 'header-not-allowed'];

const major = (version: string): number => Number(/\d+/.exec(version)?.[0]);

const versions: number[] = [];

describe.each(CHROMIUMS)('Chromium of Debian $release', (released) => {
  let driver: PanelDriver;
  let panel: Frame;
  const errors: string[] = [];

  beforeAll(async () => {
    vi.stubEnv('CHROME_PATH', unpackReleased(released));
    driver = await startDriver();
    driver.browser.devtools.on('pageerror', (error) => errors.push(error.message));
    panel = await driver.openPanel();
    versions.push(major(driver.browser.version));
    await driver.run(...BLOCKED, 'allowed');
  });

  afterAll(async () => {
    vi.unstubAllEnvs();
    await driver?.close();
  });

  it.each(BLOCKED)('lists %s as blocked', async (id) => {
    await choose(panel, 'Blocked');
    await expect.poll(countOf(rowOf(panel, id))).toBe(1);
    await expect.poll(textOf(rowOf(panel, id))).toContain('Blocked');
  });

  it('lists what passed', async () => {
    await choose(panel, 'All');
    await expect.poll(textOf(rowOf(panel, 'allowed'))).toContain('Allowed');
  });

  it('says what is wrong, and copies the fix', async () => {
    await rowOf(panel, 'header-not-allowed').click();
    await expect.poll(textOf(detail(panel).locator('[data-part=verdict]'))).toContain('x-trace-id');
    await detail(panel).locator('[data-part=copy-fix]').click();
    await expect.poll(driver.clipboard).toContain('x-trace-id');
  });

  it('is asked for an item in the menu of its Network panel only where plain links stay as they are', async () => {
    const page = await driver.browser.devtoolsPage();
    const takesScheme = await page.evaluate('chrome.devtools.panels.setOpenResourceHandler.length >= 2');
    expect(takesScheme).toBe(released.opensFromNetwork);
  });

  it('has no errors', () => {
    expect(errors).toEqual([]);
  });
});

describe('Firefox ESR of Debian bookworm', () => {
  let driver: FirefoxDriver;
  let panel: FirefoxPage;

  beforeAll(async () => {
    vi.stubEnv('FIREFOX_PATH', unpackReleased(FIREFOX));
    driver = await startFirefoxDriver();
    await driver.openLab();
    panel = await driver.browser.openPanel();
    await driver.run('missing-allow-origin', 'preflight-404', 'header-not-allowed');
  });

  afterAll(async () => {
    vi.unstubAllEnvs();
    await driver?.close();
  });

  it('lists what was blocked', async () => {
    const wanted = ['missing-allow-origin', 'preflight-404', 'header-not-allowed'];
    await expect.poll(rowsOf(panel, ...wanted)).toEqual([1, 1, 1]);
  });

  it('says what is wrong, and has the configuration that mends it', async () => {
    await filterFor(panel, '/header-not-allowed');
    await panel.waitFor('document.querySelectorAll(".row.is-request").length === 1', 'the only row');
    await panel.clickText('/header-not-allowed');
    await expect
      .poll(textIn(panel, '[data-part=asked] [data-state=missing]'))
      .toMatch(/x-trace-id.*not in Access-Control-Allow-Headers/i);
    await expect.poll(textIn(panel, '[aria-label=Configuration]')).toMatch(/x-trace-id/i);
  });

  it('is what the manifest names as the oldest', () => {
    const { strict_min_version } = built('firefox').browser_specific_settings?.gecko ?? {};
    expect(major(driver.browser.version)).toBe(major(strict_min_version ?? ''));
  });
});

it('the manifest names the oldest Chromium that was run', () => {
  expect(Math.min(...versions)).toBe(Number(built('chrome').minimum_chrome_version));
});
