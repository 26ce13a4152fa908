import { type AddressSpace, addressSpaceOf, spaceOfAddress } from '../../cors/address-space.ts';
import { getHeader } from '../../cors/header-list.ts';
import { originOf, type SerializedOrigin } from '../../cors/origin.ts';
import type { Exchange, Hop } from '../../exchange/exchange.ts';
import { NETWORK_ACCESS_ERROR } from '../not-cors/failure.ts';

/** Where pages and servers are, as far as a log tells. https://wicg.github.io/local-network-access/ */
export interface NetworkPlaces {
  readonly observe: (exchange: Exchange) => void;
  /** Whether a page of this origin counts as public: by its address, because it wants to, or because it was denied something. */
  readonly isPublicPage: (origin: SerializedOrigin) => boolean;
  /** Where the URL's host is: by its name, or by the address at which it answered. null: nothing tells. */
  readonly spaceOf: (url: string) => AddressSpace | null;
  /** Whether the browser names a denial of another request of the same page to the same server. */
  readonly wasDenied: (exchange: Exchange) => boolean;
}

/** Remembers `limit` of each sort at most, and then starts afresh. */
export function createNetworkPlaces(limit: number): NetworkPlaces {
  const publicPages = new Set<SerializedOrigin>();
  /** By the first answer that came from an address. */
  const servers = new Map<SerializedOrigin, AddressSpace | null>();
  const denials = new Set<string>();

  const observeHop = (exchange: Exchange, hop: Hop): void => {
    if (hop.error !== '' && NETWORK_ACCESS_ERROR.test(hop.error)) {
      addTo(denials, denialKey(exchange, hop.url), limit);
      // Only pages that are less private than what they ask for are denied it.
      if (exchange.origin !== null) addTo(publicPages, exchange.origin, limit);
    }
    if (hop.status === 0) return;
    const server = originOf(hop.url);
    if (server === null) return;
    if ((servers.get(server) ?? null) === null && hop.serverAddress !== '') {
      if (servers.size >= limit) servers.clear();
      servers.set(server, spaceOfAddress(hop.serverAddress));
    }
    if (exchange.mode !== 'navigate' || hop.kind !== 'response') return;
    if (servers.get(server) === 'public' || wantsToBePublic(hop)) addTo(publicPages, server, limit);
  };

  return {
    observe(exchange) {
      for (const hop of exchange.hops) observeHop(exchange, hop);
    },
    isPublicPage: (origin) => publicPages.has(origin),
    spaceOf: (url) => addressSpaceOf(url) ?? servers.get(originOf(url) ?? '') ?? null,
    wasDenied: (exchange) => denials.has(denialKey(exchange, exchange.hops.at(-1)?.url ?? exchange.url)),
  };
}

/** No origin holds a space. */
const denialKey = ({ origin }: Exchange, url: string): string => `${origin ?? ''} ${originOf(url) ?? ''}`;

function addTo(set: Set<string>, value: string, limit: number): void {
  if (set.size >= limit) set.clear();
  set.add(value);
}

/** https://wicg.github.io/local-network-access/#csp: a page may ask to be treated like one of the public internet. */
function wantsToBePublic({ responseHeaders }: Hop): boolean {
  const policy = getHeader(responseHeaders, 'content-security-policy') ?? '';
  return policy
    .split(/[;,]/)
    .some((directive) => directive.trim().toLowerCase() === 'treat-as-public-address');
}
