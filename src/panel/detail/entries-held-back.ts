import { START_CURSOR } from '../../devtools/panel-link.ts';
import type { EntryRecord } from '../../exchange/entry-record.ts';
import { listOf, numberOf, property, textOf } from '../../exchange/reading/unknown.ts';
import type { PanelAdapter } from '../adapter.ts';

/** An entry or a record by what both browsers' lists and events agree in. */
interface Mark {
  /** Start, method and URL. */
  readonly request: string;
  readonly status: number;
}

/**
 * The entries of a HAR's log that are not in ours. Requests that started in the same millisecond may differ in their status alone: those
 * are told apart first.
 */
export function missingEntries(har: unknown, log: PanelAdapter['log']): readonly unknown[] {
  const { events } = log.changesSince(START_CURSOR);
  const known = events.flatMap((event) => (event.kind === 'entry' ? markOfRecord(event.record) : []));
  const listed = listOf(property(har, 'entries')).map((entry) => ({ entry, mark: markOfEntry(entry) }));
  const [others, left] = without(known, listed, ({ request, status }) => `${status} ${request}`);
  return without(others, left, ({ request }) => request)[1].map(({ entry }) => entry);
}

/** What is left of the known and the listed ones when those that are alike are taken away from both. */
function without<Listed extends { readonly mark: Mark }>(
  known: readonly Mark[],
  listed: readonly Listed[],
  key: (mark: Mark) => string,
): readonly [Mark[], Listed[]] {
  const alike = new Map<string, Mark[]>();
  for (const mark of known) {
    const others = alike.get(key(mark));
    if (others === undefined) alike.set(key(mark), [mark]);
    else others.push(mark);
  }
  const left = listed.filter(({ mark }) => alike.get(key(mark))?.pop() === undefined);
  return [[...alike.values()].flat(), left];
}

const markOf = (startedAt: number, method: string, url: string, status: number): Mark => ({
  request: `${startedAt} ${method} ${url}`,
  status,
});

const markOfRecord = ({ startedAt, method, url, status }: EntryRecord): Mark =>
  markOf(startedAt, method, url, status);

function markOfEntry(entry: unknown): Mark {
  const request = property(entry, 'request');
  return markOf(
    Date.parse(textOf(property(entry, 'startedDateTime'))),
    textOf(property(request, 'method')),
    textOf(property(request, 'url')),
    numberOf(property(property(entry, 'response'), 'status'), 0),
  );
}
