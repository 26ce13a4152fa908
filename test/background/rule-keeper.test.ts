import { describe, expect, it } from 'vitest';
import { createRuleKeeper } from '../../src/background/rule-keeper.ts';
import type { TrialRule } from '../../src/trial/rules.ts';

interface Rule {
  readonly id: number;
  readonly condition: { readonly tabIds: readonly number[] };
}

const RULE: TrialRule = {
  priority: 1,
  condition: {
    initiatorDomains: ['localhost'],
    requestDomains: ['api.example.com'],
    urlFilter: '|https://api.example.com/',
    isUrlFilterCaseSensitive: true,
    resourceTypes: ['xmlhttprequest'],
  },
  action: { type: 'modifyHeaders', responseHeaders: [] },
};

/** A browser that refuses two rules with one id, as browsers do. */
function createBrowser(rules: Rule[] = []) {
  const ended: number[] = [];
  const keeper = createRuleKeeper({
    rules: async () => rules.map(({ id, condition }) => ({ id, tabIds: condition.tabIds })),
    update: async (removed, added) => {
      const kept = rules.filter(({ id }) => !removed.includes(id));
      const next = [...kept, ...(added as Rule[])];
      if (new Set(next.map(({ id }) => id)).size < next.length) throw new Error('an id twice');
      rules = next;
    },
    onEnd: (tab) => ended.push(tab),
  });
  return { keeper, ended, tabs: () => rules.flatMap(({ condition }) => condition.tabIds) };
}

describe('the rules of trials', () => {
  it('are for the tab that wanted them', async () => {
    const { keeper, ended, tabs } = createBrowser();
    await keeper.setRules(7, [RULE]);
    expect(tabs()).toEqual([7]);
    expect(ended).toEqual([]);
  });

  it('take the place of those before, and leave those of other tabs alone', async () => {
    const { keeper, tabs } = createBrowser();
    await Promise.all([
      keeper.setRules(7, [RULE, RULE]),
      keeper.setRules(8, [RULE]),
      keeper.setRules(7, [RULE]),
    ]);
    expect(tabs().toSorted()).toEqual([7, 8]);
  });

  it('go when there are none any more', async () => {
    const { keeper, ended, tabs } = createBrowser();
    await keeper.setRules(7, [RULE]);
    await keeper.setRules(7, []);
    expect(tabs()).toEqual([]);
    expect(ended).toEqual([7]);
  });

  it('that somebody left behind go at the start, before anything is set', async () => {
    const { keeper, ended, tabs } = createBrowser([{ id: 3, condition: { tabIds: [5] } }]);
    void keeper.clear();
    await keeper.setRules(7, [RULE]);
    expect(tabs()).toEqual([7]);
    expect(ended).toEqual([5]);
  });

  it('are refused with the browser’s own words, and the next ones are set all the same', async () => {
    const keeper = createRuleKeeper({
      rules: async () => [],
      update: (_, added) => (added.length > 1 ? Promise.reject(new Error('too many')) : Promise.resolve()),
      onEnd: () => undefined,
    });
    await expect(keeper.setRules(7, [RULE, RULE])).rejects.toThrow('too many');
    await expect(keeper.setRules(7, [RULE])).resolves.toBeUndefined();
  });
});
