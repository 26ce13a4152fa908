import {
  type BrowserContext,
  type ExpectMatcherState,
  type MatcherReturnType,
  type Page,
  test,
} from '@playwright/test';
import { type Finding, findingsOf, hiddenOf } from './findings.ts';
import { failureMessage, markdownAttachment } from './report.ts';
import { redactData } from '../share/redact.ts';
import type { CorsExpectation, HiddenPreflight } from './types.ts';
import { watchedWith, type WatchedPages } from './watch.ts';

const NAME = 'toHaveNoCorsErrors';

/** Waits for what is under way, on every page. */
async function settle(pages: WatchedPages, timeout: number): Promise<void> {
  const deadline = performance.now() + timeout;
  await pages.ready();
  await Promise.all(pages.watches.map((watch) => watch.settle(deadline)));
}

/** The report stays with the test; outside of one there is nothing to attach it to. */
async function attach(findings: readonly Finding[], hidden: readonly HiddenPreflight[]): Promise<void> {
  const { info } = test;
  const documents = {
    failures: redactData(findings.map(({ failure }) => failure)),
    hiddenPreflights: redactData(hidden),
  };
  try {
    await info().attach('cors-lens.md', {
      body: markdownAttachment(findings, hidden),
      contentType: 'text/markdown',
    });
    await info().attach('cors-lens.json', {
      body: JSON.stringify(documents, null, 2),
      contentType: 'application/json',
    });
  } catch (error) {
    if (!isOutsideOfTest(error)) throw error;
  }
}

const isOutsideOfTest = (error: unknown): boolean =>
  error instanceof Error && error.message.includes('while test is running');

/** Fails with a paragraph for each request that CORS stopped, and attaches the whole report to the test. */
export async function expectNoCorsErrors(
  target: Page | BrowserContext,
  expectation: CorsExpectation,
  { isNot, timeout }: Pick<ExpectMatcherState, 'isNot' | 'timeout'>,
): Promise<MatcherReturnType> {
  const pages = watchedWith(target);
  if (pages === null)
    throw new Error(
      `${NAME}: nobody watches this page. Call await watchCors(page) first, before the page goes anywhere.`,
    );
  await settle(pages, expectation.timeout ?? timeout);
  const isMeant = expectation.except ?? ((): boolean => false);
  const findings = pages.watches.flatMap(findingsOf).filter(({ failure }) => !isMeant(failure));
  const hidden = expectation.hiddenPreflights === 'ignore' ? [] : pages.watches.flatMap(hiddenOf);
  const pass = findings.length === 0 && hidden.length === 0;
  if (!pass && !isNot) await attach(findings, hidden);
  const message = pass ? 'Expected CORS errors, and there are none.' : failureMessage(findings, hidden);
  return { name: NAME, pass, message: () => message };
}
