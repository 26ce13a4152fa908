import type { EntryRecord } from '../../exchange/entry-record.ts';
import type { Exchange, Hop } from '../../exchange/exchange.ts';
import type { Witnessed } from '../../exchange/witnessed.ts';
import type { InspectedPage } from '../../devtools/panel-link.ts';

const NOTHING: Witnessed = { asked: null, passed: null };

/** Those that are records of the log: a hop that was made up is none. */
const isRecord = (hop: Hop): hop is EntryRecord => !hop.synthesized;

/** The record that carries what is known of the request: its own, or the preflight's where that is all there is. */
function carrierOf({ hops }: Exchange): EntryRecord | undefined {
  const records = hops.filter(isRecord);
  return records.find(({ kind }) => kind !== 'preflight') ?? records[0];
}

/** Puts into the log what the page saw of a request, beside what it is known to have seen. */
export function attach({ witness }: InspectedPage, exchange: Exchange, seen: Partial<Witnessed>): void {
  const carrier = carrierOf(exchange);
  if (carrier !== undefined)
    witness(carrier, JSON.stringify({ ...(exchange.witnessed ?? NOTHING), ...seen }));
}
