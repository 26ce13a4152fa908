import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isAtEnd, scrollTopFor, windowOf, type ListGeometry } from '../../../src/panel/list/row-window.ts';

const geometry = (change: Partial<ListGeometry>): ListGeometry => ({
  rowCount: 1_000,
  rowHeight: 40,
  scrollTop: 0,
  viewportHeight: 400,
  overscan: 2,
  ...change,
});

const geometries = fc.record({
  rowCount: fc.nat(200_000),
  rowHeight: fc.integer({ min: 1, max: 60 }),
  scrollTop: fc.integer({ min: -100, max: 12_000_000 }),
  viewportHeight: fc.nat(3_000),
  overscan: fc.nat(10),
});

describe('the window of a list', () => {
  it('holds what is visible and a few rows around it', () => {
    expect(windowOf(geometry({ scrollTop: 4_000 }))).toEqual({ start: 98, end: 112, height: 40_000 });
  });

  it('begins with the first row at the top', () => {
    expect(windowOf(geometry({}))).toEqual({ start: 0, end: 12, height: 40_000 });
  });

  it('is empty for an empty list', () => {
    expect(windowOf(geometry({ rowCount: 0 }))).toEqual({ start: 0, end: 0, height: 0 });
  });

  it('shows the last rows when the list became shorter than the scroll position', () => {
    expect(windowOf(geometry({ rowCount: 20, scrollTop: 30_000 })).end).toBe(20);
  });

  it('never costs more than what fits', () => {
    fc.assert(
      fc.property(geometries, (each) => {
        const { start, end } = windowOf(each);
        expect(start).toBeGreaterThanOrEqual(0);
        expect(end).toBeLessThanOrEqual(each.rowCount);
        expect(end - start).toBeLessThanOrEqual(
          Math.ceil(each.viewportHeight / each.rowHeight) + 1 + 2 * each.overscan,
        );
      }),
    );
  });
});

describe('scrolling a row into view', () => {
  it('does not move for a row that is visible', () => {
    expect(scrollTopFor(12, geometry({ scrollTop: 400 }))).toBe(400);
  });

  it('moves no further than to the edge', () => {
    expect(scrollTopFor(3, geometry({ scrollTop: 400 }))).toBe(120);
    expect(scrollTopFor(30, geometry({ scrollTop: 400 }))).toBe(840);
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
