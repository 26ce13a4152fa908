import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Arrangement, Sort } from '../../../src/panel/list/groups.ts';
import { createPositions } from '../../../src/panel/list/shown-positions.ts';
import type { Category, ExchangeRow, Item } from '../../../src/panel/list/row-data.ts';
import { createRows, MAX_GAPS, type Rows } from '../../../src/panel/list/rows.ts';
import { exchangeOf } from '../../support/http-text.ts';

const EXCHANGE = exchangeOf('GET https://api.example/\nOrigin: https://app.example\n\n200 OK');

const APIS = ['https://api.example', 'https://other.example', null] as const;

const apiOf = (id: number) => APIS[id % APIS.length] ?? null;

const row = (id: number, category: Category): ExchangeRow => ({
  kind: 'exchange',
  id,
  exchange: { ...EXCHANGE, url: `https://api.example/${(id * 7) % 10}` },
  verdict: category === 'blocked' ? 'blocked' : 'allowed',
  category,
  cause: '',
  status: category === 'failed' ? 0 : 200 + (id % 3),
  api: apiOf(id),
});

const categories = fc.constantFrom<Category>('blocked', 'failed', 'risk', 'passed');
const arrangements = fc.record<Arrangement>({
  sort: fc.constantFrom<Sort>('oldest', 'newest', 'path', 'status'),
  grouped: fc.boolean(),
});

type Step =
  | { readonly kind: 'append' | 'change'; readonly id: number; readonly category: Category }
  | { readonly kind: 'remove'; readonly id: number }
  | { readonly kind: 'mark' }
  | { readonly kind: 'scan'; readonly limit: number }
  | { readonly kind: 'test'; readonly category: Category }
  | { readonly kind: 'arrange'; readonly arrangement: Arrangement };

const steps = fc.array(
  fc.oneof<fc.Arbitrary<Step>[]>(
    fc.record({ kind: fc.constant('append' as const), id: fc.nat(30), category: categories }),
    fc.record({ kind: fc.constant('change' as const), id: fc.nat(30), category: categories }),
    fc.record({ kind: fc.constant('remove' as const), id: fc.nat(30) }),
    fc.record({ kind: fc.constant('mark' as const) }),
    fc.record({ kind: fc.constant('scan' as const), limit: fc.nat(5) }),
    fc.record({ kind: fc.constant('test' as const), category: categories }),
    fc.record({ kind: fc.constant('arrange' as const), arrangement: arrangements }),
  ),
  { maxLength: 80 },
);

/** What each line shows, in words. */
const linesOf = (rows: Rows): readonly string[] =>
  Array.from({ length: rows.layout().count }, (_, line) => {
    const item = rows.lineAt(line);
    if (item === null) return 'nothing';
    if (item.kind === 'group') return `group ${item.api ?? ''} ${item.counts.all}`;
    return item.kind === 'navigation' ? `mark ${item.url}` : String(item.id);
  });

const compare: Record<Sort, (one: ExchangeRow, other: ExchangeRow) => number> = {
  oldest: () => 0,
  newest: () => 0,
  path: (one, other) =>
    Number(one.exchange.url > other.exchange.url) - Number(one.exchange.url < other.exchange.url),
  status: (one, other) => one.status - other.status,
};

/** The lines that a list of these items has, made in the plainest way. */
function expectedLines(
  items: readonly Item[],
  passes: (row: ExchangeRow) => boolean,
  { sort, grouped }: Arrangement,
) {
  const shown = items.filter((item) => item.kind === 'navigation' || passes(item));
  const ordered = (some: readonly ExchangeRow[]): readonly ExchangeRow[] =>
    sort === 'newest' ? some.toReversed() : some.toSorted(compare[sort]);
  const requests = (some: readonly Item[]) => some.filter((item) => item.kind === 'exchange');
  const word = (item: Item): string => (item.kind === 'navigation' ? `mark ${item.url}` : String(item.id));
  if (!grouped && sort === 'oldest') return shown.map(word);
  if (!grouped && sort === 'newest') return shown.toReversed().map(word);
  if (!grouped) return ordered(requests(shown)).map(word);
  const pages: Item[][] = [[]];
  for (const item of shown) {
    if (item.kind === 'navigation') pages.push([item]);
    else pages.at(-1)?.push(item);
  }
  return (sort === 'newest' ? pages.toReversed() : pages).flatMap((page) => {
    const marks = page.filter((item) => item.kind === 'navigation').map(word);
    const apis = [...new Set(requests(page).map(({ api }) => api))];
    const lines = apis.flatMap((api) => {
      const own = ordered(requests(page).filter((each) => each.api === api));
      return [`group ${api ?? ''} ${own.length}`].concat(own.map(word));
    });
    return marks.concat(lines);
  });
}

describe('the rows', () => {
  it('show the same as filtering and arranging everything anew would, whatever happens in whatever order', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const rows = createRows();
        const items: Item[] = [];
        const known = (id: number) => items.find((item) => item.kind === 'exchange' && item.id === id);
        let wanted: Category | null = null;
        let arrangement: Arrangement = { sort: 'oldest', grouped: false };
        for (const step of all) {
          switch (step.kind) {
            case 'append': {
              if (known(step.id) !== undefined) break;
              const item = row(step.id, step.category);
              items.push(item);
              rows.append(item);
              break;
            }
            case 'mark': {
              const mark = { kind: 'navigation', url: String(items.length), at: 0 } as const;
              items.push(mark);
              rows.append(mark);
              break;
            }
            case 'change':
              rows.change(step.id, (each) => {
                each.category = step.category;
                each.status = 200 + step.category.length;
                each.api = apiOf(step.category.length);
              });
              break;
            case 'remove': {
              const gone = known(step.id);
              if (gone !== undefined) items.splice(items.indexOf(gone), 1);
              rows.remove([step.id]);
              break;
            }
            case 'scan':
              rows.scan(step.limit);
              break;
            case 'test':
              wanted = step.category;
              rows.setTest(
                () => true,
                (category) => category === step.category,
              );
              break;
            case 'arrange':
              ({ arrangement } = step);
              rows.arrange(arrangement);
          }
        }
        while (rows.scan(10));
        const passes = ({ category }: ExchangeRow): boolean => wanted === null || category === wanted;
        const requests = items.filter((item) => item.kind === 'exchange');
        // A group is where its first request came; after changes, which that was is not told apart here.
        const inOrder = (lines: readonly string[]) =>
          arrangement.grouped && all.some(({ kind }) => kind === 'change') ? lines.toSorted() : lines;
        expect(inOrder(linesOf(rows))).toEqual(inOrder(expectedLines(items, passes, arrangement)));
        for (const { id } of requests.filter(passes)) {
          const found = rows.lineAt(rows.lineOf(id));
          expect(found?.kind === 'exchange' ? found.id : null).toBe(id);
        }
        for (const { id } of requests.filter((each) => !passes(each))) expect(rows.lineOf(id)).toBe(-1);
        expect(rows.shownRequests()).toBe(requests.filter(passes).length);
        const blocked = requests.filter(({ category }) => category === 'blocked');
        expect(rows.counts()).toMatchObject({ all: requests.length, blocked: blocked.length });
        expect(rows.matching()).toEqual(rows.counts());
        expect(rows.blockedTo('https://api.example')).toBe(
          blocked.filter(({ api }) => api === 'https://api.example').length,
        );
      }),
      { numRuns: 300 },
    );
  });

  it('count what the text leaves, whatever the chip shows', () => {
    const rows = createRows();
    for (let id = 0; id < 12; id++) rows.append(row(id, id % 2 === 0 ? 'blocked' : 'passed'));
    rows.setTest(
      ({ id }) => id < 7,
      (category) => category === 'blocked',
    );
    while (rows.scan(5));
    expect(rows.matching()).toEqual({ blocked: 4, failed: 0, risk: 0, passed: 3, all: 7 });
    expect(rows.shownRequests()).toBe(4);
    expect(rows.counts().all).toBe(12);
  });

  it('fold and unfold a group, which keeps its line', () => {
    const rows = createRows();
    rows.arrange({ sort: 'oldest', grouped: true });
    for (let id = 0; id < 6; id++) rows.append(row(id, 'passed'));
    while (rows.scan(10));
    const header = rows.lineAt(0);
    if (header?.kind !== 'group') throw new Error('the first line is a header');
    rows.folds().set(header.key, true);
    expect(linesOf(rows).slice(0, 2)).toEqual([
      'group https://api.example 2',
      'group https://other.example 2',
    ]);
    expect(rows.lineOf(0)).toBe(-1);
    expect(rows.headerLine(header.key)).toBe(0);
    rows.folds().set(header.key, false);
    expect(rows.lineOf(0)).toBe(1);
    rows.folds().setAll(true);
    expect(rows.layout().count).toBe(3);
  });

  it('close the gaps that many removed rows leave', () => {
    const rows = createRows();
    const count = MAX_GAPS + 10;
    for (let id = 0; id < count; id++) rows.append(row(id, 'passed'));
    rows.remove(Array.from({ length: MAX_GAPS + 1 }, (_, id) => id));
    while (rows.scan(1_000));
    expect(rows.items()).toHaveLength(9);
    expect(rows.shownRequests()).toBe(9);
    expect(rows.lineOf(count - 1)).toBe(8);
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
