import type { Browser } from '../../../src/cors/engine.ts';
import { groupAnswers } from '../compare.ts';
import { decideAll, readAll } from '../decide.ts';
import type { CaseSpec } from '../spec.ts';
import type { FirefoxCapture } from './capture.ts';
import { messagesByCase } from './case-messages.ts';
import { compareCase, type Comparison } from '../lines/compare.ts';
import type { Observed } from '../lines/disagreements.ts';
import { type Score, scoreOf } from '../lines/score.ts';

/** The three ways in: entries as they were delivered, what the extension's log keeps of them, and the HAR at the end. */
export const WAYS_IN = ['delivered', 'captured', 'har'] as const;
export type WayIn = (typeof WAYS_IN)[number];

/** What there is to look at where we disagree. */
export const observed = (capture: FirefoxCapture, wayIn: WayIn): Observed => ({
  messages: capture.messages,
  entries: capture[wayIn === 'har' ? 'har' : 'delivered'],
});

export interface Judgement {
  readonly comparisons: readonly Comparison[];
  readonly score: Score;
}

const browserOf = ({ userAgent }: FirefoxCapture): Browser => ({
  engine: 'firefox',
  version: Number(/Firefox\/(\d+)/.exec(userAgent)?.[1]),
});

/** Firefox's DevTools know nothing of an EventSource in a worker: neither its Network panel shows it, nor do extensions get an entry. */
const isListed = ({ requests }: CaseSpec): boolean =>
  !requests.some(({ kind, context }) => kind === 'eventsource' && context === 'worker');

/**
 * Bytes that are no HTTP pass for HTTP/0.9: Firefox prints that there were several headers, and the entry looks like that of any connection
 * that broke.
 */
const speaksHttp = ({ hops }: CaseSpec): boolean =>
  !hops
    .flatMap(({ preflight, response, laterPreflight, laterResponse }) => [
      preflight,
      response,
      laterPreflight,
      laterResponse,
    ])
    .some((policy) => policy?.fate === 'garbage');

/** Judges every case of a capture by what came in one of the two ways. */
export function judge(capture: FirefoxCapture, specs: readonly CaseSpec[], wayIn: WayIn): Judgement {
  const messagesOf = messagesByCase(capture.messages);
  const records = wayIn === 'captured' ? capture.captured : readAll(capture[wayIn]);
  const answers = groupAnswers(decideAll(records, browserOf(capture)));
  const comparisons = specs
    .filter((spec) => isListed(spec) && speaksHttp(spec))
    .flatMap((spec) => compareCase(spec, messagesOf(spec.index), answers.get(spec.index) ?? []));
  const count = [...answers.values()].reduce((sum, group) => sum + group.length, 0);
  return { comparisons, score: scoreOf(specs.length, count, comparisons) };
}
