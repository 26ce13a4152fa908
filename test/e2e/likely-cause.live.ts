import type { Frame, Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  choose,
  clear,
  countOf,
  detail,
  requestRows,
  rowOf,
  startDriver,
  textOf,
  unfold,
} from './panel-driver.ts';
import type { PanelDriver } from './panel-driver.ts';

let driver: PanelDriver;
let panel: Frame;

/** Two broken requests, one that is no matter of CORS, and one that passed and is warned of. */
const CASES = ['preflight-404', 'missing-allow-origin', 'server-down', 'allowed-without-vary'];

beforeAll(async () => {
  driver = await startDriver();
  panel = await driver.openPanel();
  await clear(panel);
  await choose(panel, 'All');
  await driver.run(...CASES);
});

afterAll(() => driver?.close());

const section = (): Locator => detail(panel).getByRole('region', { name: 'Likely cause' });

async function show(id: string): Promise<void> {
  await rowOf(panel, id).click();
  await detail(panel).getByRole('heading', { level: 1 }).waitFor();
}

describe('the likely cause', () => {
  it('is named with the sign that betrays it, what to do, what not, and how to check it', async () => {
    await expect.poll(countOf(requestRows(panel))).toBe(CASES.length);
    await show('preflight-404');
    await expect.poll(textOf(section().getByRole('heading', { level: 3 }).first())).toMatch(/\S/);
    await unfold(panel, 'Evidence');
    const words = await section().locator('dt').allTextContents();
    expect(words.slice(0, 6)).toEqual([
      'What to do',
      'What not to do',
      'How to check',
      'Its own log',
      'Evidence',
      'Read more',
    ]);
    await expect.poll(() => section().locator('.evidence').first().textContent()).toContain('404');
    await section().scrollIntoViewIfNeeded();
    await driver.takePicture('likely-cause');
  });

  it('opens its documentation in a tab of its own', async () => {
    const link = section().getByRole('link').first();
    await expect.poll(() => link.getAttribute('target')).toBe('_blank');
    await expect.poll(() => link.getAttribute('href')).toMatch(/^https:/);
  });

  it('copies the command that checks it, with the headers that decide', async () => {
    await section()
      .getByRole('button', { name: /curl command/i })
      .first()
      .click();
    await expect
      .poll(driver.clipboard)
      .toMatch(/^curl -i -X OPTIONS .*\/preflight-404.*Access-Control-Request-Method: PUT.*Origin: /s);
  });

  it('is followed by what else to check, in its order, folded', async () => {
    const others = section().getByRole('listitem');
    await expect.poll(() => others.count()).toBeGreaterThan(0);
    const first = others.first();
    await expect.poll(() => first.getByText('What not to do').count()).toBe(0);
    await first.locator('summary').click();
    await expect.poll(countOf(first.getByText('What not to do'))).toBe(1);
  });

  it('is told of what is not CORS, too', async () => {
    await show('server-down');
    await detail(panel).getByRole('button', { name: 'Start the server' }).click();
    await expect.poll(() => panel.evaluate('document.activeElement?.id')).toBe('cause');
    // The detail alone is scrolled: the panel around it, which has no scroll bar, stays where it is.
    expect(await panel.evaluate(`document.querySelector('.toolbar').getBoundingClientRect().top`)).toBe(0);
    await expect.poll(textOf(section())).toContain('No program listens at that address');
    await expect.poll(textOf(section())).toContain('net::ERR_CONNECTION_REFUSED');
  });
});

describe('a warning', () => {
  it('says what to do, what not, and how to check it', async () => {
    await show('allowed-without-vary');
    const noticed = detail(panel).getByRole('region', { name: 'Also noticed' });
    await expect.poll(textOf(noticed)).toMatch(/Vary: Origin.*What to do.*What not to do.*Read more/s);
    await expect.poll(textOf(noticed)).toMatch(/curl -i --url .*\/allowed-without-vary/s);
  });
});
