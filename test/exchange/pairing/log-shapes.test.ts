import { describe, expect, it } from 'vitest';
import { createPairer, pairAll } from '../../../src/exchange/pairing/pair.ts';
import { LOG_SHAPES } from '../../bench/log-shapes.ts';
import { CHROMIUM, FIREFOX } from '../../support/http-text.ts';

const COUNT = 3_000;

describe.each([CHROMIUM, FIREFOX])('a log of any shape, in $engine', (browser) => {
  it.each(Object.entries(LOG_SHAPES))('loses nothing: %s', (_name, shape) => {
    const records = shape(COUNT);
    const exchanges = pairAll(records, browser);
    const hops = exchanges.flatMap((exchange) => exchange.hops).filter(({ synthesized }) => !synthesized);
    // Two endings of one request are one.
    const unique = new Set(hops);
    expect(unique.size).toBe(hops.length);
    expect(hops.length).toBeGreaterThanOrEqual(COUNT / 2);
    // Browsers follow twenty redirects.
    expect(Math.max(...exchanges.map((exchange) => exchange.hops.length))).toBeLessThanOrEqual(64);
  });

  it.each(Object.entries(LOG_SHAPES))('keeps its links while it grows: %s', (_name, shape) => {
    const records = shape(COUNT).toSorted((one, other) => one.startedAt - other.startedAt);
    const pairer = createPairer(browser, { listSameOrigin: true });
    for (let index = 0; index < records.length; index += 200)
      pairer.addAll(records.slice(index, index + 200));
    const shown = pairer.exchanges().flatMap((exchange) => exchange.hops);
    const real = shown.filter(({ synthesized }) => !synthesized);
    expect(new Set(real).size).toBe(real.length);
    expect(real.length).toBeGreaterThanOrEqual(COUNT / 2);
  });
});
