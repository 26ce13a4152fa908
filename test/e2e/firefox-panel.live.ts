import { mkdirSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FirefoxDevtools, launchFirefox } from '../browser/firefox/firefox.ts';
import type { FirefoxPage } from '../browser/firefox/firefox-page.ts';
import type { ToolboxHost } from '../browser/firefox/toolbox.ts';
import { type FirefoxLabRun, runLabInFirefox } from '../lab/run-lab-firefox.ts';
import { type Lab, startLab } from '../lab/servers.ts';

const PICTURES = 'test-results/firefox';
const SAMPLE = '/header-not-allowed';

let lab: Lab;
let browser: FirefoxDevtools;
let run: FirefoxLabRun;
let panel: FirefoxPage;

/** Sent to the tab as text, each. */
const says = (text: string): boolean => document.body.innerText.includes(text);
const rowCount = (): number => document.querySelectorAll('[role=row]').length;

/** For `expect.poll`: whether the tab says `text` now, whichever document it shows. */
const panelSays = (text: string) => (): Promise<boolean> => panel.evaluate(says, text).catch(() => false);

const isMenuOpen = (): Promise<boolean> => panel.evaluate(`document.querySelector('[role=menu]') !== null`);

const PATIENCE = { timeout: 10_000 };

// The whole lab has run before the tab is shown for the first time: what it lists was captured from the start.
beforeAll(async () => {
  lab = await startLab();
  browser = await launchFirefox();
  run = await runLabInFirefox(browser, lab);
  panel = await browser.openPanel();
  await panel.waitFor(rowCount, 'the tab to list the lab');
});

afterAll(async () => {
  await browser?.close();
  await lab?.close();
});

async function takePicture(name: string): Promise<void> {
  mkdirSync(PICTURES, { recursive: true });
  writeFileSync(`${PICTURES}/${name}.png`, await browser.toolbox.screenshot());
}

/** Types into the filter as a person does. */
async function filterFor(text: string): Promise<void> {
  await panel.click('input[type=search]', { clickCount: 3 });
  await panel.press('Delete');
  await panel.type(text);
}

describe('the tab in Firefox’s toolbox', () => {
  it('repeats the line that the console printed', async () => {
    await filterFor(SAMPLE);
    await expect.poll(panelSays(SAMPLE), PATIENCE).toBe(true);
    await panel.clickText(SAMPLE);
    const printed = run.messages.find(
      ({ category, text }) => category !== 'CORSDidNotSucceed2' && text.includes(SAMPLE),
    );
    await expect.poll(panelSays(printed?.text ?? 'no line'), PATIENCE).toBe(true);
    await takePicture('detail');
  });

  it('opens its own menu with the right mouse button, and Escape closes it', async () => {
    await panel.clickText(SAMPLE, { button: 'right' });
    await expect.poll(isMenuOpen, PATIENCE).toBe(true);
    await takePicture('menu');
    await panel.press('Escape');
    await expect.poll(isMenuOpen, PATIENCE).toBe(false);
  });

  it('copies the console’s line', async () => {
    await panel.clickText(SAMPLE, { button: 'right' });
    await expect.poll(isMenuOpen, PATIENCE).toBe(true);
    await panel.clickText('Copy console message');
    await expect.poll(() => browser.clipboard(), PATIENCE).toContain('x-trace-id');
  });

  it.each<ToolboxHost>(['window', 'right', 'bottom'])(
    'keeps the log when the toolbox moves: %s',
    async (host) => {
      await browser.dock(host);
      panel = await browser.openPanel();
      await panel.waitFor(rowCount, 'the tab to list the lab again');
      await filterFor(SAMPLE);
      await expect.poll(panelSays(SAMPLE), PATIENCE).toBe(true);
      await takePicture(`docked-${host}`);
    },
  );

  it('goes on recording behind another tool', async () => {
    await filterFor('/everything-missing');
    await expect.poll(panelSays('/everything-missing'), PATIENCE).toBe(true);
    const before = await panel.evaluate(rowCount);
    await browser.hidePanel();
    await browser.inspected.evaluate(`globalThis.runLabCase('everything-missing').then(() => true)`);
    panel = await browser.openPanel();
    await expect.poll(() => panel.evaluate(rowCount), PATIENCE).toBe(before + 1);
  });
});
