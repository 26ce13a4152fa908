/** Heights of lines in pixels; the style sheet has the same numbers. */
export interface LineHeights {
  /** Above a group. */
  readonly header: number;
  readonly row: number;
}

/** Lines that lie together: a header, where there is one, and the rows below it. */
export interface Segment {
  readonly hasHeader: boolean;
  readonly rows: number;
}

/** Where the lines of a list stand. Nothing costs more than the number of segments, however many lines there are. */
export interface LineLayout {
  readonly count: number;
  /** The segment of a line and the place of its row there, -1 for the header; null beyond the last line. */
  readonly placeOf: (line: number) => { readonly segment: number; readonly row: number } | null;
  /** The line of a row, -1 for the header of its segment. */
  readonly lineOf: (segment: number, row: number) => number;
  /** The distance of a line from the top, in pixels; that of the end for the line after the last. */
  readonly topOf: (line: number, heights: LineHeights) => number;
  /** The line at a distance from the top, at most the last one. */
  readonly lineAt: (top: number, heights: LineHeights) => number;
}

/** The last place in an ascending list whose number is not above `value`. */
function lastNotAbove(count: number, numberAt: (index: number) => number, value: number): number {
  let low = 0;
  let high = count - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if (numberAt(middle) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}

export function layoutOf(segments: readonly Segment[]): LineLayout {
  /** For each segment, how many headers and rows stand before it. */
  const headers: number[] = [];
  const rows: number[] = [];
  let headerCount = 0;
  let rowCount = 0;
  for (const segment of segments) {
    headers.push(headerCount);
    rows.push(rowCount);
    if (segment.hasHeader) headerCount++;
    rowCount += segment.rows;
  }
  const count = headerCount + rowCount;

  const headersBefore = (segment: number): number => headers[segment] ?? headerCount;
  const firstLine = (segment: number): number => headersBefore(segment) + (rows[segment] ?? rowCount);
  const firstRow = (segment: number): number => firstLine(segment) + (segments[segment]?.hasHeader ? 1 : 0);
  const segmentOf = (line: number): number => lastNotAbove(segments.length, firstLine, line);

  const topOf = (line: number, { header, row }: LineHeights): number => {
    const end = Math.max(0, Math.min(line, count));
    const segment = end === count ? segments.length : segmentOf(end);
    const inside = end - firstLine(segment);
    const isBelowHeader = inside > 0 && segments[segment]?.hasHeader === true;
    const above = headersBefore(segment) + (isBelowHeader ? 1 : 0);
    return above * header + (end - above) * row;
  };

  return {
    count,
    placeOf: (line) => {
      if (line < 0 || line >= count) return null;
      const segment = segmentOf(line);
      return { segment, row: line - firstRow(segment) };
    },
    lineOf: (segment, row) => firstRow(segment) + row,
    topOf,
    lineAt: (top, heights) =>
      count === 0 ? 0 : lastNotAbove(count, (line) => topOf(line, heights), Math.max(0, top)),
  };
}
