import { computed, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import { diagnose } from '../../diagnosis/diagnose.ts';
import { consoleMessage } from '../../console/write/console-message.ts';
import type { CredentialsAssumption, Diagnosed } from '../../diagnosis/diagnosis.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import type { Requests } from '../list/requests.ts';
import { createFix, type FixModel } from '../fix/fix-model.ts';
import type { MenuItem } from '../shell/menu-item.ts';
import { copyConfig, menuItems } from './menu-items.ts';
import type { PanelModel } from '../app/panel-model.ts';
import { createOutside, type Outside } from '../outside/outside-model.ts';
import { tellBlocked } from '../outside/tell-blocked.ts';
import { createTrial, type TrialModel } from '../trial/trial-model.ts';
import { followTiming } from '../witness/timing-model.ts';
import { createWatch, type Watch } from '../witness/watch-model.ts';
import { createResync, type Resync } from './resync-model.ts';
import { reveal, WRONG_ANSWER_ID } from './reveal.ts';

/**
 * What is needed only once a request is chosen: the sentences, the configurations and what is copied. Loaded after the list, so that the
 * list is there sooner.
 */
export interface DetailModel {
  /** The chosen request with its console line. */
  readonly diagnosed: ReadonlySignal<Diagnosed | null>;
  readonly fix: FixModel;
  /** What was opened or closed, by name: it stays so when another request is chosen. */
  readonly folds: Signal<Readonly<Record<string, boolean>>>;
  /** The whole diagnosis of another request, as the traffic suggests. */
  readonly diagnose: (exchange: Exchange) => Diagnosed;
  /** null where there is no tab to try anything in. */
  readonly trial: TrialModel | null;
  /** null where the browser holds nothing back (Chromium). */
  readonly resync: Resync | null;
  /** null where no page is inspected. */
  readonly watch: Watch | null;
  /** What is asked in other parts of DevTools. */
  readonly outside: Outside;
  /** What can be done with the chosen request. `explain` moves the focus to the detail. */
  readonly menuItems: (explain: () => void) => readonly MenuItem[];
  /** Copies the configuration for the chosen request, where there is one. */
  readonly copyConfig: () => void;
}

/**
 * The whole diagnosis of a request in the light of the others, without its console line. The list does without what is needed and why
 * there was a preflight, so that it need not load what finds that. `assuming`: as for `Requests.diagnose`.
 */
function wholeDiagnosis(
  requests: Pick<Requests, 'context'>,
  exchange: Exchange,
  assuming: CredentialsAssumption | null,
): Diagnosed {
  const diagnosis = diagnose(exchange, requests.context(), assuming === null ? {} : { assuming });
  return { exchange, diagnosis, consoleMessage: null };
}

export function createDetail(model: PanelModel): DetailModel {
  followTiming(model.adapter, model.requests);
  tellBlocked(model.adapter, model.requests);
  const diagnosed = computed((): Diagnosed | null => {
    const chosen = model.selection.diagnosed.value;
    if (chosen === null) return null;
    const whole = wholeDiagnosis(model.requests, chosen.exchange, model.selection.assuming.value);
    return { ...whole, consoleMessage: consoleMessage(whole.exchange, whole.diagnosis) };
  });
  const diagnoseOther = (exchange: Exchange): Diagnosed => wholeDiagnosis(model.requests, exchange, null);
  const folds = signal<Readonly<Record<string, boolean>>>({});
  /** It is drawn before the next frame. */
  const doubt = (): void => {
    folds.value = { ...folds.peek(), [WRONG_ANSWER_ID]: true };
    requestAnimationFrame(() => reveal(WRONG_ANSWER_ID));
  };
  const fix = createFix(model, diagnosed, diagnoseOther);
  return {
    diagnosed,
    diagnose: diagnoseOther,
    fix,
    trial: createTrial(model, fix, diagnosed),
    folds,
    watch: createWatch(model.adapter, model.requests, model.notices),
    resync: createResync(model.adapter, model.requests, model.notices),
    outside: createOutside(model),
    menuItems: (explain) => {
      const chosen = diagnosed.peek();
      return chosen === null ? [] : menuItems(model, chosen, { explain, doubt });
    },
    copyConfig: () => {
      const chosen = diagnosed.peek();
      if (chosen !== null) copyConfig(model, chosen);
    },
  };
}
