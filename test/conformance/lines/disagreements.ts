import { mkdir, writeFile } from 'node:fs/promises';
import { caseIndexOf } from '../case-truth.ts';
import { caseName } from '../spec.ts';
import type { Comparison } from './compare.ts';

const FOLDER = new URL('../../../test-results/conformance/', import.meta.url);

/** Whether there is something to look at. Which credentials mode a request had is not to be seen, so that an alternative is an answer. */
export const isDisagreement = ({ agreement }: Comparison): boolean =>
  agreement !== 'same' && agreement !== 'same-failure' && agreement !== 'alternative';

const urlOf = (entry: unknown): string => String((entry as { request?: { url?: unknown } }).request?.url);

/** What a run left behind, as far as a disagreement is about it. */
export interface Observed {
  readonly messages: readonly { readonly text: string }[];
  /** Raw HAR entries. */
  readonly entries: readonly unknown[];
}

/** Everything that is needed to turn a disagreement into a fixture. */
function detail({ spec, agreement, line, ours }: Comparison, { messages, entries }: Observed) {
  const isOfCase = (text: string): boolean => caseIndexOf(text) === spec.index;
  return {
    case: caseName(spec),
    agreement,
    line,
    messages: messages.filter(({ text }) => isOfCase(text)),
    diagnosis: ours?.diagnosis ?? null,
    consoleMessage: ours?.consoleMessage ?? null,
    exchange: ours?.exchange ?? null,
    spec,
    entries: entries.filter((entry) => isOfCase(urlOf(entry))),
  };
}

/** Writes every disagreement with its spec, the browser's words, ours and the raw entries; gives the file's path, null when there is none. */
export async function saveDisagreements(
  name: string,
  comparisons: readonly Comparison[],
  observed: Observed,
): Promise<string | null> {
  const details = comparisons.filter(isDisagreement).map((each) => detail(each, observed));
  if (details.length === 0) return null;
  await mkdir(FOLDER, { recursive: true });
  const file = new URL(`${name}.json`, FOLDER);
  await writeFile(file, JSON.stringify(details, null, 1));
  return file.pathname;
}

const reasonOf = (line: string): string => line.replace(/^.*\(Reason: /, '(');

/** One line per disagreement: where, what, the browser's word and ours. */
export function disagreementLine({ spec, agreement, line, ours }: Comparison): string {
  const browser = line === null ? 'nothing' : reasonOf(line);
  const answer = ours?.consoleMessage
    ? reasonOf(ours.consoleMessage)
    : (ours?.diagnosis.verdict ?? 'nothing');
  const [request] = spec.requests;
  const what = `${request?.kind ?? ''} in ${request?.context ?? ''}, ${spec.requests.length}× ${spec.order}, ${spec.hops.length} hops`;
  return `${caseName(spec)} ${agreement}: browser ${browser}, we ${answer} (${what})`;
}
