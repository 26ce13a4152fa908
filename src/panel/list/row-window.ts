import type { LineHeights, LineLayout } from './line-layout.ts';

/** The lines of a list that are worth rendering, and where the first of them stands. */
export interface ListWindow {
  /** Index of the first rendered line. */
  readonly start: number;
  /** Index after the last rendered line. */
  readonly end: number;
  /** Distance of the first rendered line from the top of the list, in pixels. */
  readonly top: number;
  /** Height of the whole list in pixels. */
  readonly height: number;
}

export interface ListGeometry {
  readonly layout: LineLayout;
  readonly heights: LineHeights;
  readonly scrollTop: number;
  readonly viewportHeight: number;
  /** Lines kept ready above and below what is visible. */
  readonly overscan: number;
}

const clamp = (value: number, low: number, high: number): number => Math.max(low, Math.min(high, value));

/** Height of the whole list in pixels. */
export const heightOf = ({ layout, heights }: Pick<ListGeometry, 'layout' | 'heights'>): number =>
  layout.topOf(layout.count, heights);

/** Which lines to render. The cost does not depend on how many there are. */
export function windowOf(geometry: ListGeometry): ListWindow {
  const { layout, heights, viewportHeight, overscan } = geometry;
  const height = heightOf(geometry);
  const top = clamp(geometry.scrollTop, 0, Math.max(0, height - viewportHeight));
  const start = clamp(layout.lineAt(top, heights) - overscan, 0, layout.count);
  const end = clamp(layout.lineAt(top + viewportHeight, heights) + 1 + overscan, start, layout.count);
  return { start, end, top: layout.topOf(start, heights), height };
}

/** How near the end still counts as being there: a scroll position may be off by fractions when the page is zoomed. */
const END_TOLERANCE = 4;

/** Whether a list shows its last row, so that it follows when rows are added. */
export function isAtEnd(scrollTop: number, viewportHeight: number, height: number): boolean {
  return scrollTop + viewportHeight >= height - END_TOLERANCE;
}

/** Whether a line is in view, wholly or for its most part. */
export function isInView(line: number, geometry: ListGeometry): boolean {
  const { layout, heights, viewportHeight } = geometry;
  const top = clamp(geometry.scrollTop, 0, Math.max(0, heightOf(geometry) - viewportHeight));
  const middle = (layout.topOf(line, heights) + layout.topOf(line + 1, heights)) / 2;
  return middle >= top && middle <= top + viewportHeight;
}

/** The scroll position that brings a line into view with the least movement. */
export function scrollTopFor(
  line: number,
  { layout, heights, scrollTop, viewportHeight }: ListGeometry,
): number {
  const top = layout.topOf(line, heights);
  if (top < scrollTop) return top;
  const bottom = layout.topOf(line + 1, heights);
  return bottom > scrollTop + viewportHeight ? bottom - viewportHeight : scrollTop;
}
