import type { Category, ExchangeRow } from './row-data.ts';

export type Counts = Readonly<Record<Category | 'all', number>>;

/** Counts rows by category. */
export function createTally() {
  const none = { blocked: 0, failed: 0, risk: 0, passed: 0, all: 0 };
  const counts = { ...none };
  return {
    counts: (): Counts => ({ ...counts }),
    count: ({ category }: ExchangeRow, by: 1 | -1): void => {
      counts[category] += by;
      counts.all += by;
    },
    clear: (): void => {
      Object.assign(counts, none);
    },
  };
}
