import { computed, type ReadonlySignal } from '@preact/signals';
import { consoleMessage } from '../../console/write/console-message.ts';
import type { Diagnosed } from '../../diagnosis/diagnosis.ts';
import { createFix, type FixModel } from '../fix/fix-model.ts';
import { copyConfig, menuItems, type MenuItem } from './menu-items.ts';
import type { PanelModel } from '../app/panel-model.ts';
import { createResync, type Resync } from './resync-model.ts';
import { wholeDiagnosis } from '../model/whole.ts';

/**
 * What is needed only once a request is chosen: the sentences, the configurations and what is copied. Loaded after the list, so that the
 * list is there sooner.
 */
export interface Workshop {
  /** The chosen request with its console line. */
  readonly diagnosed: ReadonlySignal<Diagnosed | null>;
  readonly fix: FixModel;
  /** null where the browser holds nothing back (Chromium). */
  readonly resync: Resync | null;
  /** What can be done with the chosen request. `explain` moves the focus to the detail. */
  readonly menuItems: (explain: () => void) => readonly MenuItem[];
  /** Copies the configuration for the chosen request, where there is one. */
  readonly copyConfig: () => void;
}

export function createWorkshop(model: PanelModel): Workshop {
  const diagnosed = computed((): Diagnosed | null => {
    const chosen = model.selection.diagnosed.value;
    if (chosen === null) return null;
    const whole = wholeDiagnosis(model.requests, chosen.exchange, model.selection.assuming.value);
    return { ...whole, consoleMessage: consoleMessage(whole.exchange, whole.diagnosis) };
  });
  return {
    diagnosed,
    fix: createFix(model, diagnosed),
    resync: createResync(model.adapter, model.requests, model.notices),
    menuItems: (explain) => {
      const chosen = diagnosed.peek();
      return chosen === null ? [] : menuItems(model, chosen, explain);
    },
    copyConfig: () => {
      const chosen = diagnosed.peek();
      if (chosen !== null) copyConfig(model, chosen);
    },
  };
}
