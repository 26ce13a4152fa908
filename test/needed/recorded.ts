import { diagnoseExchange } from '../../src/console/diagnosed.ts';
import type { CredentialsAssumption, Diagnosed } from '../../src/diagnosis/diagnosis.ts';
import { createLogContext } from '../../src/diagnosis/log/learn.ts';
import type { LogContext } from '../../src/diagnosis/log/log-context.ts';
import type { Capture } from '../conformance/capture.ts';
import type { Comparison } from '../conformance/compare.ts';
import { judge } from '../conformance/judge.ts';
import type { CaseSpec, Kind, RequestSpec } from '../conformance/spec.ts';
import { type Recorded, recordedAnswers } from './replay.ts';

/** A blocked request of a capture: the browser's view of it, and ours. */
export interface Blocked extends Recorded {
  /** The browser's own code. */
  readonly corsError: string;
  /** What we say by ourselves. */
  readonly ours: Diagnosed;
  /** What we say once somebody tells the credentials mode, as the panel asks. The same object where we listed what that mode needs. */
  readonly told: Diagnosed;
}

/** What a capture holds. */
export interface Recording {
  readonly blocked: readonly Blocked[];
  /** All that was diagnosed, passed requests included, in the order in which it was asked. */
  readonly log: readonly Diagnosed[];
}

/** Requests of scripts say their mode. */
const OF_SCRIPTS: ReadonlySet<Kind> = new Set<Kind>(['fetch', 'xhr', 'eventsource']);

/** Elements and styles that know no `crossorigin` attribute. */
const ALWAYS_ANONYMOUS: ReadonlySet<Kind> = new Set<Kind>([
  'font',
  'css-font',
  'mask-image',
  'shape-outside',
  'import',
]);

/** The credentials mode that the page really asked with. */
function modeOf({ kind, credentials, crossOrigin }: RequestSpec): CredentialsAssumption {
  if (kind === 'beacon') return 'credentials';
  if (ALWAYS_ANONYMOUS.has(kind)) return 'no-credentials';
  const included = OF_SCRIPTS.has(kind)
    ? credentials === 'include'
    : crossOrigin?.toLowerCase() === 'use-credentials';
  return included ? 'credentials' : 'no-credentials';
}

/** Which request of its case a comparison is about, null when nothing tells. */
function requestOf({ requests, order }: CaseSpec, position: number, count: number): RequestSpec | null {
  const [first] = requests;
  const text = JSON.stringify(first);
  if (requests.every((each) => JSON.stringify(each) === text)) return first ?? null;
  return order === 'sequence' && count === requests.length ? (requests[position] ?? null) : null;
}

function tell(ours: Diagnosed, assuming: CredentialsAssumption, context: LogContext): Diagnosed {
  return ours.diagnosis.neededFor === assuming
    ? ours
    : diagnoseExchange(ours.exchange, context, { assuming });
}

/** As the command line says it, which cannot ask for the credentials mode. */
const byOurselves = ({ exchange }: Diagnosed, context: LogContext): Diagnosed =>
  diagnoseExchange(exchange, context, { eitherMode: true });

/** We say blocked too, by an answer that is in the log: no server can give again what came out of the browser's cache. */
function isRecorded({ exchange, diagnosis }: Diagnosed): boolean {
  if (diagnosis.verdict !== 'blocked') return false;
  const hop = exchange.hops[diagnosis.blocking?.hop ?? -1];
  return hop === undefined || hop.kind === 'preflight' || hop.status !== 0;
}

function blockedOf(comparisons: readonly Comparison[], context: LogContext): Blocked[] {
  return comparisons.flatMap(({ spec, truth, ours: judged, withheld }, position): Blocked[] => {
    const corsError = truth?.corsError ?? null;
    const request = requestOf(spec, position, comparisons.length);
    if (corsError === null || judged === null || withheld || request === null || !isRecorded(judged))
      return [];
    const ours = byOurselves(judged, context);
    const told = tell(ours, modeOf(request), context);
    return [{ spec, request, corsError, ours, told, answers: recordedAnswers(spec, ours.exchange) }];
  });
}

/** The blocked requests of a capture whose responses its HAR holds and that can be told apart. */
export function readRecording(capture: Capture, specs: readonly CaseSpec[]): Recording {
  const comparisons = judge(capture, specs, 'har');
  const log = comparisons.flatMap(({ ours }) => (ours === null ? [] : [ours]));
  const context = createLogContext();
  for (const { exchange } of log) context.observe(exchange);
  const byCase = new Map<CaseSpec, Comparison[]>();
  for (const comparison of comparisons)
    byCase.set(comparison.spec, [...(byCase.get(comparison.spec) ?? []), comparison]);
  return { log, blocked: [...byCase.values()].flatMap((each) => blockedOf(each, context)) };
}
