import type { Exchange } from '../../exchange/exchange.ts';
import type { Category, ExchangeRow } from '../list/row-data.ts';
import type { Rows } from '../list/rows.ts';

/** What DevTools tells of a row of its Network panel: several may have one URL. */
export interface NamedRequest {
  readonly url: string;
  /** `preflight`, `fetch`, `xhr`, `image` and so on. */
  readonly type: string;
}

/** A preflight leads to its request, and each hop of a redirect to the whole of it. A request that was never sent has no hop. */
function isNamed({ hops, url: first }: Exchange, { url, type }: NamedRequest): boolean {
  const wantsPreflight = type === 'preflight';
  const isHop = hops.some((hop) => hop.url === url && (hop.kind === 'preflight') === wantsPreflight);
  return isHop || (!wantsPreflight && first === url);
}

/** Whoever asks about a request wonders about one that did not pass. */
const RANK: Readonly<Record<Category, number>> = { blocked: 0, failed: 1, risk: 2, passed: 2 };

/** The requests that may be meant: what was blocked first, then the latest first. */
export function namedRequests(named: NamedRequest, { items }: Pick<Rows, 'items'>): readonly ExchangeRow[] {
  return items()
    .filter((item): item is ExchangeRow => item?.kind === 'exchange' && isNamed(item.exchange, named))
    .toReversed()
    .sort((one, other) => RANK[one.category] - RANK[other.category]);
}
