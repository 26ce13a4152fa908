import { diagnoseExchange } from '../../src/console/diagnosed.ts';
import type { Diagnosed } from '../../src/diagnosis/diagnosis.ts';
import { createLogContext } from '../../src/diagnosis/log/learn.ts';
import type { EntryRecord } from '../../src/exchange/entry-record.ts';
import { createHeaderInterner } from '../../src/exchange/reading/header-interner.ts';
import { pairAll } from '../../src/exchange/pairing/pair.ts';
import { isDropped, readEntry } from '../../src/exchange/reading/read-entry.ts';
import type { Milliseconds } from '../../src/exchange/units.ts';
import { listOf, property } from '../../src/exchange/reading/unknown.ts';
import { shortCause } from '../../src/explain/row/short-cause.ts';
import { apiOf } from '../../src/fix/policy/api.ts';
import { createTest } from '../../src/panel/list/filter.ts';
import { createJudge } from '../../src/diagnosis/log/judge.ts';
import { categoryOf, statusOf, type ExchangeRow } from '../../src/panel/list/row-data.ts';
import { CHROMIUM } from '../support/http-text.ts';
import { median, sum, timed } from './measure.ts';
import { BROKEN_API, type Mix, PAGE } from './mixes.ts';
import { entriesPerRound, harText, rawEntries } from './raw-entries.ts';
import { numberRow, type Row, timeRow } from './table.ts';

function recordsOf(entries: readonly unknown[]): EntryRecord[] {
  const interner = createHeaderInterner();
  return entries
    .map((entry) => readEntry(entry, interner))
    .filter((reading): reading is EntryRecord => !isDropped(reading));
}

/** Times the work from an entry as the browser delivers it to what the panel's row shows, one entry at a time as they arrive. */
function captureTimes(entries: readonly unknown[]): readonly Milliseconds[] {
  const interner = createHeaderInterner();
  const judge = createJudge(CHROMIUM);
  return entries.map((entry) => {
    const start = performance.now();
    const record = readEntry(entry, interner);
    if (isDropped(record)) throw new Error(`the bench has an entry that is dropped: ${record.dropped}`);
    const { created, changed } = judge.pairer.add(record);
    for (const exchange of [...created, ...changed]) {
      judge.observe(exchange);
      shortCause(judge.diagnose(exchange, null));
    }
    return performance.now() - start;
  });
}

const CAPTURES = 5;

function captureToRow(): readonly Row[] {
  const entries = rawEntries(5_000);
  // The first one pays for compiling the code, once per DevTools.
  captureTimes(entries);
  const times = Array.from({ length: CAPTURES }, () => captureTimes(entries)).flat();
  const rounds: Milliseconds[] = [];
  const perRound = entriesPerRound(BROKEN_API);
  for (let index = 0; index < times.length; index += perRound)
    rounds.push(sum(times.slice(index, index + perRound)) / BROKEN_API.requests);
  return [
    timeRow('Work per entry, capture to row', median(times), 0.015),
    timeRow('Work per request, its preflight included', median(rounds), 0.015),
  ];
}

const HAR_REQUESTS = 2_000;
const HAR_ROUNDS = 25;

/** The records of a HAR. A function of its own, as in the command line: nobody holds the document any more once its records are read. */
function readText(text: string): { readonly parsing: Milliseconds; readonly records: EntryRecord[] } {
  const start = performance.now();
  const document: unknown = JSON.parse(text);
  const parsing = performance.now() - start;
  return { parsing, records: recordsOf(listOf(property(property(document, 'log'), 'entries'))) };
}

/**
 * What a HAR costs from its parsed JSON to the whole diagnosis of every request, its console line and what it needs. Both in turns, so that
 * whatever else the machine does slows both: the ratio of each round is what counts.
 */
function harRows(mix: Mix): readonly Row[] {
  const text = harText(rawEntries(HAR_REQUESTS, 0, mix));
  const rounds = Array.from({ length: HAR_ROUNDS + 3 }, () => {
    const start = performance.now();
    const { parsing, records } = readText(text);
    diagnoseRecords(records);
    return { parsing, diagnosing: performance.now() - start - parsing };
  }).slice(3);
  const size = `${HAR_REQUESTS.toLocaleString('en-US')} requests, ${(text.length / 1_000_000).toFixed(1)} MB, no bodies`;
  const ratios = rounds.map(({ parsing, diagnosing }) => diagnosing / parsing);
  return [
    timeRow(
      `JSON.parse of a HAR (${size}) of ${mix.name}`,
      median(rounds.map(({ parsing }) => parsing)),
      null,
    ),
    timeRow('Diagnosing all of it', median(rounds.map(({ diagnosing }) => diagnosing)), null),
    numberRow('Diagnosing all of it, as a ratio to its JSON.parse', median(ratios), '×', 1),
  ];
}

function diagnoseRecords(records: readonly EntryRecord[]): readonly Diagnosed[] {
  const exchanges = pairAll(records, CHROMIUM);
  const context = createLogContext();
  for (const exchange of exchanges) context.observe(exchange);
  return exchanges.map((exchange) => diagnoseExchange(exchange, context));
}

const rowOf = (diagnosed: Diagnosed): ExchangeRow => ({
  kind: 'exchange',
  id: diagnosed.exchange.id,
  exchange: diagnosed.exchange,
  verdict: diagnosed.diagnosis.verdict,
  category: categoryOf(diagnosed),
  cause: shortCause(diagnosed),
  status: statusOf(diagnosed.exchange),
  api: apiOf(diagnosed.exchange),
});

function rowsAt(count: number, filterGoal: number | null): readonly Row[] {
  const size = count.toLocaleString('en-US');
  const records = recordsOf(rawEntries(count));
  const pairing = timed(5, () => pairAll(records, CHROMIUM));
  const rows = diagnoseRecords(records).map(rowOf);
  const filtering = timed(15, () => rows.filter(createTest('x-trace-id reports')));
  return [
    timeRow(`Pairing ${size} requests at once`, pairing, null),
    timeRow(`Filtering ${size} rows by two words`, filtering, filterGoal),
  ];
}

/** What the pure rooms and the panel's filter cost. */
export const benchRooms = (): readonly Row[] => [
  ...captureToRow(),
  ...harRows(PAGE),
  ...harRows(BROKEN_API),
  ...rowsAt(10_000, null),
  ...rowsAt(100_000, 100),
];
