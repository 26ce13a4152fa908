import type { Milliseconds } from '../exchange/units.ts';
import { showTrying } from '../platform/badge.ts';
import { evaluate, onNewDocument, triedTab } from '../platform/tried-tab.ts';
import type { TrialRule } from '../trial/rules.ts';
import type { TrialKeeper, Unsubscribe } from './panel-link.ts';
import { createTrialLine } from './trial-line.ts';

/*
 * Keeps a trial on for as long as DevTools is open, whatever becomes of the panel's document. The browser stops the background after half a
 * minute without a word, and with it goes the connection by which it learns that DevTools closed: so there is a word every now and then, and
 * where it was stopped all the same it is started again and given the rules.
 */

/** Well within that half minute. */
const WORD_EVERY: Milliseconds = 20_000;

/** Those who want to hear of every change; a panel that went away without a word is let go. */
function createTellers() {
  const tellers = new Set<() => void>();
  return {
    add: (callback: () => void): Unsubscribe => {
      tellers.add(callback);
      return () => tellers.delete(callback);
    },
    tell: (): void => {
      for (const teller of tellers) {
        try {
          teller();
        } catch {
          tellers.delete(teller);
        }
      }
    },
  };
}

const readHosts = (hosts: string): readonly string[] => JSON.parse(hosts) as readonly string[];

function createTrialKeeper(): TrialKeeper {
  const tab = triedTab;
  const { add, tell } = createTellers();
  let rules: readonly TrialRule[] = [];
  let note = '';
  let isPermitted = false;
  /** Somebody is asked at the icon. */
  let isAsking = false;
  /** The origin of the tab's document when the trial began. */
  let origin = '';

  const line = createTrialLine({
    permission: (isGranted) => {
      isPermitted = isGranted;
      tell();
    },
    cut: () => {
      if (rules.length > 0) void line.order({ kind: 'rules', tab, rules });
    },
  });

  const setRules = async (wanted: readonly TrialRule[], kept: string): Promise<string> => {
    const problem = await line.order({ kind: 'rules', tab, rules: wanted });
    if (problem === '') {
      rules = wanted;
      note = kept;
      isAsking = false;
      showTrying(wanted.length > 0);
    }
    tell();
    return problem;
  };

  // Without a trial the background is left in peace.
  setInterval(() => {
    if (rules.length > 0 || isAsking) void line.order({ kind: 'alive' });
    else line.hangUp();
  }, WORD_EVERY);

  // Rules know the host of a page, not its origin: one of the same host and another port is not what somebody wanted to try.
  onNewDocument((url) => {
    if (note === '') return;
    if (!url.startsWith(`${origin}/`)) void setRules([], '');
    // The browser takes what stands on an icon off with the page.
    else showTrying(true);
  });

  return {
    note: () => note,
    begin: async (wanted, kept) => {
      origin = String(await evaluate('origin'));
      return setRules(JSON.parse(wanted) as readonly TrialRule[], kept);
    },
    end: () => setRules([], ''),
    look: (hosts) => line.order({ kind: 'look', hosts: readHosts(hosts) }),
    ask: (hosts) => {
      isAsking = true;
      return line.order({ kind: 'ask', tab, hosts: readHosts(hosts) });
    },
    giveBack: (hosts) => line.order({ kind: 'give-back', hosts: readHosts(hosts) }),
    isPermitted: () => isPermitted,
    evaluate,
    onChange: add,
  };
}

/** That of this DevTools. */
export const trialKeeper = createTrialKeeper();
