import {
  type BrowserContext,
  type Expect,
  expect as playwrightExpect,
  type ExpectMatcherState,
  type MatcherReturnType,
  type Page,
} from '@playwright/test';
import { expectNoCorsErrors } from './expectation.ts';
import { findingsOf, hiddenOf } from './findings.ts';
import type { CorsExpectation, CorsWatch } from './types.ts';
import { watchPages } from './watch.ts';

export type * from './types.ts';

/**
 * Watches a page with its frames, workers and popups, or every page of a context. Call it before the page goes anywhere: what was asked
 * earlier is not seen. For the same page again it gives the same failures. In Chromium the browser's own verdict is read over its protocol,
 * in Firefox and WebKit the line of the console.
 */
export async function watchCors(target: Page | BrowserContext): Promise<CorsWatch> {
  const pages = watchPages(target);
  await pages.ready();
  return {
    failures: () => pages.watches.flatMap(findingsOf).map(({ failure }) => failure),
    hiddenPreflights: () => pages.watches.flatMap(hiddenOf),
  };
}

/** What `expect` has beside Playwright's own assertions. */
export type CorsMatchers = {
  /**
   * Passes when CORS stopped no request of a page that `watchCors` watches. Waits for requests under way. Fails with a paragraph for each
   * that it stopped, and attaches the report to the test.
   */
  toHaveNoCorsErrors: (
    this: ExpectMatcherState,
    receiver: Page | BrowserContext,
    expectation?: CorsExpectation,
  ) => Promise<MatcherReturnType>;
};

/** Playwright's `expect` with `toHaveNoCorsErrors`. Others are added with Playwright's `mergeExpects`. */
export const expect: Expect<CorsMatchers> = playwrightExpect.extend({
  toHaveNoCorsErrors(target: Page | BrowserContext, expectation: CorsExpectation = {}) {
    return expectNoCorsErrors(target, expectation, this);
  },
});
