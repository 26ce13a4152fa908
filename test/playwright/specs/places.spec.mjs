import { test as base } from '@playwright/test';
import { expect, watchCors } from 'cors-lens/playwright';

const { url, origins } = JSON.parse(process.env.LAB);

/** A guard that no test has to call. */
const test = base.extend({
  guard: [
    async ({ page }, use) => {
      const cors = await watchCors(page);
      await use(cors);
      await expect(page).toHaveNoCorsErrors();
    },
    { auto: true },
  ],
});

const put = (page, id) =>
  page.evaluate(
    (to) =>
      fetch(to, { method: 'PUT', headers: { 'Content-Type': 'application/json' }, body: '{}' }).then(
        ({ status }) => status,
        () => 'failed',
      ),
    `${origins.api}/${id}?token=S3CR3Tvalue`,
  );

test('fixture: a sound page passes', async ({ page }) => {
  await page.goto(url);
  await page.evaluate((to) => fetch(to), `${origins.api}/allowed`);
});

test('fixture: a broken page fails', async ({ page }) => {
  await page.goto(url);
  await put(page, 'preflight-404');
});

base('popup: what it asks for is seen with its page', async ({ page }) => {
  const cors = await watchCors(page);
  await page.goto(url);
  const [popup] = await Promise.all([page.waitForEvent('popup'), page.evaluate(() => void window.open('/'))]);
  await popup.waitForSelector('[data-ready]');
  await put(popup, 'preflight-404');
  await expect(page).not.toHaveNoCorsErrors();
  expect(cors.failures().map(({ corsError }) => corsError)).toEqual(['PreflightMissingAllowOriginHeader']);
});

base('context: several pages are watched at once', async ({ context }) => {
  const cors = await watchCors(context);
  const pages = [await context.newPage(), await context.newPage()];
  for (const page of pages) {
    await page.goto(url);
    await page.evaluate((to) => fetch(to).catch(() => 0), `${origins.api}/missing-allow-origin`);
  }
  await expect(context).not.toHaveNoCorsErrors();
  expect(cors.failures().map(({ seenBy }) => seenBy)).toEqual(['protocol', 'protocol']);
});

base('route: a preflight that Playwright answers is asked of the server', async ({ page }) => {
  const cors = await watchCors(page);
  await page.route('**/*', (route) => route.continue());
  await page.goto(url);
  await put(page, 'preflight-404');
  await expect(page).not.toHaveNoCorsErrors();
  const failure = cors.failures().find(({ seenBy }) => seenBy === 'asked-again');
  expect(failure).toMatchObject({ corsError: 'PreflightMissingAllowOriginHeader', method: 'PUT' });
  await expect(page).toHaveNoCorsErrors();
});

base('route: what a test answers itself is no server’s', async ({ page }) => {
  await watchCors(page);
  await page.route('**/preflight-404*', (route) =>
    route.fulfill({ status: 200, headers: { 'Access-Control-Allow-Origin': '*' }, body: '{}' }),
  );
  await page.goto(url);
  expect(await put(page, 'preflight-404')).toBe(200);
  await expect(page).toHaveNoCorsErrors();
});

base('route: what passes at the server passes', async ({ page }) => {
  await watchCors(page);
  await page.route('**/*', (route) => route.continue());
  await page.goto(url);
  await page.evaluate(
    (to) =>
      fetch(to, {
        method: 'PUT',
        credentials: 'include',
        headers: { 'Content-Type': 'application/json' },
        body: '{}',
      }),
    `${origins.api}/allowed-after-preflight`,
  );
  await expect(page).toHaveNoCorsErrors();
});

base('nobody watches', async ({ page }) => {
  await expect(page).toHaveNoCorsErrors();
});
