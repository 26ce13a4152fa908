import { cpus, loadavg } from 'node:os';
import { benchCommandLine } from './cli-bench.ts';
import { calibrate } from './measure.ts';
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

/** `npm run bench`: what things cost, beside their goals. It reports and never fails: times are no test. */
const measured: Calibrated[] = [];
await withBuiltRooms(async ({ benchRooms, benchCurves, benchMemory }) => {
  for (const group of [benchRooms, benchCurves, benchMemory]) measured.push(...(await measure(group)));
});
for (const group of [benchSizes, benchCommandLine, benchPanel]) measured.push(...(await measure(group)));

const processor = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}`;
const load = loadavg()[0]?.toFixed(1) ?? '?';
const calibrations = measured.map(({ calibration }) => calibration);
console.log(`Node ${process.version}, ${processor}, load ${load} at the end`);
console.log(
  `One calibration loop: ${formatTime(Math.min(...calibrations))} to ${formatTime(Math.max(...calibrations))}\n`,
);
console.log(formatTable(measured));
