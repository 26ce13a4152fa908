import { signal, type ReadonlySignal } from '@preact/signals';
import { resyncText, type ResyncEnd } from '../../explain/interface/resync.ts';
import type { Milliseconds } from '../../exchange/units.ts';
import type { PanelAdapter } from '../adapter.ts';
import { missingEntries } from './entries-held-back.ts';
import type { Notices } from '../shell/notices.ts';
import type { Requests } from '../list/requests.ts';

/*
 * Firefox delivers only what its Network panel shows: a filter there, even one that was saved long ago, and a pause hold back the rest. Its
 * whole list knows everything, but to ask for it while requests are under way makes Firefox lose some (18 of 60 were lost), its own panel's
 * too. So it is asked only when the user wants that, and once.
 */

/** How long no request may have come before the browser is asked. */
export const REST: Milliseconds = 1_000;

/** How long such a rest is waited for. */
export const MAX_WAIT: Milliseconds = 30_000;

/** Asks the browser for requests that it did not deliver. */
export interface Resync {
  /** It waits until no requests come, which takes a second at least. */
  readonly isRunning: ReadonlySignal<boolean>;
  /** Puts them into the list and says how many they are. */
  readonly run: () => Promise<void>;
}

/** null where the browser holds nothing back. */
export function createResync(
  { log, heldBack }: Pick<PanelAdapter, 'log' | 'heldBack'>,
  requests: Pick<Requests, 'catchUp' | 'counts'>,
  { say }: Pick<Notices, 'say'>,
): Resync | null {
  if (heldBack === null) return null;
  const isRunning = signal(false);

  const addMissed = async (): Promise<ResyncEnd> => {
    if (!(await comesToRest(log))) return 'busy';
    try {
      const har = await heldBack.readHar();
      for (const entry of missingEntries(har, log)) heldBack.addMissed(entry);
      return 'done';
    } catch {
      return 'refused';
    }
  };

  const count = (): number => {
    requests.catchUp();
    return requests.counts.peek().all;
  };

  return {
    isRunning,
    run: async () => {
      if (isRunning.peek()) return;
      isRunning.value = true;
      const before = count();
      const end = await addMissed();
      isRunning.value = false;
      say(resyncText(end, Math.max(0, count() - before)));
    },
  };
}

/** Waits for a time without requests; false when there was none. */
function comesToRest(log: PanelAdapter['log']): Promise<boolean> {
  return new Promise((resolve) => {
    const finish = (rested: boolean) => (): void => {
      clearTimeout(rest);
      clearTimeout(end);
      stop();
      resolve(rested);
    };
    let rest = setTimeout(finish(true), REST);
    const end = setTimeout(finish(false), MAX_WAIT);
    const stop = log.subscribe(() => {
      clearTimeout(rest);
      rest = setTimeout(finish(true), REST);
    });
  });
}
