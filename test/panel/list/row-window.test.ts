import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layoutOf, type Segment } from '../../../src/panel/list/line-layout.ts';
import {
  isAtEnd,
  isInView,
  scrollTopFor,
  windowOf,
  type ListGeometry,
} from '../../../src/panel/list/row-window.ts';

const rowsOnly = (rows: number) => layoutOf([{ hasHeader: false, rows }]);

const geometry = (change: Partial<ListGeometry>): ListGeometry => ({
  layout: rowsOnly(1_000),
  heights: { header: 24, row: 40 },
  scrollTop: 0,
  viewportHeight: 400,
  overscan: 2,
  ...change,
});

const segments = fc.array(fc.record<Segment>({ hasHeader: fc.boolean(), rows: fc.nat(50) }), {
  maxLength: 30,
});
const heights = fc.record({
  header: fc.integer({ min: 1, max: 30 }),
  row: fc.integer({ min: 1, max: 60 }),
});

/** The lines of a layout, one after the other: their segment and row. */
const linesOf = (some: readonly Segment[]) =>
  some.flatMap(({ hasHeader, rows }, segment) => [
    ...(hasHeader ? [{ segment, row: -1 }] : []),
    ...Array.from({ length: rows }, (_, row) => ({ segment, row })),
  ]);

describe('the layout of a list', () => {
  it('stands where counting line by line would put it', () => {
    fc.assert(
      fc.property(segments, heights, (some, height) => {
        const layout = layoutOf(some);
        const lines = linesOf(some);
        expect(layout.count).toBe(lines.length);
        expect(layout.placeOf(lines.length)).toBeNull();
        let top = 0;
        for (const [line, place] of lines.entries()) {
          const own = place.row < 0 ? height.header : height.row;
          expect(layout.placeOf(line)).toEqual(place);
          expect(layout.lineOf(place.segment, place.row)).toBe(line);
          expect(layout.topOf(line, height)).toBe(top);
          expect(layout.lineAt(top, height)).toBe(line);
          expect(layout.lineAt(top + own - 1, height)).toBe(line);
          top += own;
        }
        expect(layout.topOf(lines.length, height)).toBe(top);
      }),
    );
  });
});

describe('the window of a list', () => {
  it('holds what is visible and a few rows around it', () => {
    expect(windowOf(geometry({ scrollTop: 4_000 }))).toEqual({
      start: 98,
      end: 113,
      top: 3_920,
      height: 40_000,
    });
  });

  it('begins with the first row at the top', () => {
    expect(windowOf(geometry({}))).toEqual({ start: 0, end: 13, top: 0, height: 40_000 });
  });

  it('is empty for an empty list', () => {
    expect(windowOf(geometry({ layout: rowsOnly(0) }))).toEqual({ start: 0, end: 0, top: 0, height: 0 });
  });

  it('shows the last rows when the list became shorter than the scroll position', () => {
    expect(windowOf(geometry({ layout: rowsOnly(20), scrollTop: 30_000 })).end).toBe(20);
  });

  it('covers what is visible, and never costs more than what fits', () => {
    const geometries = fc.record({
      layout: fc.oneof(segments.map(layoutOf), fc.nat(200_000).map(rowsOnly)),
      heights,
      scrollTop: fc.integer({ min: -100, max: 12_000_000 }),
      viewportHeight: fc.nat(3_000),
      overscan: fc.nat(10),
    });
    fc.assert(
      fc.property(geometries, (each) => {
        const { start, end, height } = windowOf(each);
        const { count, topOf } = each.layout;
        expect(start).toBeGreaterThanOrEqual(0);
        expect(end).toBeLessThanOrEqual(count);
        const lowest = Math.min(each.heights.row, each.heights.header);
        expect(end - start).toBeLessThanOrEqual(
          Math.ceil(each.viewportHeight / lowest) + 2 + 2 * each.overscan,
        );
        const top = Math.max(0, Math.min(each.scrollTop, height - each.viewportHeight));
        expect(topOf(start, each.heights)).toBeLessThanOrEqual(top);
        expect(topOf(end, each.heights)).toBeGreaterThanOrEqual(Math.min(height, top + each.viewportHeight));
      }),
    );
  });
});

describe('scrolling a row into view', () => {
  it('does not move for a row that is visible', () => {
    expect(scrollTopFor(12, geometry({ scrollTop: 400 }))).toBe(400);
    expect(isInView(12, geometry({ scrollTop: 400 }))).toBe(true);
  });

  it('moves no further than to the edge', () => {
    expect(scrollTopFor(3, geometry({ scrollTop: 400 }))).toBe(120);
    expect(scrollTopFor(30, geometry({ scrollTop: 400 }))).toBe(840);
    expect(isInView(30, geometry({ scrollTop: 400 }))).toBe(false);
  });
});

describe('being at the end', () => {
  it('forgives the fractions of a zoomed page', () => {
    expect(isAtEnd(599.4, 400, 1_000)).toBe(true);
    expect(isAtEnd(560, 400, 1_000)).toBe(false);
  });

  it('is where a list begins that does not fill its space', () => {
    expect(isAtEnd(0, 400, 80)).toBe(true);
  });
});
