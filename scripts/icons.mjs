// Draws public/icons/*.png from icon.svg: `node scripts/icons.mjs`, needed only when the drawing changed.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { findBrowser } from './browsers.mjs';

const SIZES = [16, 32, 48, 128];
const folder = fileURLToPath(new URL('../public/icons/', import.meta.url));
const drawing = readFileSync(`${folder}icon.svg`, 'utf8');

const browser = await chromium.launch({
  executablePath: findBrowser('chromium'),
  args: ['--no-sandbox', '--disable-gpu'],
});
const page = await browser.newPage();
for (const size of SIZES) {
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(
    `<style>body { margin: 0 } svg { display: block; height: ${size}px; width: ${size}px }</style>${drawing}`,
  );
  writeFileSync(`${folder}${size}.png`, await page.screenshot({ omitBackground: true }));
}
await browser.close();
