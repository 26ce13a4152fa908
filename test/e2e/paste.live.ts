import type { Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { violationsOf } from './axe.ts';
import {
  drop,
  dropFiles,
  ELSEWHERE,
  HAR_OF_FIREFOX,
  HEADERS,
  IN_GERMAN,
  NOT_CORS,
  OF_FIREFOX,
  paste,
} from './messages.ts';
import {
  choose,
  clear,
  countOf,
  detail,
  requestRows,
  rowOf,
  startDriver,
  textOf,
  type PanelDriver,
  unfold,
} from './panel-driver.ts';

const box = (panel: Frame | Page) =>
  panel.getByRole('textbox', { name: 'Message from the console, or headers' });
const decodeButton = (panel: Frame) => panel.getByRole('button', { name: 'Decode a message' });
const headline = (panel: Frame) => detail(panel).getByRole('heading', { level: 1 });
const bar = (panel: Frame) => panel.getByRole('complementary', { name: 'Opened file' });

const focused = (panel: Frame | Page): Promise<string> =>
  panel.evaluate<string>(
    'document.activeElement?.id || document.activeElement?.getAttribute("aria-label") || (document.activeElement?.textContent ?? "")',
  );

const isDrawerOpen = ({ browser }: PanelDriver): Promise<boolean> =>
  browser.devtools.evaluate(
    `import('./ui/legacy/legacy.js').then(({ InspectorView }) => InspectorView.InspectorView.instance().drawerVisible())`,
  );

describe.each(['light', 'dark'] as const)('messages and files, in the %s theme of DevTools', (theme) => {
  let driver: PanelDriver;
  let panel: Frame;

  beforeAll(async () => {
    driver = await startDriver({ theme });
    panel = await driver.openPanel();
    await clear(panel);
    await driver.run('preflight-404', 'header-not-allowed', 'missing-allow-origin');
    await choose(panel, 'All');
    await rowOf(panel, 'missing-allow-origin').waitFor();
    await decodeButton(panel).waitFor();
  });

  afterAll(() => driver?.close());

  /** Keeps a picture of the state; gives what axe has to say about it. */
  const lookAt = async (state: string): Promise<readonly string[]> => {
    await driver.takePicture(`${theme}-${state}`);
    return violationsOf(panel);
  };

  const press = (key: string): Promise<void> => driver.browser.devtools.keyboard.press(key);

  it('opens the box with the focus in it, and gives the focus back on Escape', async () => {
    await decodeButton(panel).focus();
    await press('Enter');
    await expect.poll(() => focused(panel)).toBe('paste');
    expect(await lookAt('paste-empty')).toEqual([]);
    await press('Escape');
    await expect.poll(() => focused(panel)).toBe('Decode a message');
    await expect.poll(() => box(panel).count()).toBe(0);
    await expect.poll(() => isDrawerOpen(driver)).toBe(false);
  });

  it('opens the request that a pasted console line belongs to', async () => {
    await rowOf(panel, 'missing-allow-origin').click();
    await unfold(panel, 'Console');
    const line = await detail(panel)
      .getByRole('region', { name: 'Console message' })
      .locator('p')
      .textContent();
    await rowOf(panel, 'preflight-404').click();
    await expect.poll(textOf(headline(panel))).toContain('404');
    await panel.evaluate(paste(line ?? ''));
    await expect.poll(textOf(detail(panel))).toContain('This is the request at');
    await expect.poll(textOf(headline(panel))).toContain('Access-Control-Allow-Origin');
    await expect.poll(() => rowOf(panel, 'missing-allow-origin').getAttribute('aria-selected')).toBe('true');
    expect(await lookAt('paste-found')).toEqual([]);
  });

  it('takes what is copied and pasted by keys, wherever the focus is', async () => {
    await panel.getByRole('button', { name: 'Close the box' }).click();
    await rowOf(panel, 'missing-allow-origin').click();
    await detail(panel).getByRole('button', { name: 'Copy console message' }).click();
    await rowOf(panel, 'preflight-404').click();
    await expect.poll(textOf(headline(panel))).toContain('404');
    await choose(panel, 'All');
    await press('Control+v');
    await expect.poll(() => focused(panel)).toBe('paste');
    await expect.poll(textOf(detail(panel))).toContain('This is the request at');
  });

  it('explains a message that no request of the log fits', async () => {
    await box(panel).fill(ELSEWHERE);
    await expect.poll(textOf(headline(panel))).toContain('https://shop.example');
    await expect.poll(textOf(detail(panel))).toContain('No request to this address is in the log');
    const configuration = detail(panel).getByRole('region', { name: 'Configuration' });
    await expect.poll(textOf(configuration)).toContain('https://app.example');
    await detail(panel).getByRole('textbox', { name: 'Method' }).fill('DELETE');
    await expect.poll(textOf(configuration)).toContain('DELETE');
    expect(await lookAt('paste-unmatched')).toEqual([]);
  });

  it('answers several messages, and what is not CORS', async () => {
    await box(panel).fill([ELSEWHERE, OF_FIREFOX, NOT_CORS].join('\n'));
    const answers = panel.getByRole('list', { name: 'Messages in the text' }).getByRole('listitem');
    await expect.poll(countOf(answers)).toBe(3);
    expect(await lookAt('paste-several')).toEqual([]);
    await answers.nth(2).getByRole('button').click();
    await expect.poll(textOf(headline(panel))).toContain('Not CORS: nothing answers');
    expect(await lookAt('paste-not-cors')).toEqual([]);
  });

  it('explains pasted headers as a request', async () => {
    await panel.evaluate(paste(HEADERS));
    await expect.poll(textOf(headline(panel))).toContain('https://shop.example');
    await expect.poll(textOf(detail(panel))).toContain('the request whose headers are in the text');
    const table = detail(panel).getByRole('table').first();
    await expect.poll(textOf(table)).toContain('https://app.example');
    await expect.poll(textOf(detail(panel))).toContain('The server seems to send one fixed origin');
    await detail(panel).getByRole('button', { name: 'Express', exact: true }).first().click();
    const configuration = detail(panel).getByRole('region', { name: 'Configuration' });
    await expect.poll(textOf(configuration)).toContain('https://app.example');
    expect(await lookAt('paste-headers')).toEqual([]);
  });

  it('says so when it recognises nothing', async () => {
    await box(panel).fill('hello world');
    await expect.poll(textOf(detail(panel))).toContain('No browser’s message'.replace('’', "'"));
    expect(await lookAt('paste-nothing')).toEqual([]);
  });

  it('gives way to the request that is chosen in the list', async () => {
    await rowOf(panel, 'preflight-404').click();
    await expect.poll(countOf(box(panel))).toBe(0);
    await expect.poll(textOf(headline(panel))).toContain('404');
  });

  it('shows a HAR that is dropped, as its own browser judged it, and goes back', async () => {
    await panel.evaluate(drop('shop.har', HAR_OF_FIREFOX));
    await expect.poll(textOf(bar(panel))).toContain('Showing shop.har (3 requests)');
    await expect.poll(countOf(requestRows(panel))).toBe(3);
    await requestRows(panel).first().click();
    await expect.poll(textOf(detail(panel))).toContain('Cross-Origin Request Blocked');
    await expect.poll(textOf(panel.locator('.status-end'))).toContain('Firefox');
    expect(await lookAt('har')).toEqual([]);
    // The live log goes on behind it.
    await driver.run('wildcard-with-credentials');
    await panel.getByRole('button', { name: 'Back to live log' }).click();
    await expect.poll(countOf(bar(panel))).toBe(0);
    await expect.poll(countOf(rowOf(panel, 'wildcard-with-credentials'))).toBe(1);
    await expect.poll(countOf(rowOf(panel, 'preflight-404'))).toBe(1);
    await expect.poll(() => focused(panel)).toBe('Open a HAR');
  });

  it('gives each of several files that are dropped at once its turn', async () => {
    await panel.evaluate(
      dropFiles([
        ['shop.har', HAR_OF_FIREFOX],
        ['notes.txt', 'no JSON'],
      ]),
    );
    await expect.poll(textOf(bar(panel))).toContain('Showing shop.har (3 requests)');
    const others = panel.getByRole('complementary', { name: 'Other files' });
    expect(await lookAt('har-others')).toEqual([]);
    await others.getByRole('button', { name: 'notes.txt' }).click();
    await expect.poll(textOf(panel.getByRole('alert'))).toContain('notes.txt is no HAR');
    await expect.poll(countOf(others)).toBe(0);
    await panel.getByRole('button', { name: 'Dismiss' }).click();
    await panel.getByRole('button', { name: 'Back to live log' }).click();
    await expect.poll(countOf(bar(panel))).toBe(0);
  });

  it('finds the request of a message in a HAR that is opened after it', async () => {
    await panel.evaluate(paste(OF_FIREFOX.replace('502', '200')));
    await expect.poll(textOf(detail(panel))).toContain('No request to this address is in the log');
    await panel.evaluate(drop('shop.har', HAR_OF_FIREFOX));
    await expect.poll(textOf(detail(panel))).toContain('This is the request at');
    await panel.getByRole('button', { name: 'Back to live log' }).click();
    await expect.poll(countOf(bar(panel))).toBe(0);
  });

  it('says what is wrong with a file, and keeps the log', async () => {
    await panel.evaluate(drop('notes.txt', 'no JSON'));
    await expect
      .poll(textOf(panel.getByRole('alert')))
      .toContain('notes.txt is no HAR, because it is not JSON');
    expect(await lookAt('har-broken')).toEqual([]);
    await expect.poll(countOf(rowOf(panel, 'preflight-404'))).toBe(1);
    await panel.getByRole('button', { name: 'Dismiss' }).click();
    await expect.poll(countOf(panel.getByRole('alert'))).toBe(0);
  });

  it('keeps what can be read of a HAR that breaks off', async () => {
    const end = HAR_OF_FIREFOX.indexOf('/api/open');
    await panel.evaluate(drop('cut.har', HAR_OF_FIREFOX.slice(0, end)));
    await expect.poll(textOf(bar(panel))).toContain('Showing cut.har (2 requests)');
    await expect.poll(textOf(bar(panel))).toContain('What is whole is shown');
    expect(await lookAt('har-cut')).toEqual([]);
    await panel.getByRole('button', { name: 'Back to live log' }).click();
    await expect.poll(countOf(bar(panel))).toBe(0);
  });
});

describe.each(['light', 'dark'] as const)('the page that opens without DevTools, on a %s system', (theme) => {
  let driver: PanelDriver;
  let page: Page;

  beforeAll(async () => {
    driver = await startDriver();
    const panel = await driver.openPanel();
    const { protocol, host } = new URL(panel.url());
    page = driver.browser.inspected;
    await page.emulateMedia({ colorScheme: theme });
    await page.goto(`${protocol}//${host}/src/panel/page.html`);
    await box(page).waitFor();
  });

  afterAll(() => driver?.close());

  it('waits for a message with the focus in its box', async () => {
    await expect.poll(() => focused(page)).toBe('paste');
    expect(await violationsOf(page)).toEqual([]);
  });

  it('explains a message, and asks for the origin that it does not name', async () => {
    await box(page).fill(OF_FIREFOX);
    await expect.poll(textOf(page.getByRole('heading', { level: 1 }))).toContain('https://shop.example');
    const configuration = page.getByRole('region', { name: 'Configuration' });
    await expect.poll(() => configuration.count()).toBe(0);
    await page.getByRole('textbox', { name: 'Origin of the page' }).fill('https://app.example');
    await expect.poll(textOf(configuration)).toContain('https://app.example');
    expect(await violationsOf(page)).toEqual([]);
  });

  it('reads a line in another language, and a text that is long, while it goes on', async () => {
    await box(page).fill(IN_GERMAN);
    await expect.poll(textOf(page.getByRole('heading', { level: 1 }))).toContain('https://shop.example');
    await box(page).fill(`${'GET https://cdn.example/a 200\n'.repeat(1_000)}${IN_GERMAN}`);
    await page.getByText('Reading the text').waitFor();
    await expect.poll(textOf(page.getByRole('heading', { level: 1 }))).toContain('https://shop.example');
  });

  it('opens a HAR, finds the message in it, and closes it again', async () => {
    await box(page).fill(OF_FIREFOX.replace('502', '200'));
    await page.evaluate(drop('shop.har', HAR_OF_FIREFOX));
    await expect.poll(textOf(page.getByRole('complementary'))).toContain('Showing shop.har (3 requests)');
    await expect
      .poll(textOf(page.getByRole('region', { name: 'Request detail' })))
      .toContain('This is the request at');
    expect(await violationsOf(page)).toEqual([]);
    await page.getByRole('button', { name: 'Close the file' }).click();
    await expect.poll(countOf(page.getByRole('row'))).toBe(0);
    await box(page).waitFor();
  });
});
