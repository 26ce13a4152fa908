import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Browser } from '../../../src/cors/engine.ts';
import { getHeader } from '../../../src/cors/header-list.ts';
import type { EntryRecord } from '../../../src/exchange/entry-record.ts';
import type { Exchange, ExchangeId } from '../../../src/exchange/exchange.ts';
import { createHeaderInterner } from '../../../src/exchange/reading/header-interner.ts';
import { createPairer, pairAll, type PairingChanges } from '../../../src/exchange/pairing/pair.ts';
import { isDropped, readEntry } from '../../../src/exchange/reading/read-entry.ts';
import { CHROMIUM, FIREFOX } from '../../support/http-text.ts';
import { PAGE, type PageRequest, simulate, type Simulation } from './simulated-page.ts';

const RUNS = 200;

function recordsOf(simulation: Simulation, order: 'requested' | 'delivered'): EntryRecord[] {
  const interner = createHeaderInterner();
  const entries =
    order === 'requested'
      ? simulation.entries
      : simulation.entries.toSorted((one, other) => one.deliveredAt - other.deliveredAt);
  return entries.map(({ entry }) => {
    const record = readEntry(entry, interner);
    if (isDropped(record)) throw new Error(record.dropped);
    return record;
  });
}

/** What an exchange is, without its id, which the order of delivery decides. */
const contentOf = (exchange: Exchange): unknown => ({
  ...exchange,
  id: null,
  cachedPreflight: exchange.cachedPreflight?.hop ?? null,
});

const sorted = (exchanges: Iterable<Exchange>): string[] =>
  [...exchanges].map((exchange) => JSON.stringify(contentOf(exchange))).sort();

/** Applies changes as a panel does, and refuses those that make no sense. */
function apply(shown: Map<ExchangeId, Exchange>, changes: PairingChanges): void {
  for (const id of changes.removed) expect(shown.delete(id)).toBe(true);
  for (const exchange of changes.created) {
    expect(shown.has(exchange.id)).toBe(false);
    shown.set(exchange.id, exchange);
  }
  for (const exchange of changes.changed) {
    expect(shown.has(exchange.id)).toBe(true);
    shown.set(exchange.id, exchange);
  }
}

/** The numbers of the requests whose entries are in one exchange. */
const requestsIn = (exchange: Exchange): Set<string> =>
  new Set(exchange.hops.flatMap((hop) => getHeader(hop.responseHeaders, 'x-request') ?? []));

const check = (property: (page: readonly PageRequest[]) => void): void =>
  fc.assert(fc.property(PAGE, property), { numRuns: RUNS });

describe.each([
  ['Chromium', CHROMIUM],
  ['Firefox', FIREFOX],
] as const)('pairing what %s delivers', (_, browser: Browser) => {
  it('makes one exchange of each request, with its own entries only', () => {
    check((page) => {
      const exchanges = pairAll(recordsOf(simulate(page, browser.engine), 'requested'), browser);
      expect(exchanges).toHaveLength(page.length);
      for (const exchange of exchanges) expect(requestsIn(exchange).size).toBeLessThanOrEqual(1);
    });
  });

  it('loses no entry', () => {
    check((page) => {
      const records = recordsOf(simulate(page, browser.engine), 'delivered');
      const hops = pairAll(records, browser).flatMap((exchange) => exchange.hops);
      expect(hops.filter((hop) => !hop.synthesized)).toHaveLength(records.length);
    });
  });

  it('makes the same exchanges in whatever order entries are delivered', () => {
    check((page) => {
      const simulation = simulate(page, browser.engine);
      const requested = pairAll(recordsOf(simulation, 'requested'), browser);
      const delivered = pairAll(recordsOf(simulation, 'delivered'), browser);
      expect(sorted(delivered)).toEqual(sorted(requested));
    });
  });

  it('arrives at the same exchanges entry by entry, with ids that stay', () => {
    check((page) => {
      const simulation = simulate(page, browser.engine);
      const pairer = createPairer(browser, { listSameOrigin: true });
      const shown = new Map<ExchangeId, Exchange>();
      for (const record of recordsOf(simulation, 'delivered')) apply(shown, pairer.add(record));
      expect(sorted(shown.values())).toEqual(sorted(pairAll(recordsOf(simulation, 'requested'), browser)));
      expect(sorted(pairer.exchanges())).toEqual(sorted(shown.values()));
    });
  });

  it('names the earlier preflight that answered from the preflight cache', () => {
    check((page) => {
      const simulation = simulate(page, browser.engine);
      const exchanges = pairAll(recordsOf(simulation, 'requested'), browser);
      for (const exchange of exchanges) {
        const [number] = requestsIn(exchange);
        const source = exchange.cachedPreflight?.hop;
        const end = source === undefined ? undefined : source.startedAt + source.duration;
        expect(end).toBe(simulation.cachedFrom.get(Number(number)));
      }
    });
  });
});
