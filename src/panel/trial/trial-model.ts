import { computed, untracked, type ReadonlySignal } from '@preact/signals';
import { originOf } from '../../cors/origin.ts';
import type { Diagnosed, NetworkFailure } from '../../diagnosis/diagnosis.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import { shortCause } from '../../explain/row/short-cause.ts';
import { apiOf } from '../../fix/policy/api.ts';
import { type PlannedTrial, planTrial } from '../../trial/plan-trial.ts';
import { rulesOf } from '../../trial/rules.ts';
import type { TrialPlan } from '../../trial/trial-plan.ts';
import type { TrialOutcome } from '../../trial/trial-text.ts';
import { asShown, isTried } from '../../trial/tried-exchange.ts';
import type { PanelModel } from '../app/panel-model.ts';
import { type FixModel, wishedPolicy } from '../fix/fix-model.ts';
import { statusOf } from '../list/row-data.ts';
import { createTrialLog, type Touched, type Trial } from './trial-log.ts';
import { createTrialSession, type TrialSession } from './trial-session.ts';
import { followTrialTiming } from './trial-timing.ts';
import { askersOf, exchangesSince, hostsOf } from './trial-wish.ts';

/** Trying the fix of the chosen request in the inspected tab. */
export interface TrialModel extends Omit<TrialSession, 'begin' | 'evaluate'> {
  /** What can be tried for the chosen request, or why nothing can; null where nothing has to be. */
  readonly planned: ReadonlySignal<PlannedTrial | null>;
  /** What became of each request of the trial that is on. */
  readonly outcomes: ReadonlySignal<readonly TrialOutcome[]>;
  /** What became of the chosen request in a trial; null where none is for it. */
  readonly outcome: ReadonlySignal<TrialOutcome | null>;
  /** Asks for the permission, then begins: call it in a click. `authorization`: what preflights are to carry, null for nothing. */
  readonly begin: (plan: TrialPlan, authorization: string | null) => void;
}

/** Whether a request to another origin got no answer: people try a fix there, too. */
const isUnanswered = ({ exchange, diagnosis: { failure } }: Diagnosed): boolean =>
  failure !== null &&
  UNANSWERED.has(failure.kind) &&
  (exchange.mode === 'cors' || exchange.mode === null) &&
  originOf(exchange.url) !== exchange.origin;

/** What the configuration would be made for is what is tried. */
function plannedFor(model: PanelModel, fix: FixModel, chosen: Diagnosed | null): PlannedTrial | null {
  if (chosen === null) return null;
  if (chosen.diagnosis.verdict !== 'blocked' && !isUnanswered(chosen)) return null;
  const { fixed, allowed } = fix.reach.value;
  const ids = fixed.map(({ diagnosed }) => diagnosed.exchange.id);
  const isForAll = fix.scope.value === 'api' && ids.includes(chosen.exchange.id);
  const others = fixed.filter((_, index) => isForAll && ids[index] !== chosen.exchange.id);
  const requests = [chosen, ...others.map(({ diagnosed }) => diagnosed)] as const;
  return planTrial({
    chosen,
    requests,
    api: isForAll ? apiOf(chosen.exchange) : null,
    granted: wishedPolicy(isForAll ? [...requests, ...allowed] : requests, model.settings.settings.value),
    askers: askersOf(chosen, model.requests.rows),
  });
}

const UNANSWERED: ReadonlySet<NetworkFailure['kind']> = new Set([
  'refused',
  'dns',
  'tls',
  'timeout',
  'reset',
  'empty-response',
  'offline',
]);

/** The request with the answers that the page was shown. */
const shownExchange = (plan: TrialPlan, exchange: Exchange): Exchange => ({
  ...exchange,
  hops: exchange.hops.map((hop) => asShown(plan, hop)),
});

const WAITING: TrialOutcome = { kind: 'waiting' };

/** null where there is no tab to try anything in. */
export function createTrial(
  model: PanelModel,
  fix: FixModel,
  chosen: ReadonlySignal<Diagnosed | null>,
): TrialModel | null {
  const { adapter, requests } = model;
  const { inspected } = adapter;
  if (inspected === null) return null;
  const { engine } = adapter.browser;
  const log = createTrialLog();
  requests.setTrial(log);

  const session = createTrialSession(
    async () => (await inspected()).trial(),
    (trial) => {
      log.add(trial);
      // This document may be younger than the trial.
      for (const { id } of exchangesSince(requests.rows, trial.since)) requests.refresh(id);
    },
  );
  followTrialTiming(model, log, session.evaluate);

  const outcomeOf = ({ exchange, trial, passed }: Touched): TrialOutcome => {
    if (passed === true) return { kind: 'passed', status: statusOf(exchange) };
    const shown = requests.diagnose(shownExchange(trial.plan, exchange), null);
    const { verdict } = shown.diagnosis;
    if (verdict === 'blocked' || verdict === 'failed') return { kind: 'failed', why: shortCause(shown) };
    return passed === null ? { kind: 'untold' } : { kind: 'failed', why: 'the browser does not say why' };
  };

  /** A preflight is a request of its own until the one behind it comes, and has another number then. */
  const isInLog = ({ id, startedAt }: Exchange): boolean =>
    requests.rows.find(id)?.exchange.startedAt === startedAt;

  /** The latest of the requests that a trial touched and for which `isWanted`. */
  const latest = (trial: Trial, isWanted: (exchange: Exchange) => boolean): TrialOutcome => {
    const found = [...log.touched()]
      .filter((each) => each.trial === trial && isWanted(each.exchange) && isInLog(each.exchange))
      .toSorted((one, other) => other.exchange.startedAt - one.exchange.startedAt)[0];
    return found === undefined ? WAITING : outcomeOf(found);
  };

  /** True: whoever asks is asked again when the trial or the log changes. */
  const isChanged = (): boolean => log.revision.value >= 0 && requests.revision.value >= 0;

  const outcomes = computed((): readonly TrialOutcome[] => {
    const trial = isChanged() ? session.on.value : null;
    if (trial === null) return [];
    return untracked(() =>
      trial.plan.requests.map((request) =>
        latest(trial, (exchange) => isTried(trial.plan, request, exchange)),
      ),
    );
  });

  const outcome = computed((): TrialOutcome | null => {
    const diagnosed = isChanged() ? chosen.value : null;
    const trial = session.on.value;
    if (diagnosed === null) return null;
    const { exchange } = diagnosed;
    const touched = log.find(exchange);
    return untracked(() => {
      if (touched !== undefined) return outcomeOf(touched);
      if (trial === null || trial.plan.page !== exchange.origin) return null;
      const request = trial.plan.requests.find((each) => isTried(trial.plan, each, exchange));
      return request === undefined ? null : latest(trial, (each) => isTried(trial.plan, request, each));
    });
  });

  return {
    ...session,
    planned: computed(() => plannedFor(model, fix, chosen.value)),
    outcomes,
    outcome,
    begin: (plan, authorization) =>
      session.begin(plan, rulesOf(plan, engine, authorization), hostsOf(plan, engine)),
  };
}
