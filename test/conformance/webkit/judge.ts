import type { Browser } from '../../../src/cors/engine.ts';
import { caseIndexOf } from '../case-truth.ts';
import { groupAnswers } from '../compare.ts';
import { decideAll, readAll } from '../decide.ts';
import { compareCase, type Comparison } from '../lines/compare.ts';
import type { Observed } from '../lines/disagreements.ts';
import { type Score, scoreOf } from '../lines/score.ts';
import type { CaseSpec } from '../spec.ts';
import type { WebKitCapture } from './capture.ts';

/** What only CORS makes WebKit say. */
const ABOUT_CORS =
  /^(?:Origin .* is not allowed by Access-Control|Cannot use wildcard|Access-Control-Allow-Origin cannot|Credentials flag is true|Preflight response is not|Header Access-Control|Method .* is not allowed by|Request header field|Cross-origin redirection to)/;

/** What WebKit said of the blocked requests of each case. */
function linesByCase({ requests }: WebKitCapture): ReadonlyMap<number, readonly string[]> {
  const lines = new Map<number, string[]>();
  for (const { urls, outcome, errorText } of requests) {
    const index = caseIndexOf(urls[0] ?? '');
    if (index === null || outcome !== 'failed' || !ABOUT_CORS.test(errorText)) continue;
    const group = lines.get(index);
    if (group) group.push(errorText);
    else lines.set(index, [errorText]);
  }
  return lines;
}

const browserOf = ({ userAgent }: WebKitCapture): Browser => ({
  engine: 'webkit',
  version: Number(/Version\/(\d+)/.exec(userAgent)?.[1]),
});

/** What there is to look at where we disagree. */
export const observed = ({ requests, console, wire }: WebKitCapture): Observed => ({
  messages: [
    ...requests.map(({ urls, errorText }) => ({ text: `${urls.join(' ')} ${errorText}` })),
    ...console,
  ],
  entries: wire,
});

export interface Judgement {
  readonly comparisons: readonly Comparison[];
  readonly score: Score;
}

/** Judges every case of a capture by what a proxy saw of it. */
export function judge(capture: WebKitCapture, specs: readonly CaseSpec[]): Judgement {
  const linesOf = linesByCase(capture);
  const answers = groupAnswers(decideAll(readAll(capture.wire), browserOf(capture)));
  const comparisons = specs.flatMap((spec) =>
    compareCase(spec, { blocked: linesOf.get(spec.index) ?? [], failed: [] }, answers.get(spec.index) ?? []),
  );
  const count = [...answers.values()].reduce((sum, group) => sum + group.length, 0);
  return { comparisons, score: scoreOf(specs.length, count, comparisons) };
}
