import type { SetRule } from '../platform/session-rules.ts';
import type { TrialRule } from '../trial/rules.ts';

/** What the keeper needs of the browser. */
export interface RuleStore {
  readonly rules: () => Promise<readonly SetRule[]>;
  readonly update: (removed: readonly number[], added: readonly object[]) => Promise<void>;
  /** Nothing is tried in that tab any more. */
  readonly onEnd: (tab: number) => void;
}

/** Sets the rules of tabs. One call waits for the other, so that no two rules get the same id. */
export interface RuleKeeper {
  /**
   * Makes these the rules of that tab, which is all that they are for. None: it has no rules any more.
   * @throws what the browser finds wrong with a rule; the ones before hold on then.
   */
  readonly setRules: (tab: number, rules: readonly TrialRule[]) => Promise<void>;
  /** Takes off what somebody left behind, of whatever tab. */
  readonly clear: () => Promise<void>;
}

export function createRuleKeeper({ rules, update, onEnd }: RuleStore): RuleKeeper {
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    const done = last.then(work);
    last = done.catch(() => undefined);
    return done;
  };
  return {
    setRules: (tab, wanted) =>
      inTurn(async () => {
        const present = await rules();
        const own = present.filter(({ tabIds }) => tabIds.includes(tab)).map(({ id }) => id);
        const highest = Math.max(0, ...present.map(({ id }) => id));
        const added = wanted.map((rule, index) => ({
          ...rule,
          id: highest + 1 + index,
          condition: { ...rule.condition, tabIds: [tab] },
        }));
        if (own.length + added.length === 0) return;
        await update(own, added);
        if (added.length === 0) onEnd(tab);
      }),
    clear: () =>
      inTurn(async () => {
        const present = await rules();
        if (present.length === 0) return;
        await update(
          present.map(({ id }) => id),
          [],
        );
        for (const { tabIds } of present) for (const tab of tabIds) onEnd(tab);
      }),
  };
}
