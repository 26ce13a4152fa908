import type { ConsoleLine, RequestTruth } from '../browser/ground-truth.ts';

/** What the browser said about the requests of one case. */
export interface CaseTruth {
  /** Without preflights, in the order in which they were sent. */
  readonly requests: readonly RequestTruth[];
  /** The lines "Access to … has been blocked by CORS policy: …" and their like. */
  readonly lines: readonly string[];
}

/** The case that a URL, or a text with a URL in it, belongs to; null when it is none of ours. */
export function caseIndexOf(text: string): number | null {
  const found = /[?&]case=(\d+)\./.exec(text)?.[1];
  return found === undefined ? null : Number(found);
}

/** CDP sees no WebSocket handshake here and tells the end of a document in another process elsewhere: neither has a CORS verdict. */
const isJudged = (request: RequestTruth): boolean =>
  request.preflightFor === '' && request.resourceType !== 'Document' && request.resourceType !== 'WebSocket';

const isCorsLine = (line: ConsoleLine): boolean =>
  line.source !== 'network' && line.text.startsWith('Access to ');

/** No HAR entry holds the fragment of the URL that the page asked for, so nobody who reads one can print it. */
const withoutFragments = (line: string): string => line.replace(/#fragment(?=')/g, '');

function groupByCase<T>(items: readonly T[], textOf: (item: T) => string): Map<number, T[]> {
  const groups = new Map<number, T[]>();
  for (const item of items) {
    const index = caseIndexOf(textOf(item));
    if (index === null) continue;
    const group = groups.get(index);
    if (group) group.push(item);
    else groups.set(index, [item]);
  }
  return groups;
}

/** The browser's word, by case. */
export function truthByCase(
  requests: readonly RequestTruth[],
  console: readonly ConsoleLine[],
): (index: number) => CaseTruth {
  const byCase = groupByCase(requests.filter(isJudged), (request) => request.urls[0] ?? '');
  const lines = groupByCase(console.filter(isCorsLine), (line) => line.text);
  return (index) => ({
    requests: byCase.get(index) ?? [],
    lines: (lines.get(index) ?? []).map((line) => withoutFragments(line.text)),
  });
}
