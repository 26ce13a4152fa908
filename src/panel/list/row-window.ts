/** The rows of a list that are worth rendering, and where the first of them stands. */
export interface ListWindow {
  /** Index of the first rendered row. */
  readonly start: number;
  /** Index after the last rendered row. */
  readonly end: number;
  /** Height of the whole list in pixels. */
  readonly height: number;
}

export interface ListGeometry {
  readonly rowCount: number;
  readonly rowHeight: number;
  readonly scrollTop: number;
  readonly viewportHeight: number;
  /** Rows kept ready above and below what is visible. */
  readonly overscan: number;
}

const clamp = (value: number, low: number, high: number): number => Math.max(low, Math.min(high, value));

/** Which rows to render. Every row has the same height, so the cost does not depend on how many there are. */
export function windowOf(geometry: ListGeometry): ListWindow {
  const { rowCount, rowHeight, viewportHeight, overscan } = geometry;
  const height = rowCount * rowHeight;
  const top = clamp(geometry.scrollTop, 0, Math.max(0, height - viewportHeight));
  const start = clamp(Math.floor(top / rowHeight) - overscan, 0, rowCount);
  const end = clamp(Math.ceil((top + viewportHeight) / rowHeight) + overscan, start, rowCount);
  return { start, end, height };
}

/** How near the end still counts as being there: a scroll position may be off by fractions when the page is zoomed. */
const END_TOLERANCE = 4;

/** Whether a list shows its last row, so that it follows when rows are added. */
export function isAtEnd(scrollTop: number, viewportHeight: number, height: number): boolean {
  return scrollTop + viewportHeight >= height - END_TOLERANCE;
}

/** The scroll position that brings a row into view with the least movement. */
export function scrollTopFor(index: number, geometry: ListGeometry): number {
  const { rowHeight, scrollTop, viewportHeight } = geometry;
  const top = index * rowHeight;
  if (top < scrollTop) return top;
  const bottom = top + rowHeight;
  return bottom > scrollTop + viewportHeight ? bottom - viewportHeight : scrollTop;
}
