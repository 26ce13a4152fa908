import type { Milliseconds } from '../../src/exchange/units.ts';

/** One line of the report. */
export interface Row {
  readonly what: string;
  readonly measured: string;
  /** '' when there is none. */
  readonly goal: string;
  /** null when there is no goal. */
  readonly met: boolean | null;
  /** The time that `measured` tells, null when it tells something else. */
  readonly time: Milliseconds | null;
}

const KILO = 1_000;

/** A time in the unit that suits it. */
export function formatTime(time: Milliseconds): string {
  if (time < 1) return `${(time * KILO).toFixed(1)} µs`;
  return time < 100 ? `${time.toFixed(1)} ms` : `${Math.round(time)} ms`;
}

/** A time with its goal. */
export const timeRow = (what: string, time: Milliseconds, goal: Milliseconds | null): Row => ({
  what,
  measured: formatTime(time),
  goal: goal === null ? '' : `≤ ${formatTime(goal)}`,
  met: goal === null ? null : time <= goal,
  time,
});

/** A number with its unit and goal. */
export const numberRow = (what: string, value: number, unit: string, goal: number | null): Row => ({
  what,
  measured: `${Number.isInteger(value) ? value : value.toFixed(2)} ${unit}`.trimEnd(),
  goal: goal === null ? '' : `≤ ${goal} ${unit}`.trimEnd(),
  met: goal === null ? null : value <= goal,
  time: null,
});

const mark = ({ met }: Row): string => {
  if (met === null) return ' ';
  return met ? '✓' : '✗';
};

/** A row with how long the calibration loop took when it was measured. */
export interface Calibrated {
  readonly row: Row;
  readonly calibration: Milliseconds;
}

const ratio = ({ row, calibration }: Calibrated): string =>
  row.time === null ? '' : `${(row.time / calibration).toPrecision(3)} ×`;

/** The rows as a table, times also as multiples of the calibration loop. */
export function formatTable(rows: readonly Calibrated[]): string {
  const cells = rows.map((each) => [
    mark(each.row),
    each.row.what,
    each.row.measured,
    each.row.goal,
    ratio(each),
  ]);
  const lines = [['', 'what', 'measured', 'goal', 'calibrations'], ...cells];
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  return lines
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
