import type { Frame } from 'playwright-core';
import { launchChromium, type ChromiumDevtools } from '../browser/chromium.ts';
import { choose, detail, rowOf } from '../e2e/panel-driver.ts';
import { OTHERS, PAGE } from './story.ts';

/** The path of the request that is chosen; those of this page are not those of the lab. */
export const CHOSEN = 'tasks/42';

interface OrdinaryList {
  readonly theme: 'light' | 'dark';
  /** Of DevTools, in CSS pixels. */
  readonly size: { readonly width: number; readonly height: number };
}

/** DevTools with the tab open on an ordinary list, one blocked request of it chosen. */
export async function onOrdinaryList(
  { theme, size }: OrdinaryList,
  run: (browser: ChromiumDevtools, panel: Frame) => Promise<void>,
): Promise<void> {
  const browser = await launchChromium({ theme });
  try {
    await browser.inspected.goto(PAGE);
    for (const [address, options] of OTHERS) {
      await browser.inspected.evaluate(`ask(${JSON.stringify(address)}, ${JSON.stringify(options)})`);
    }
    await browser.inspected.evaluate('save()');
    const panel = await browser.openPanel();
    await browser.devtools.setViewportSize(size);
    await choose(panel, 'All');
    await rowOf(panel, CHOSEN).click();
    await detail(panel).locator('[data-part=copy-fix]').waitFor();
    await browser.devtools.mouse.move(0, 0);
    await run(browser, panel);
  } finally {
    await browser.close();
  }
}
