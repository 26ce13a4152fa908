import type { RequestTruth } from '../browser/ground-truth.ts';
import type { Diagnosed, Verdict } from '../../src/diagnosis/diagnosis.ts';
import type { Hop } from '../../src/exchange/exchange.ts';
import { caseIndexOf, type CaseTruth } from './case-truth.ts';
import { phaseOf } from './phase-truth.ts';
import type { CaseSpec } from './spec.ts';

/** In what we differ from the browser. */
export type Disagreement =
  /** We say blocked by CORS, the browser let it pass. */
  | 'false-alarm'
  /** We say blocked by CORS, the browser failed it for another reason. */
  | 'misnamed'
  /** The browser says blocked by CORS, we do not. */
  | 'missed'
  /** Our first answer is another code; an alternative is right. */
  | 'first-answer'
  /** Neither our answer nor an alternative is right. */
  | 'code'
  | 'failed-parameter'
  | 'phase'
  | 'console'
  /** Neither blocked, but one says that it failed and the other that it passed. */
  | 'outcome'
  /** More or fewer exchanges than requests. */
  | 'count';

/** One request, judged twice. One side is null where the numbers differ. */
export interface Comparison {
  readonly spec: CaseSpec;
  readonly truth: RequestTruth | null;
  readonly ours: Diagnosed | null;
  /** The line that the browser printed, null when none is left that could be this request's. */
  readonly line: string | null;
  /** The log holds nothing of the response that the browser judged: no answer can be derived from it. */
  readonly withheld: boolean;
  readonly disagreements: readonly Disagreement[];
}

/** The kinds of request whose exchanges have no counterpart in the truth. */
const isJudged = ({ exchange }: Diagnosed): boolean =>
  exchange.mode !== 'websocket' && exchange.mode !== 'navigate';

/** Our answers, by case. */
export function groupAnswers(answers: readonly Diagnosed[]): Map<number, Diagnosed[]> {
  const groups = new Map<number, Diagnosed[]>();
  for (const answer of answers.filter(isJudged)) {
    const index = caseIndexOf(answer.exchange.url);
    if (index === null) continue;
    groups.set(index, [...(groups.get(index) ?? []), answer]);
  }
  return groups;
}

/** How well an answer fits a request of the same case; identical requests side by side cannot be told apart otherwise. */
function likeness(truth: RequestTruth, ours: Diagnosed): number {
  const hops = ours.exchange.hops.filter((hop) => hop.kind !== 'preflight');
  const { blocking } = ours.diagnosis;
  return (
    (hops.length === truth.urls.length ? 8 : 0) +
    (hops.at(-1)?.method === truth.method ? 8 : 0) +
    ((blocking?.corsError ?? null) === truth.corsError ? 4 : 0) +
    ((ours.exchange.hops.at(-1)?.error ?? '') === truth.errorText ? 4 : 0) +
    ((ours.exchange.outcome === 'failed') === (truth.outcome === 'failed') ? 2 : 0) +
    ((blocking?.failedParameter ?? '') === truth.failedParameter ? 1 : 0)
  );
}

/** A service worker's own requests come between those of its pages. */
const isInOrder = ({ order, requests }: CaseSpec): boolean =>
  order === 'sequence' && requests.every(({ context }) => context !== 'controlled');

/** Pairs the requests of a case with our answers: by order when they were made one after the other, by likeness otherwise. */
function matched(spec: CaseSpec, truths: readonly RequestTruth[], answers: readonly Diagnosed[]) {
  const left = [...answers];
  const pairs: [RequestTruth | null, Diagnosed | null][] = [];
  for (const truth of truths) {
    const best = isInOrder(spec) ? 0 : bestIndex(left, (answer) => likeness(truth, answer));
    pairs.push([truth, left.splice(best, 1)[0] ?? null]);
  }
  return [...pairs, ...left.map((answer): [null, Diagnosed] => [null, answer])];
}

function bestIndex<T>(items: readonly T[], score: (item: T) => number): number {
  let best = 0;
  for (const [index, item] of items.entries()) {
    const leader = items[best];
    if (leader !== undefined && score(item) > score(leader)) best = index;
  }
  return best;
}

const PASSED: ReadonlySet<Verdict> = new Set<Verdict>(['allowed', 'opaque', 'same-origin']);

function differencesOfOutcome(truth: RequestTruth, { diagnosis }: Diagnosed): Disagreement[] {
  if (diagnosis.verdict === 'blocked') return [truth.outcome === 'finished' ? 'false-alarm' : 'misnamed'];
  // The page, or the element, no longer wanted a response that had passed.
  if (truth.errorText === 'net::ERR_ABORTED') return [];
  return PASSED.has(diagnosis.verdict) === (truth.outcome === 'finished') ? [] : ['outcome'];
}

function differencesOfBlocking(
  spec: CaseSpec,
  truth: RequestTruth,
  line: string | null,
  ours: Diagnosed,
): Disagreement[] {
  const { blocking, alternatives } = ours.diagnosis;
  if (blocking === null) return ['missed'];
  if (blocking.corsError !== truth.corsError)
    return [alternatives.some((each) => each.corsError === truth.corsError) ? 'first-answer' : 'code'];
  const found: Disagreement[] = [];
  if (blocking.failedParameter !== truth.failedParameter) found.push('failed-parameter');
  if (blocking.phase !== (phaseOf(spec, truth) ?? blocking.phase)) found.push('phase');
  if (ours.consoleMessage !== line) found.push('console');
  return found;
}

/** The line of this request among those of its case: ours when it is there, else one that no other request claims. */
function lineOf(lines: readonly string[], ours: Diagnosed, others: readonly Diagnosed[]): string | null {
  const wanted = ours.consoleMessage;
  if (wanted !== null && lines.includes(wanted)) return wanted;
  const claimed = new Set(others.map((each) => each.consoleMessage));
  return lines.find((line) => !claimed.has(line)) ?? lines[0] ?? null;
}

/**
 * Whether the log holds nothing of the response that the browser judged. DevTools shows neither status nor headers of one that was blocked
 * in a worker or came from the cache, nor who asked where there is no referrer; what is in the cache it showed before.
 */
function isWithheld(truth: RequestTruth, { exchange }: Diagnosed, others: readonly Diagnosed[]): boolean {
  const last = exchange.hops.at(-1);
  if (truth.corsError === null || truth.corsError.includes('Preflight') || last === undefined) return false;
  if (last.status !== 0 || last.responseHeaders.length > 0 || !/^https?:/.test(last.url)) return false;
  if (exchange.origin === null) return true;
  // This is decided before there is a response.
  if (truth.corsError.includes('LocalNetwork')) return false;
  if (truth.inWorker) return true;
  const isEarlierAnswer = ({ kind, method, url, status, startedAt }: Hop): boolean =>
    kind !== 'preflight' &&
    status !== 0 &&
    method === last.method &&
    url === last.url &&
    startedAt < last.startedAt;
  return !others.some((other) => other.exchange.hops.some(isEarlierAnswer));
}

/** Compares the answers for one case with what the browser said. */
export function compareCase(spec: CaseSpec, truth: CaseTruth, answers: readonly Diagnosed[]): Comparison[] {
  return matched(spec, truth.requests, answers).map(([request, ours]) => {
    // What the browser has not ended has no entry yet, or only those of its redirects.
    if (request?.outcome === 'pending') {
      return { spec, truth: request, ours, line: null, withheld: false, disagreements: [] };
    }
    if (request === null || ours === null) {
      return { spec, truth: request, ours, line: null, withheld: false, disagreements: ['count'] };
    }
    const line = request.corsError === null ? null : lineOf(truth.lines, ours, answers);
    const disagreements =
      request.corsError === null
        ? differencesOfOutcome(request, ours)
        : differencesOfBlocking(spec, request, line, ours);
    return { spec, truth: request, ours, line, withheld: isWithheld(request, ours, answers), disagreements };
  });
}
