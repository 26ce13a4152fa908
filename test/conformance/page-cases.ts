import { frameDocument, pageScripts, specialDocuments, topDocument } from './page-files.ts';
import type { PageCase } from './page/protocol.ts';
import { type Addresses, hopUrl } from './server/addresses.ts';
import { type Servers, startServers } from './server/servers.ts';
import type { CaseSpec, SpecialContext } from './spec.ts';

/** A case as the page gets it: with the real URL of its first hop. */
export function pageCase(spec: CaseSpec, addresses: Addresses): PageCase {
  const [first] = spec.hops;
  const url = hopUrl(addresses[first?.host ?? 'api'], spec.index, 0, spec.cookie, spec.suffix);
  return {
    index: spec.index,
    order: spec.order,
    requests: spec.requests.map((request) => ({ ...request, url })),
  };
}

/** Starts the servers of a run, which serve the page itself too, with frames for the special contexts that are given. */
export async function startPageServers(contexts: readonly SpecialContext[] = []): Promise<Servers> {
  const scripts = await pageScripts();
  return startServers((addresses) => {
    const documents = [
      ['/', topDocument(addresses, contexts)],
      ['/frame', frameDocument],
    ] as const;
    return new Map([...scripts, ...documents, ...specialDocuments(contexts, addresses)]);
  });
}
