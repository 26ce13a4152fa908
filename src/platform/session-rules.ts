import { native } from './native.ts';

/** A rule that is set, as far as it concerns whoever takes it off. */
export interface SetRule {
  readonly id: number;
  readonly tabIds: readonly number[];
}

/** The rules that hold until the browser is closed. Without a permission for their hosts they do nothing. */
export async function sessionRules(): Promise<readonly SetRule[]> {
  const rules = await native.declarativeNetRequest.getSessionRules();
  return rules.map(({ id, condition }) => ({ id, tabIds: condition.tabIds ?? [] }));
}

/**
 * Takes rules off and sets others, all at once.
 * @throws what the browser finds wrong with a rule; then nothing has changed.
 */
export const updateSessionRules = (removed: readonly number[], added: readonly object[]): Promise<void> =>
  native.declarativeNetRequest.updateSessionRules({ removeRuleIds: removed, addRules: added });
