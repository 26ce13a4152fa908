import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verdictWord } from '../../src/explain/verdict.ts';
import type { FirefoxPage } from '../browser/firefox/firefox-page.ts';
import type { ToolboxHost } from '../browser/firefox/toolbox.ts';
import { LAB_CASES } from '../lab/cases.ts';
import type { LabCase } from '../lab/lab-case.ts';
import { type FirefoxLabRun, runLabInFirefox } from '../lab/run-lab-firefox.ts';
import {
  choose,
  filterFor,
  type FirefoxDriver,
  hasElement,
  markCount,
  rowCount,
  rowsOf,
  startFirefoxDriver,
  textOf,
  verdictsByPath,
} from './firefox-driver.ts';

const SAMPLE = 'header-not-allowed';
const MENU = '[role=menu]';
const HEADLINE = '[aria-label="Request detail"] h1';

/** Where Firefox does, or tells, something else than the table says, which is Chromium's. */
const IN_FIREFOX: Readonly<Record<string, readonly string[]>> = {
  // The page refuses these; their entries look like those of others.
  'redirect-refused': ['Allowed'],
  'redirect-out-of-same-origin': [],
  'no-cors-resource-policy': ['Opaque'],
  // To Firefox, a network error.
  'redirect-scheme': ['Failed'],
  // Firefox asks nobody.
  'local-network-denied': ['Allowed'],
};

/** Blocked, as Chromium says by name; Firefox's line about it is that of a network error. */
const UNNAMED = 'redirect-with-credentials';

const told = LAB_CASES.filter(({ unseen, untold }) => unseen === undefined && untold === undefined);

const wordsOf = ({ id, before = [], expected }: LabCase): readonly string[] =>
  IN_FIREFOX[id] ??
  [...before.map((each) => each.expected), expected].map(({ verdict }) => verdictWord(verdict));

let driver: FirefoxDriver;
let run: FirefoxLabRun;
let panel: FirefoxPage;

// The whole lab has run before the tab is shown for the first time: what it lists was captured from the start.
beforeAll(async () => {
  driver = await startFirefoxDriver();
  run = await runLabInFirefox(driver.browser, driver.lab);
  panel = await driver.browser.openPanel();
  await panel.waitFor(`document.querySelector('.row.is-request')`, 'the tab to list the lab');
});

afterAll(() => driver?.close());

/** What the console says about a case. `CORSDidNotSucceed2` is also said of servers that are down. */
const printedFor = (id: string): string | undefined =>
  run.messages.find(
    ({ category, text, level }) =>
      level === 'error' && category !== 'CORSDidNotSucceed2' && new RegExp(`/${id}(?![\\w-])`).test(text),
  )?.text;

describe('the list in Firefox’s toolbox', () => {
  let verdicts: ReadonlyMap<string, readonly string[]>;

  beforeAll(async () => {
    await choose(panel, 'all');
    verdicts = new Map(
      await verdictsByPath(
        panel,
        LAB_CASES.map(({ id }) => `/${id}`),
      ),
    );
  });

  it.each(told)('shows $id as one row with its verdict', (each) => {
    expect(verdicts.get(`/${each.id}`)).toEqual(wordsOf(each));
  });

  it('calls blocked what the console calls blocked, and nothing else', () => {
    const ours = told.filter(({ id }) => verdicts.get(`/${id}`)?.at(-1) === 'Blocked');
    const theirs = told.filter(({ id }) => printedFor(id) !== undefined || id === UNNAMED);
    expect(ours.map(({ id }) => id)).toEqual(theirs.map(({ id }) => id));
  });
});

describe('the detail', () => {
  beforeAll(async () => {
    await filterFor(panel, `/${SAMPLE}`);
    await panel.waitFor('document.querySelectorAll(".row.is-request").length === 1', 'the only row');
    await panel.clickText(`/${SAMPLE}`);
  });

  it('says what happened with the user’s own values, and repeats the console’s line', async () => {
    await expect.poll(textOf(panel, HEADLINE)).toContain(new URL(driver.lab.origins.api).host);
    await panel.click('[data-part=console] summary');
    await expect.poll(textOf(panel, '[aria-label="Console message"] p')).toBe(printedFor(SAMPLE));
    await driver.takePicture('detail');
  });

  it('shows what was sent and what is needed, and the configuration that grants it', async () => {
    await expect
      .poll(textOf(panel, '[data-part=asked] [data-state=missing]'))
      .toMatch(/x-trace-id.*not in Access-Control-Allow-Headers/i);
    const configuration = await textOf(panel, '[aria-label="Configuration"]')();
    expect(configuration).toContain(driver.lab.origins.page);
    expect(configuration).toMatch(/x-trace-id/i);
    await expect.poll(textOf(panel, '[aria-label="Request detail"]')).toMatch(/Detected from X-Powered-By/);
  });
});

describe('the right-click menu', () => {
  async function openMenu(): Promise<void> {
    await panel.clickText(`/${SAMPLE}`, { button: 'right' });
    await expect.poll(hasElement(panel, MENU)).toBe(true);
  }

  it('lacks what Firefox cannot do, and Escape closes it', async () => {
    await openMenu();
    await expect.poll(textOf(panel, MENU)).not.toContain('Network panel');
    await driver.takePicture('menu');
    await panel.press('Escape');
    await expect.poll(hasElement(panel, MENU)).toBe(false);
  });

  it.each([
    ['Copy server config (Express)', /x-trace-id/],
    ['Copy request as cURL (Bash)', /^curl (?!.*OPTIONS).*\/header-not-allowed/s],
    ['Copy preflight as cURL (Bash)', /^curl .*OPTIONS.*\/header-not-allowed/s],
    ['Copy console message', /^Cross-Origin Request Blocked: .*‘x-trace-id’/],
    ['Copy report (Markdown)', /^\*\*Please let .*Console of Firefox 1/s],
  ])('%s', async (label, expected) => {
    await openMenu();
    await panel.clickText(label);
    await expect.poll(() => driver.browser.clipboard()).toMatch(expected);
  });
});

describe('a document that is loaded again', () => {
  it.each<ToolboxHost>(['window', 'right', 'bottom'])(
    'keeps everything when the toolbox moves: %s',
    async (host) => {
      await driver.browser.dock(host);
      panel = await driver.browser.openPanel();
      await expect.poll(rowCount(panel)).toBe(1);
      await expect.poll(textOf(panel, HEADLINE)).toContain(new URL(driver.lab.origins.api).host);
      await expect.poll(hasElement(panel, '[title="Decode a console message"]')).toBe(true);
      await driver.takePicture(`docked-${host}`);
    },
  );

  it('gets the log when it reloaded itself', async () => {
    await panel.evaluate('globalThis.isOld = true; setTimeout(() => location.reload(), 0); true');
    await panel.waitFor('!("isOld" in globalThis)', 'the panel to reload');
    await expect.poll(rowCount(panel)).toBe(1);
    await expect.poll(textOf(panel, HEADLINE)).toContain(new URL(driver.lab.origins.api).host);
  });
});

describe('the log', () => {
  it('is empty when it was cleared', async () => {
    await filterFor(panel, '');
    await panel.click('[aria-label=Clear]');
    await expect.poll(rowCount(panel)).toBe(0);
  });

  it('goes on behind another tool', async () => {
    await driver.browser.hidePanel();
    await driver.run('missing-allow-origin', 'allowed');
    panel = await driver.browser.openPanel();
    await expect.poll(rowsOf(panel, 'missing-allow-origin', 'allowed')).toEqual([1, 1]);
  });

  it('starts afresh when the page is reloaded', async () => {
    await driver.openLab();
    await expect.poll(rowsOf(panel, 'missing-allow-origin')).toEqual([0]);
  });

  it('has the number of blocked requests on the icon', async () => {
    await panel.click('[aria-label=Clear]');
    await expect.poll(() => driver.browser.badge()).toBe('');
    await driver.run('preflight-404');
    await expect.poll(() => driver.browser.badge()).toBe('1');
  });

  it('marks the reload and keeps what was before when the log is preserved', async () => {
    await expect.poll(rowsOf(panel, 'preflight-404')).toEqual([1]);
    const before = await markCount(panel)();
    await panel.clickText('Preserve log');
    await driver.openLab();
    await driver.run('allowed');
    await expect.poll(rowsOf(panel, 'preflight-404', 'allowed')).toEqual([1, 1]);
    await expect.poll(markCount(panel)).toBe(before + 1);
    // The browser takes it off at a navigation.
    await expect.poll(() => driver.browser.badge()).toBe('1');
    await panel.clickText('Preserve log');
  });
});

describe('a filter of Firefox’s own Network panel', () => {
  const CASES = ['preflight-404', SAMPLE, 'missing-allow-origin'];
  const EACH_ONCE = [1, 1, 1];

  it('hides nothing that Resync misses while there is none', async () => {
    await panel.click('[aria-label=Clear]');
    await driver.run(...CASES);
    await expect.poll(rowsOf(panel, ...CASES)).toEqual(EACH_ONCE);
    await panel.click('[aria-label=Resync]');
    await expect.poll(textOf(panel, '[role=status]')).toContain('No cross-origin request was missing');
    await expect.poll(rowsOf(panel, ...CASES)).toEqual(EACH_ONCE);
    await expect.poll(hasElement(panel, '.hidden-requests')).toBe(false);
  });

  it('is named where the list stays empty', async () => {
    await driver.browser.setNetworkFilter({ types: ['images'], text: '' });
    await driver.openLab();
    await expect.poll(textOf(panel, '.list')).toContain('Firefox may be hiding requests');
    await driver.run(...CASES);
    await driver.takePicture('filtered');
    await expect.poll(rowsOf(panel, ...CASES)).toEqual([0, 0, 0]);
  });

  it('does not keep Resync from bringing what it hides, each request once', async () => {
    await panel.clickText('Resync');
    await expect.poll(textOf(panel, '[role=status]')).toMatch(/\d requests found/);
    await expect.poll(rowsOf(panel, ...CASES)).toEqual(EACH_ONCE);
    await expect.poll(textOf(panel, '.hidden-requests')).toContain('Clear that filter');
    await driver.takePicture('resynced');
  });
});
