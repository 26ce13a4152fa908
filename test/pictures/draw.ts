// `npm run pictures`: the README's picture and animation, from the tab in real DevTools.
import { writeFileSync } from 'node:fs';
import type { Locator, Page } from 'playwright-core';
import { launchChromium, type ChromiumDevtools } from '../browser/chromium.ts';
import { choose, detail } from '../e2e/panel-driver.ts';
import { animatedPng, type AnimationFrame } from './animated-png.ts';
import { onOrdinaryList } from './ordinary-list.ts';
import { PAGE, startPage, startStatus, withApi } from './story.ts';

const STILL = { width: 1400, height: 700 };
/** Narrower ones hide the name of the tab. */
const SCENE = { width: 1080, height: 450 };
const CAPTION_HEIGHT = 40;

/** What is seen at one moment of the animation. */
interface Scene {
  readonly caption: string;
  readonly picture: Buffer;
  /** In milliseconds. */
  readonly duration: number;
}

const save = (browser: ChromiumDevtools): Promise<boolean> => browser.inspected.evaluate<boolean>('save()');

/** Puts a pointer onto an element of DevTools, as a person would: nothing but a picture of one. */
async function point(devtools: Page, target: Locator): Promise<void> {
  const box = await target.boundingBox();
  if (box === null) throw new Error('there is nothing to point at');
  const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  await devtools.mouse.move(at.x, at.y);
  await devtools.evaluate(({ x, y }) => {
    const pointer = document.querySelector('#pointer') ?? document.createElement('div');
    pointer.id = 'pointer';
    pointer.innerHTML = `<svg width="20" height="24" viewBox="0 0 20 24" style="display:block">
      <path d="M2 1v18l5-4 3 8 4-2-3-7h6z" fill="#111" stroke="#fff" stroke-width="1.5"/></svg>`;
    pointer.setAttribute('style', `position:fixed;left:${x}px;top:${y}px;z-index:99999;pointer-events:none`);
    document.body.append(pointer);
  }, at);
}

/** Takes a picture of DevTools for a scene. */
type Show = (caption: string, duration: number) => Promise<void>;

/** A request is blocked, and its configuration is copied, which is the result. */
async function copyFix(browser: ChromiumDevtools, show: Show): Promise<string> {
  const { devtools } = browser;
  if (await save(browser)) throw new Error('The request was to be blocked.');
  await devtools.getByText('blocked by CORS policy').first().waitFor();
  await show('The console names the first thing that is wrong.', 2500);
  await point(devtools, devtools.getByRole('tab', { name: 'CORS', exact: true }));
  await show('The CORS tab has the rest.', 1200);
  const panel = await browser.openPanel();
  const copy = detail(panel).locator('[data-part=copy-fix]');
  await copy.waitFor();
  await show('What the page asked, what the server said, and what is needed.', 4000);
  await point(devtools, copy);
  await show('One click copies the configuration for this server.', 1800);
  await copy.click();
  await copy.getByText('Copied').waitFor();
  await show('Paste it where the app is made, and start the server again.', 2500);
  return (await detail(panel).getByRole('region', { name: 'Configuration' }).textContent()) ?? '';
}

/** The same request once more. */
async function passes(browser: ChromiumDevtools, show: Show): Promise<void> {
  if (!(await save(browser))) throw new Error('The request was to pass.');
  const panel = await browser.openPanel();
  await choose(panel, 'All');
  await panel.locator('.row.is-request', { hasText: 'Allowed' }).click();
  await detail(panel).getByText('lets your page read').first().waitFor();
  await panel.locator('.toast').waitFor({ state: 'hidden' });
  await browser.devtools.evaluate(() => document.querySelector('#pointer')?.remove());
  await show('The same request passes.', 4000);
}

/** The same request, blocked and then passed: what a person does between the two, picture by picture. */
async function tellStory(browser: ChromiumDevtools): Promise<readonly Scene[]> {
  const scenes: Scene[] = [];
  const show: Show = async (caption, duration) => {
    scenes.push({ caption, duration, picture: await browser.devtools.screenshot() });
  };
  await browser.devtools.setViewportSize(SCENE);
  const pasted = await withApi('', () => copyFix(browser, show));
  await withApi(pasted, () => passes(browser, show));
  return scenes;
}

/** Each scene with its words above it. */
async function framesOf(page: Page, scenes: readonly Scene[]): Promise<readonly AnimationFrame[]> {
  await page.setViewportSize({ width: SCENE.width, height: SCENE.height + CAPTION_HEIGHT });
  const frames: AnimationFrame[] = [];
  for (const { caption, picture, duration } of scenes) {
    await page.setContent(
      `<style>body { margin: 0 } img { display: block }
        p { background: #1a3b72; color: #fff; font: 600 17px/${CAPTION_HEIGHT}px system-ui, sans-serif; margin: 0; text-align: center }</style>
      <p>${caption}</p><img src="data:image/png;base64,${picture.toString('base64')}">`,
      { waitUntil: 'load' },
    );
    frames.push({ png: await page.screenshot(), duration });
  }
  return frames;
}

/** The tab with an ordinary list, in one of the themes of DevTools. */
const drawStill = (theme: 'light' | 'dark', file: string): Promise<void> =>
  onOrdinaryList({ theme, size: STILL }, async ({ devtools }) =>
    writeFileSync(file, await devtools.screenshot()),
  );

async function drawAnimation(file: string): Promise<void> {
  const browser = await launchChromium();
  try {
    await browser.inspected.goto(PAGE);
    await browser.hidePanel();
    const scenes = await tellStory(browser);
    writeFileSync(file, animatedPng(await framesOf(browser.inspected, scenes)));
  } finally {
    await browser.close();
  }
}

const page = await startPage();
const status = await startStatus();
try {
  await withApi('', () => drawStill('light', 'docs/panel.png'));
  await withApi('', () => drawStill('dark', 'docs/panel-dark.png'));
  await drawAnimation('docs/fix.png');
  console.log('Drawn: docs/panel.png, docs/panel-dark.png, docs/fix.png');
} finally {
  await page.stop();
  await status.stop();
}
