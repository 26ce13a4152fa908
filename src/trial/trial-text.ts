import { code, enumerate, plural, sentence } from '../explain/compose.ts';
import type { RichText } from '../explain/rich-text.ts';
import type { SerializedOrigin } from '../cors/origin.ts';
import { originOf } from '../cors/origin.ts';
import { originsOf } from './plan-trial.ts';
import type { TrialPlan } from './trial-plan.ts';

/** The servers whose answers a trial changes. */
const serversOf = ({ answers }: TrialPlan): readonly SerializedOrigin[] => [
  ...new Set(answers.map(({ address }) => originOf(address) ?? '')),
];

/** What a trial would do, and what it is allowed for, before anybody clicks. */
export const trialOffer = (plan: TrialPlan): RichText =>
  sentence`Sets these headers on answers of ${enumerate(serversOf(plan))} in this tab, for pages of ${code(plan.page)}, until DevTools closes. Nothing changes on the server. The browser asks you for ${enumerate(originsOf(plan))} first.`;

/** What a trial does, while it is on. */
export const trialIsOn = (plan: TrialPlan): RichText =>
  sentence`A trial is on: in this tab, pages of ${code(plan.page)} get answers of ${enumerate(serversOf(plan))} with other headers than the server sends.`;

/** How many of the requests that are tried passed. */
export const trialCount = (passed: number, all: number): string =>
  passed === all
    ? `${all === 1 ? 'It passes' : `All ${all} pass`} with this configuration`
    : `${passed} of ${plural(all, 'request')} ${passed === 1 ? 'passes' : 'pass'}`;

/** What became of a request in a trial. `waiting`: it was not made since then · `untold`: it was, and nothing tells. */
export type TrialOutcome =
  | { readonly kind: 'waiting' | 'untold' }
  | { readonly kind: 'passed'; readonly status: number }
  /** Few words say why. */
  | { readonly kind: 'failed'; readonly why: string };

export function outcomeText(outcome: TrialOutcome): string {
  switch (outcome.kind) {
    case 'waiting':
      return 'Reload the page, or do again what made the request.';
    case 'passed':
      return outcome.status < 400
        ? 'Passes with this configuration.'
        : `Passes with this configuration: the page can read the answer, a ${outcome.status}.`;
    case 'untold':
      return 'Made since then. The browser does not tell whether it passed: see what the page shows.';
    case 'failed':
      return `Still fails: ${outcome.why}.`;
  }
}

/** In the list, in the place of a cause. */
export const PASSED_BY_TRIAL = 'Passes with the trial';
