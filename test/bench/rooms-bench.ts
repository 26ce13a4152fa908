import { readHar } from '../../src/cli/har/read-har.ts';
import { diagnoseHar } from '../../src/cli/har/diagnose-har.ts';
import { diagnoseExchange } from '../../src/console/diagnosed.ts';
import type { Diagnosed } from '../../src/diagnosis/diagnosis.ts';
import { createLogContext } from '../../src/diagnosis/log-context.ts';
import type { EntryRecord } from '../../src/exchange/entry-record.ts';
import { createHeaderInterner } from '../../src/exchange/header-interner.ts';
import { createPairer, pairAll } from '../../src/exchange/pair.ts';
import { isDropped, readEntry } from '../../src/exchange/read-entry.ts';
import { shortCause } from '../../src/explain/short-cause.ts';
import { apiOf } from '../../src/fix/api.ts';
import { createTest } from '../../src/panel/model/filter.ts';
import { categoryOf, type ExchangeRow } from '../../src/panel/model/row.ts';
import { CHROMIUM } from '../support/http-text.ts';
import { median, timed } from './measure.ts';
import { harText, rawEntries } from './raw-entries.ts';
import { numberRow, type Row, timeRow } from './table.ts';

const ignoreProgress = (): void => undefined;

function recordsOf(entries: readonly unknown[]): EntryRecord[] {
  const interner = createHeaderInterner();
  return entries
    .map((entry) => readEntry(entry, interner))
    .filter((reading): reading is EntryRecord => !isDropped(reading));
}

/** From an entry as the browser delivers it to what a row shows, one entry at a time as they arrive. */
function captureToRow(): Row {
  const entries = rawEntries(10_000);
  const interner = createHeaderInterner();
  const pairer = createPairer(CHROMIUM);
  const context = createLogContext();
  const times: number[] = [];
  for (const entry of entries) {
    const start = performance.now();
    const record = readEntry(entry, interner);
    if (isDropped(record)) continue;
    const { created, changed } = pairer.add(record);
    for (const exchange of [...created, ...changed]) {
      context.observe(exchange);
      shortCause(diagnoseExchange(exchange, context));
    }
    times.push(performance.now() - start);
  }
  // The first ones pay for compiling the code, once per DevTools.
  return timeRow('Work per request, capture to row (median)', median(times.slice(2_000)), 0.015);
}

function harRows(): readonly Row[] {
  const text = harText(rawEntries(10_000));
  const bytes = new TextEncoder().encode(text);
  const parsing = timed(5, () => JSON.parse(text));
  const whole = timed(5, () => diagnoseHar(readHar(bytes, 'bench.har', ignoreProgress), ignoreProgress));
  const megabytes = (bytes.length / 1_000_000).toFixed(1);
  return [
    timeRow(`JSON.parse of a HAR of 10,000 requests (${megabytes} MB, no bodies)`, parsing, null),
    timeRow('Reading and diagnosing it, JSON.parse included', whole, null),
    numberRow('Diagnosing it, as a ratio to its JSON.parse', (whole - parsing) / parsing, '×', 1),
  ];
}

const rowOf = (diagnosed: Diagnosed): ExchangeRow => ({
  kind: 'exchange',
  id: diagnosed.exchange.id,
  exchange: diagnosed.exchange,
  verdict: diagnosed.diagnosis.verdict,
  category: categoryOf(diagnosed),
  cause: shortCause(diagnosed),
  api: apiOf(diagnosed.exchange),
});

function rowsAt(count: number, filterGoal: number | null): readonly Row[] {
  const size = count.toLocaleString('en-US');
  const records = recordsOf(rawEntries(count));
  const pairing = timed(3, () => pairAll(records, CHROMIUM));
  const context = createLogContext();
  const rows = pairAll(records, CHROMIUM).map((exchange) => rowOf(diagnoseExchange(exchange, context)));
  const filtering = timed(5, () => rows.filter(createTest({ chip: 'all', text: 'x-trace-id reports' })));
  return [
    timeRow(`Pairing ${size} requests at once`, pairing, null),
    timeRow(`Filtering ${size} rows by two words`, filtering, filterGoal),
  ];
}

/** What the pure rooms and the panel's filter cost. */
export const benchRooms = (): readonly Row[] => [
  captureToRow(),
  ...harRows(),
  ...rowsAt(10_000, null),
  ...rowsAt(100_000, 100),
];
