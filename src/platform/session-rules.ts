import browser, { type DeclarativeNetRequest } from 'webextension-polyfill';

/** A rule that is set, as far as it concerns whoever takes it off. */
export interface SetRule {
  readonly id: number;
  readonly tabIds: readonly number[];
}

/** The rules that hold until the browser is closed. Without a permission for their hosts they do nothing. */
export async function sessionRules(): Promise<readonly SetRule[]> {
  const rules = await browser.declarativeNetRequest.getSessionRules();
  return rules.map(({ id, condition }) => ({ id, tabIds: condition.tabIds ?? [] }));
}

/**
 * Takes rules off and sets others, all at once.
 * @throws what the browser finds wrong with a rule; then nothing has changed.
 */
export const updateSessionRules = (removed: readonly number[], added: readonly object[]): Promise<void> =>
  browser.declarativeNetRequest.updateSessionRules({
    removeRuleIds: [...removed],
    // Made in `trial/rules.ts`; the browser checks each.
    addRules: [...added] as DeclarativeNetRequest.Rule[],
  });
