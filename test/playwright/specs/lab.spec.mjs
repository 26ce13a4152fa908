import { test } from '@playwright/test';
import { expect, watchCors } from 'cors-lens/playwright';

const { url, cases } = JSON.parse(process.env.LAB);

/** The codes and phases that an assertion names. */
async function codesOf(assertion) {
  try {
    await assertion;
    return [];
  } catch (error) {
    return [...error.message.matchAll(/^\[(\w+)(?:, (\w+))?\]/gm)].map(([, code, phase]) => [
      code,
      phase ?? null,
    ]);
  }
}

/** What a page asked for stays in its report, so each has a few cases only. */
const CASES_OF_A_PAGE = 15;

for (let first = 0; first < cases.length; first += CASES_OF_A_PAGE)
  test(`cases from ${first} on`, async ({ page }) => {
    await watchCors(page);
    await page.goto(url);
    await page.waitForSelector('[data-ready]');
    const codes = {};
    for (const id of cases.slice(first, first + CASES_OF_A_PAGE)) {
      await page.evaluate(`globalThis.runLabCase(${JSON.stringify(id)})`);
      const except = (failure) => new URL(failure.url ?? url).pathname.split('/')[1] !== id;
      codes[id] = await codesOf(expect(page).toHaveNoCorsErrors({ except }));
    }
    await test.info().attach('codes', { body: JSON.stringify(codes), contentType: 'application/json' });
  });
