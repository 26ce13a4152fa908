import { cpus, loadavg } from 'node:os';
import { benchCommandLine } from './cli-bench.ts';
import { calibrate } from './measure.ts';
import { benchPage } from './page-bench.ts';
import { benchPanel } from './panel-bench.ts';
import { withBuiltRooms } from './rooms-build.ts';
import { benchSizes } from './size-bench.ts';
import { type Calibrated, formatTable, formatTime, type Row } from './table.ts';

type Group = () => readonly Row[] | Promise<readonly Row[]>;

/** Calibrated anew for each group: on a busy machine the whole run is slow in places. */
async function measure(group: Group): Promise<readonly Calibrated[]> {
  const calibration = calibrate();
  const rows = await group();
  return rows.map((row) => ({ row, calibration }));
}

async function measureAll(groups: readonly Group[]): Promise<readonly Calibrated[]> {
  const measured: Calibrated[] = [];
  for (const group of groups) measured.push(...(await measure(group)));
  return measured;
}

async function measureRooms(): Promise<readonly Calibrated[]> {
  const measured: Calibrated[] = [];
  await withBuiltRooms(async ({ benchRooms, benchCurves, benchMemory }) => {
    measured.push(...(await measureAll([benchRooms, benchCurves, benchMemory])));
  });
  return measured;
}

const PARTS: ReadonlyMap<string, () => Promise<readonly Calibrated[]>> = new Map([
  ['rooms', measureRooms],
  ['sizes', () => measureAll([benchSizes])],
  ['cli', () => measureAll([benchCommandLine])],
  ['panel', () => measureAll([benchPanel])],
  ['page', () => measureAll([benchPage])],
]);

/** `npm run bench`: what things cost, beside their goals; all of them, or the parts that are named. It reports and never fails: times are no test. */
const named = process.argv.slice(2);
const measured: Calibrated[] = [];
for (const [name, part] of PARTS)
  if (named.length === 0 || named.includes(name)) measured.push(...(await part()));

const processor = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}`;
const load = loadavg()[0]?.toFixed(1) ?? '?';
const calibrations = measured.map(({ calibration }) => calibration);
console.log(`Node ${process.version}, ${processor}, load ${load} at the end`);
console.log(
  `One calibration loop: ${formatTime(Math.min(...calibrations))} to ${formatTime(Math.max(...calibrations))}\n`,
);
console.log(formatTable(measured));
