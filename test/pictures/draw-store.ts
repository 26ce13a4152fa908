// `npm run pictures:store`: what the stores show, in their sizes, into `packages/pictures`.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Frame, Page } from 'playwright-core';
import type { ChromiumDevtools } from '../browser/chromium.ts';
import { paste } from '../e2e/messages.ts';
import { rowOf } from '../e2e/panel-driver.ts';
import { CHOSEN, onOrdinaryList } from './ordinary-list.ts';
import { startPage, startStatus, withApi } from './story.ts';

const OUTPUT = 'packages/pictures';

/** Chrome Web Store and Edge take this size and 640 × 400, AMO any. */
const SCREENSHOT = { width: 1280, height: 800 };

interface Promotion {
  readonly file: string;
  readonly width: number;
  readonly height: number;
  /** Of the words, in pixels. */
  readonly letters: number;
  /** What is left out at the left of the tab, in pixels. */
  readonly cut: number;
}

const PROMOTIONS: readonly Promotion[] = [
  { file: 'promotion-small.png', width: 440, height: 280, letters: 22, cut: 346 },
  { file: 'promotion-large.png', width: 1400, height: 560, letters: 46, cut: 0 },
];

/** A line of Firefox: what is pasted need not come from this browser. */
const PASTED =
  'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at https://api.example.com/orders. (Reason: CORS header ‘Access-Control-Allow-Origin’ missing). Status code: 502.';

const save = (name: string, picture: Buffer): void => writeFileSync(join(OUTPUT, name), picture);

/** The name, what it does, and the tab below. The page keeps its size: while that changes, the browser writes it into the corner. */
async function promote(page: Page, picture: Buffer, promotion: Promotion): Promise<void> {
  const { file, width, height, letters, cut } = promotion;
  await page.setContent(
    `<style>
      body { margin: 0 }
      main { background: #1a3b72; color: #fff; font: 500 ${letters * 0.6}px/1.35 system-ui, sans-serif; height: ${height}px; overflow: hidden; width: ${width}px }
      h1 { font-size: ${letters * 1.5}px; margin: 0; padding: ${letters * 0.9}px ${letters}px ${letters * 0.2}px }
      p { margin: 0 ${letters}px ${letters * 0.8}px }
      div { border-radius: 8px 0 0 0; box-shadow: 0 0 ${letters}px #0008; margin-left: ${letters}px; overflow: hidden; width: ${SCREENSHOT.width - cut}px }
      img { display: block; margin-left: -${cut}px }
    </style>
    <main><h1>CORS Lens</h1><p>What the browser decided, why, and the configuration that makes the request pass.</p>
    <div><img src="data:image/png;base64,${picture.toString('base64')}"></div></main>`,
    { waitUntil: 'load' },
  );
  save(file, await page.locator('main').screenshot());
}

async function drawAll(
  theme: 'light' | 'dark',
  { devtools, inspected }: ChromiumDevtools,
  panel: Frame,
): Promise<void> {
  const chosen = await devtools.screenshot();
  save(`store-1-${theme}.png`, chosen);
  await rowOf(panel, CHOSEN).press('Escape');
  await panel.locator('[data-part=overview]').waitFor();
  save(`store-2-${theme}.png`, await devtools.screenshot());
  await panel.evaluate(paste(PASTED));
  await panel.getByText('api.example.com').first().waitFor();
  save(`store-3-${theme}.png`, await devtools.screenshot());
  if (theme === 'light') for (const promotion of PROMOTIONS) await promote(inspected, chosen, promotion);
}

mkdirSync(OUTPUT, { recursive: true });
const page = await startPage();
const status = await startStatus();
try {
  for (const theme of ['light', 'dark'] as const) {
    await withApi('', () =>
      onOrdinaryList({ theme, size: SCREENSHOT }, (browser, panel) => drawAll(theme, browser, panel)),
    );
  }
  console.log(`Drawn: ${OUTPUT}`);
} finally {
  await page.stop();
  await status.stop();
}
