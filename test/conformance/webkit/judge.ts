import type { Browser } from '../../../src/cors/engine.ts';
import type { Diagnosed } from '../../../src/diagnosis/diagnosis.ts';
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

/** What is no part of what a proxy sees: a fragment goes along with its request, and behind a redirect as well. */
const withoutFragment = (line: string): string => line.replace(/#fragment(?= denied)/, '');

/** What WebKit said of the blocked requests of each case. */
function linesByCase({ requests }: WebKitCapture): ReadonlyMap<number, readonly string[]> {
  const lines = new Map<number, string[]>();
  for (const { urls, outcome, errorText } of requests) {
    const index = caseIndexOf(urls[0] ?? '');
    if (index === null || outcome !== 'failed' || !ABOUT_CORS.test(errorText)) continue;
    const group = lines.get(index);
    const line = withoutFragment(errorText);
    if (group) group.push(line);
    else lines.set(index, [line]);
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
  /** Blocked requests that WebKit answered from its cache: nothing of them went over the wire. */
  readonly leftOut: number;
}

const mayBeCached = ({ hops, requests }: CaseSpec): boolean =>
  requests.length > 1 &&
  hops
    .flatMap(({ response, laterResponse }) => [response, laterResponse ?? response])
    .some(({ headers }) => headers.some(([name]) => name.toLowerCase() === 'cache-control'));

/** How many requests each case made. */
function requestsByCase({ requests }: WebKitCapture): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const { urls } of requests) {
    const index = caseIndexOf(urls[0] ?? '');
    if (index !== null) counts.set(index, (counts.get(index) ?? 0) + 1);
  }
  return counts;
}

/** What begins with its first hop, which the cache did not answer. */
const isWhole = ({ exchange }: Diagnosed): boolean => !exchange.url.includes('&hop=');

/** Without as many of the missed ones as went to the cache instead. */
function onTheWire(comparisons: readonly Comparison[], fromCache: number): Comparison[] {
  let left = fromCache;
  return comparisons.filter(({ agreement }) => agreement !== 'missed' || left-- <= 0);
}

/** Judges every case of a capture by what a proxy saw of it. */
export function judge(capture: WebKitCapture, specs: readonly CaseSpec[]): Judgement {
  const linesOf = linesByCase(capture);
  const answers = groupAnswers(decideAll(readAll(capture.wire), browserOf(capture)));
  const made = requestsByCase(capture);
  const all = specs.map((spec) => {
    const ours = answers.get(spec.index) ?? [];
    const fromCache = mayBeCached(spec) ? (made.get(spec.index) ?? 0) - ours.filter(isWhole).length : 0;
    const compared = compareCase(spec, { blocked: linesOf.get(spec.index) ?? [], failed: [] }, ours);
    const comparisons = onTheWire(compared, Math.max(0, fromCache));
    return { comparisons, leftOut: compared.length - comparisons.length };
  });
  const comparisons = all.flatMap((each) => each.comparisons);
  const count = [...answers.values()].reduce((sum, group) => sum + group.length, 0);
  return {
    comparisons,
    score: scoreOf(specs.length, count, comparisons),
    leftOut: all.reduce((sum, each) => sum + each.leftOut, 0),
  };
}
