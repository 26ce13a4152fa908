import { getHeader, type HeaderList } from '../../src/cors/header-list.ts';
import type { NeededHop } from '../../src/diagnosis/diagnosis.ts';
import type { Exchange } from '../../src/exchange/exchange.ts';

/** `needed` without one of its grants. */
export interface Reduced {
  /** `preflight Access-Control-Allow-Methods: PUT`. */
  readonly grant: string;
  readonly needed: readonly NeededHop[];
}

const LISTS = new Set(['Access-Control-Allow-Methods', 'Access-Control-Allow-Headers']);

const itemsOf = (value: string): string[] =>
  value
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');

const without = (set: NeededHop['set'], name: string): Record<string, string> =>
  Object.fromEntries(Object.entries(set).filter(([each]) => each !== name));

/** What of a hop's changes can be taken back by itself: each header with its extra lines, each new item of a list, the status. */
function reductionsOf(hop: NeededHop, sent: HeaderList): { grant: string; hop: NeededHop }[] {
  const reductions: { grant: string; hop: NeededHop }[] = [];
  const add = (grant: string, change: Partial<NeededHop>): void => {
    reductions.push({
      grant: `${hop.hop === null ? 'unsent ' : ''}${hop.kind} ${grant}`,
      hop: { ...hop, ...change },
    });
  };
  if (hop.status !== null) add(`status ${hop.status}`, { status: null });
  for (const name of new Set([...Object.keys(hop.set), ...hop.remove])) {
    const value = hop.set[name] ?? '';
    const before = new Set(itemsOf((getHeader(sent, name.toLowerCase()) ?? '').toLowerCase()));
    const items = LISTS.has(name) ? itemsOf(value) : [];
    const added = items.filter((item) => !before.has(item.toLowerCase()));
    for (const item of added.length > 1 ? added : [])
      add(`${name}: ${item}`, {
        set: { ...hop.set, [name]: items.filter((each) => each !== item).join(', ') },
      });
    if (added.length <= 1)
      add(`${name}: ${value}`, {
        set: without(hop.set, name),
        remove: hop.remove.filter((each) => each !== name),
      });
  }
  return reductions;
}

/** `needed` once for each of its grants, without that one. */
export function singleGrants(needed: readonly NeededHop[], exchange: Exchange): Reduced[] {
  return needed.flatMap((hop, position) => {
    const sent = hop.hop === null ? [] : (exchange.hops[hop.hop]?.responseHeaders ?? []);
    return reductionsOf(hop, sent).map(({ grant, hop: reduced }) => ({
      grant,
      needed: needed.with(position, reduced),
    }));
  });
}
