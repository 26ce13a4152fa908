import { cpus } from 'node:os';
import { calibrate } from './measure.ts';
import { benchMemory } from './memory-bench.ts';
import { benchPanel } from './panel-bench.ts';
import { benchRooms } from './rooms-bench.ts';
import { benchSizes } from './size-bench.ts';
import { formatTable, formatTime } from './table.ts';

/** `npm run bench`: what things cost, beside their goals. It reports and never fails: times are no test. */
const calibration = calibrate();
const rows = [...benchRooms(), ...benchMemory(), ...(await benchSizes()), ...(await benchPanel())];
const processor = cpus()[0]?.model ?? 'unknown processor';
console.log(`Node ${process.version}, ${processor}; one calibration loop takes ${formatTime(calibration)}\n`);
console.log(formatTable(rows, calibration));
