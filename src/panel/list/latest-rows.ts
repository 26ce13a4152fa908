import type { Exchange } from '../../exchange/exchange.ts';
import type { Rows } from './rows.ts';

/** Rows that are looked through for others that have to do with a request, the latest first, so that choosing one stays quick in the longest log. */
export const MAX_LOOKED_THROUGH = 20_000;

/** The requests among the latest rows, in their order. */
export const latestExchanges = ({ items }: Pick<Rows, 'items'>): readonly Exchange[] =>
  items()
    .slice(-MAX_LOOKED_THROUGH)
    .flatMap((item) => (item?.kind === 'exchange' ? [item.exchange] : []));
