import type { Browser } from '../../src/cors/engine.ts';
import type { EntryRecord } from '../../src/exchange/entry-record.ts';
import { createPairer, pairAll } from '../../src/exchange/pairing/pair.ts';
import { CHROMIUM, FIREFOX } from '../support/http-text.ts';
import { LOG_SHAPES, type LogShape } from './log-shapes.ts';
import { timed } from './measure.ts';
import { numberRow, type Row } from './table.ts';

const FEW = 10_000;
const MANY = 100_000;

/** Ten times the requests may cost eleven times as much. */
const GOAL = 11;

/** What the panel takes at once. */
const BATCH = 200;

function pairInBatches(records: readonly EntryRecord[], browser: Browser): void {
  const pairer = createPairer(browser, { maxRecords: Number.POSITIVE_INFINITY });
  for (let index = 0; index < records.length; index += BATCH)
    pairer.addAll(records.slice(index, index + BATCH));
}

/** How much longer ten times the requests take. */
function growth(shape: LogShape, work: (records: readonly EntryRecord[]) => unknown): number {
  const [few, many] = [shape(FEW), shape(MANY)];
  const before = timed(3, () => work(few));
  return timed(1, () => work(many)) / before;
}

/** What is measured of each shape. */
const rowsOf = ([name, shape]: readonly [string, LogShape]): readonly Row[] => {
  const atOnce = (browser: Browser): Row =>
    numberRow(
      `Pairing ten times as much, ${name}, ${browser.engine}`,
      growth(shape, (records) => pairAll(records, browser)),
      '×',
      GOAL,
    );
  const inOrder: LogShape = (count) => shape(count).toSorted((one, other) => one.startedAt - other.startedAt);
  const live = growth(inOrder, (records) => pairInBatches(records, CHROMIUM));
  return [
    atOnce(CHROMIUM),
    atOnce(FIREFOX),
    numberRow(`The same as it is recorded, ${name}`, live, '×', GOAL),
  ];
};

/** How pairing grows with the log, in every order and shape of it. */
export const benchCurves = (): readonly Row[] => Object.entries(LOG_SHAPES).flatMap(rowsOf);
