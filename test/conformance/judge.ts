import type { Browser } from '../../src/cors/engine.ts';
import type { Capture } from './capture.ts';
import { truthByCase } from './case-truth.ts';
import { compareCase, type Comparison, groupAnswers } from './compare.ts';
import { decideAll, readAll } from './decide.ts';
import type { CaseSpec } from './spec.ts';

/** The two ways in: what the extension captured as it was delivered, and the HAR at the end. */
export const WAYS_IN = ['captured', 'har'] as const;
export type WayIn = (typeof WAYS_IN)[number];

const browserOf = (capture: Capture): Browser => ({
  engine: 'chromium',
  version: Number(/Chrome\/(\d+)/.exec(capture.userAgent)?.[1]),
});

/** Judges every case of a capture by what came in one of the two ways. */
export function judge(capture: Capture, specs: readonly CaseSpec[], wayIn: WayIn): Comparison[] {
  const records = wayIn === 'har' ? readAll(capture.har) : capture.captured;
  const truthOf = truthByCase(capture.requests, capture.console);
  const answers = groupAnswers(decideAll(records, browserOf(capture)));
  return specs.flatMap((spec) => compareCase(spec, truthOf(spec.index), answers.get(spec.index) ?? []));
}
