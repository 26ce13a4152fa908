import { valuesOf } from '../../cors/header-list.ts';
import type { Exchange, Hop } from '../../exchange/exchange.ts';
import type { Diagnosis, NeededHop } from '../diagnosis.ts';

/** One line of a hop's diff. `from` and `to` mark what differs inside the value, as UTF-16 offsets; equal when nothing is marked. */
export interface DiffLine {
  /** `removed`: what was sent and must go or change; `added`: what is needed; `kept`: right as it is. */
  readonly kind: 'removed' | 'added' | 'kept';
  readonly problem: 'missing' | 'wrong' | 'duplicated' | null;
  /** A header name, or `Status`. */
  readonly name: string;
  readonly value: string;
  readonly from: number;
  readonly to: number;
}

/** One hop, sent and needed side by side. */
export interface HopDiff {
  readonly kind: NeededHop['kind'];
  readonly method: string;
  readonly url: string;
  /** Index into `exchange.hops`; null for a hop that was never sent. */
  readonly hop: number | null;
  readonly lines: readonly DiffLine[];
  /** How many things must change. */
  readonly changes: number;
}

const STATUS = 'Status';

/** The headers that decide about a hop, in the order in which people expect them. */
const RELEVANT: Readonly<Record<NeededHop['kind'], readonly string[]>> = {
  preflight: [
    'Access-Control-Allow-Origin',
    'Access-Control-Allow-Credentials',
    'Access-Control-Allow-Methods',
    'Access-Control-Allow-Headers',
    'Access-Control-Max-Age',
  ],
  redirect: ['Access-Control-Allow-Origin', 'Access-Control-Allow-Credentials'],
  response: [
    'Access-Control-Allow-Origin',
    'Access-Control-Allow-Credentials',
    'Access-Control-Expose-Headers',
  ],
};

/** What every hop sent beside what it has to send, in the order of the hops; those never sent come where they would have been. */
export function headerDiff(exchange: Exchange, diagnosis: Diagnosis): HopDiff[] {
  const diffs: HopDiff[] = [];
  const needed = new Map<number, NeededHop>();
  for (const each of diagnosis.needed) if (each.hop !== null) needed.set(each.hop, each);
  for (const [index, hop] of exchange.hops.entries()) {
    if (hop.status !== 0) diffs.push(seenHopDiff(hop, index, needed.get(index) ?? null));
  }
  for (const each of diagnosis.needed) if (each.hop === null) diffs.push(unsentHopDiff(each));
  return diffs;
}

function seenHopDiff(hop: Hop, index: number, needed: NeededHop | null): HopDiff {
  const lines = statusLines(hop, needed?.status ?? null);
  for (const name of RELEVANT[hop.kind]) {
    const sent = valuesOf(hop.responseHeaders, name.toLowerCase());
    const value = needed?.set[name] ?? null;
    const remove = needed?.remove.includes(name) ?? false;
    lines.push(...headerLines(name, sent, value, remove));
  }
  return {
    kind: hop.kind,
    method: hop.method,
    url: hop.url,
    hop: index,
    lines,
    changes: countChanges(lines),
  };
}

function unsentHopDiff({ kind, method, url, set }: NeededHop): HopDiff {
  const lines = RELEVANT[kind].flatMap((name) => headerLines(name, [], set[name] ?? null, false));
  return { kind, method, url, hop: null, lines, changes: countChanges(lines) };
}

/** A missing header is one thing to change, and so is a pair of lines: what counts is what has to go and what has no predecessor. */
function countChanges(lines: readonly DiffLine[]): number {
  return lines.filter(
    ({ kind, problem }) => kind === 'removed' || (kind === 'added' && problem === 'missing'),
  ).length;
}

function statusLines(hop: Hop, needed: number | null): DiffLine[] {
  const sent = hop.statusText === '' ? String(hop.status) : `${hop.status} ${hop.statusText}`;
  if (needed === null) return [plainLine('kept', null, STATUS, sent)];
  return replacement(STATUS, sent, needed === 204 ? '204 No Content' : String(needed));
}

function headerLines(
  name: string,
  sent: readonly string[],
  needed: string | null,
  remove: boolean,
): DiffLine[] {
  if (needed === null) return remove ? withoutRepeats(name, sent) : keptLines(name, sent);
  const [only] = sent;
  if (only === undefined) return [plainLine('added', 'missing', name, needed)];
  if (sent.length === 1) return replacement(name, only, needed);
  const problem = remove ? 'duplicated' : 'wrong';
  return [
    ...sent.map((value) => plainLine('removed', problem, name, value)),
    plainLine('added', problem, name, needed),
  ];
}

const keptLines = (name: string, sent: readonly string[]): DiffLine[] =>
  sent.map((value) => plainLine('kept', null, name, value));

/** The same right value more than once: one line stays. */
const withoutRepeats = (name: string, sent: readonly string[]): DiffLine[] =>
  sent.map((value, index) =>
    index === 0 ? plainLine('kept', null, name, value) : plainLine('removed', 'duplicated', name, value),
  );

const plainLine = (
  kind: DiffLine['kind'],
  problem: DiffLine['problem'],
  name: string,
  value: string,
): DiffLine => ({ kind, problem, name, value, from: 0, to: 0 });

/** A wrong value and the right one, each with the part marked in which they differ. */
export function replacement(name: string, sent: string, needed: string): DiffLine[] {
  const limit = Math.min(sent.length, needed.length);
  let from = 0;
  while (from < limit && sent.charCodeAt(from) === needed.charCodeAt(from)) from++;
  let rest = 0;
  while (
    rest < limit - from &&
    sent.charCodeAt(sent.length - 1 - rest) === needed.charCodeAt(needed.length - 1 - rest)
  )
    rest++;
  const line = (kind: 'removed' | 'added', value: string): DiffLine => ({
    kind,
    problem: 'wrong',
    name,
    value,
    from,
    to: value.length - rest,
  });
  return [line('removed', sent), line('added', needed)];
}
