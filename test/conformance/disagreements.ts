import { mkdir, writeFile } from 'node:fs/promises';
import type { Capture } from './capture.ts';
import { caseIndexOf } from './case-truth.ts';
import type { Comparison } from './compare.ts';
import type { WayIn } from './judge.ts';
import { caseName } from './spec.ts';

const FOLDER = new URL('../../test-results/conformance/', import.meta.url);

const urlOf = (entry: unknown): string => {
  const { request } = entry as { request?: { url?: unknown } };
  return String(request?.url);
};

/** Everything that is needed to turn a disagreement into a fixture. */
function detail(comparison: Comparison, capture: Capture, wayIn: WayIn) {
  const { spec, truth, ours, line, disagreements } = comparison;
  return {
    case: caseName(spec),
    disagreements,
    truth,
    line,
    answer: ours && {
      verdict: ours.diagnosis.verdict,
      blocking: ours.diagnosis.blocking,
      alternatives: ours.diagnosis.alternatives,
      assuming: ours.diagnosis.assuming,
      failure: ours.diagnosis.failure,
      consoleMessage: ours.consoleMessage,
    },
    exchange: ours?.exchange ?? null,
    spec,
    entries: capture[wayIn === 'har' ? 'har' : 'delivered'].filter(
      (entry) => caseIndexOf(urlOf(entry)) === spec.index,
    ),
  };
}

/** Writes every disagreement with its spec, the browser's word, ours and the raw entries; gives the file's path, null when there is none. */
export async function saveDisagreements(
  name: string,
  comparisons: readonly Comparison[],
  capture: Capture,
  wayIn: WayIn,
): Promise<string | null> {
  const found = comparisons.filter(({ disagreements }) => disagreements.length > 0);
  if (found.length === 0) return null;
  await mkdir(FOLDER, { recursive: true });
  const file = new URL(`${name}-${wayIn}.json`, FOLDER);
  await writeFile(
    file,
    JSON.stringify(
      found.map((each) => detail(each, capture, wayIn)),
      null,
      1,
    ),
  );
  return file.pathname;
}

/** One line per disagreement: where, what, the browser's word and ours. */
export function disagreementLine({ spec, truth, ours, withheld, disagreements }: Comparison): string {
  const browser =
    truth === null ? 'no request' : (truth.corsError ?? `${truth.outcome} ${truth.errorText}`.trim());
  const answer =
    ours === null ? 'no exchange' : (ours.diagnosis.blocking?.corsError ?? ours.diagnosis.verdict);
  const [request] = spec.requests;
  const what = `${request?.kind ?? ''} in ${request?.context ?? ''}, ${spec.requests.length}× ${spec.order}, ${spec.hops.length} hops`;
  return `${caseName(spec)} ${withheld ? 'withheld ' : ''}${disagreements.join('+')}: browser ${browser}, we ${answer} (${what})`;
}
