import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FirefoxDevtools, launchFirefox } from '../browser/firefox/firefox.ts';
import { har } from './captures.ts';
import { runIn } from './fake-terminal.ts';
import { HOSTILE_LOG } from './hostile-log.ts';

describe('the page of explain --html, in Firefox, from the disk', () => {
  let folder = '';
  let browser: FirefoxDevtools;

  beforeAll(async () => {
    const written = new Map<string, string>();
    await runIn(
      { files: { 'log.har': har(HOSTILE_LOG) }, written },
      'explain',
      'log.har',
      '--html',
      'r.html',
    );
    folder = await mkdtemp(join(tmpdir(), 'cors-lens-report-'));
    const file = join(folder, 'report.html');
    await writeFile(file, written.get('r.html') ?? '');
    browser = await launchFirefox();
    await browser.goto(pathToFileURL(file).href);
  });

  afterAll(async () => {
    await browser?.close();
    await rm(folder, { recursive: true, force: true });
  });

  const textOf = (selector: string) => (): Promise<string> =>
    browser.inspected.evaluate(
      (wanted: string) => document.querySelector(wanted)?.textContent ?? '',
      selector,
    );

  it('opens the tab with its requests, and says why and what to do', async () => {
    await expect.poll(textOf('.row.is-request')).toContain('/api/tasks/42');
    await browser.inspected.click('.row.is-request');
    await expect.poll(textOf('[data-part=verdict]')).toContain('404');
    await expect.poll(textOf('[data-part=fix]')).toContain('http://localhost:3000');
  });

  it('copies the configuration', async () => {
    await browser.inspected.click('[data-part=copy-fix]');
    await expect.poll(() => browser.clipboard()).toContain('http://localhost:3000');
  });

  it('shows hostile values as text, and loads nothing', async () => {
    const state = await browser.inspected.evaluate(() => ({
      images: document.querySelectorAll('img[src=x]').length,
      taken: 'taken' in globalThis,
      loaded: performance.getEntriesByType('resource').map(({ name }) => name),
    }));
    expect(state).toEqual({ images: 0, taken: false, loaded: [] });
  });
});
