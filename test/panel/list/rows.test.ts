import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPositions } from '../../../src/panel/list/shown-positions.ts';
import type { Category, ExchangeRow } from '../../../src/panel/list/row-data.ts';
import { createRows, MAX_GAPS } from '../../../src/panel/list/rows.ts';
import { exchangeOf } from '../../support/http-text.ts';

const EXCHANGE = exchangeOf('GET https://api.example/\nOrigin: https://app.example\n\n200 OK');

const row = (id: number, category: Category): ExchangeRow => ({
  kind: 'exchange',
  id,
  exchange: EXCHANGE,
  verdict: category === 'blocked' ? 'blocked' : 'allowed',
  category,
  cause: '',
  api: 'https://api.example',
});

const categories = fc.constantFrom<Category>('blocked', 'warning', 'passed');

type Step =
  | { readonly kind: 'append' | 'change'; readonly id: number; readonly category: Category }
  | { readonly kind: 'remove'; readonly id: number }
  | { readonly kind: 'scan'; readonly limit: number }
  | { readonly kind: 'test'; readonly category: Category };

const steps = fc.array(
  fc.oneof<fc.Arbitrary<Step>[]>(
    fc.record({ kind: fc.constant('append' as const), id: fc.nat(30), category: categories }),
    fc.record({ kind: fc.constant('change' as const), id: fc.nat(30), category: categories }),
    fc.record({ kind: fc.constant('remove' as const), id: fc.nat(30) }),
    fc.record({ kind: fc.constant('scan' as const), limit: fc.nat(5) }),
    fc.record({ kind: fc.constant('test' as const), category: categories }),
  ),
  { maxLength: 80 },
);

describe('the rows', () => {
  it('show the same as filtering everything anew would, whatever happens in whatever order', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const rows = createRows();
        const expected = new Map<number, Category>();
        let wanted: Category | null = null;
        for (const step of all) {
          switch (step.kind) {
            case 'append':
              if (expected.has(step.id)) break;
              expected.set(step.id, step.category);
              rows.append(row(step.id, step.category));
              break;
            case 'change':
              if (expected.has(step.id)) expected.set(step.id, step.category);
              rows.change(step.id, (each) => {
                each.category = step.category;
              });
              break;
            case 'remove':
              expected.delete(step.id);
              rows.remove([step.id]);
              break;
            case 'scan':
              rows.scan(step.limit);
              break;
            case 'test':
              wanted = step.category;
              rows.setTest((each) => each.category === step.category);
          }
        }
        while (rows.scan(10));
        const shown = Array.from({ length: rows.shownCount() }, (_, index) => rows.shownAt(index));
        const ids = [...expected].filter(([, category]) => wanted === null || category === wanted);
        expect(shown).toEqual(ids.map(([id]) => rows.find(id)));
        expect(ids.map(([id]) => rows.shownIndexOf(id))).toEqual(ids.map((_, index) => index));
        const blocked = [...expected.values()].filter((category) => category === 'blocked').length;
        expect(rows.counts()).toMatchObject({ all: expected.size, blocked });
        expect(rows.blockedTo('https://api.example')).toBe(blocked);
      }),
    );
  });

  it('close the gaps that many removed rows leave', () => {
    const rows = createRows();
    const count = MAX_GAPS + 10;
    for (let id = 0; id < count; id++) rows.append(row(id, 'passed'));
    rows.remove(Array.from({ length: MAX_GAPS + 1 }, (_, id) => id));
    while (rows.scan(1_000));
    expect(rows.items()).toHaveLength(9);
    expect(rows.shownCount()).toBe(9);
    expect(rows.shownIndexOf(count - 1)).toBe(8);
  });
});

describe('positions', () => {
  it('stay in order and occur once', () => {
    const positions = createPositions();
    positions.push(2);
    positions.push(9);
    positions.set(5, true);
    positions.set(5, true);
    positions.set(2, false);
    expect([positions.at(0), positions.at(1), positions.count()]).toEqual([5, 9, 2]);
    expect(positions.indexOf(9)).toBe(1);
    expect(positions.indexOf(2)).toBe(-1);
  });
});
