import { frameDocument, pageScripts, specialDocuments, topDocument } from './page-files.ts';
import type { PageCase } from './page/protocol.ts';
import { type Addresses, hopUrl } from './server/addresses.ts';
import {
  type PageFile,
  type Servers,
  startServers,
  startWorld,
  type WorldServers,
} from './server/servers.ts';
import type { World } from './server/world.ts';
import type { CaseSpec, Line, SpecialContext } from './spec.ts';

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

/** The page itself, with frames for the special contexts that are given. */
async function pageFiles(
  contexts: readonly SpecialContext[],
  referrerPolicy = '',
): Promise<(addresses: Addresses) => ReadonlyMap<string, PageFile>> {
  const scripts = await pageScripts();
  const headers: readonly Line[] = referrerPolicy === '' ? [] : [['Referrer-Policy', referrerPolicy]];
  const withPolicy = (file: PageFile): PageFile => ({
    ...file,
    headers: [...(file.headers ?? []), ...headers],
  });
  return (addresses) => {
    const documents = [
      ['/', topDocument(addresses, contexts)],
      ['/frame', frameDocument],
      ...specialDocuments(contexts, addresses),
    ] as const;
    return new Map([...scripts, ...documents.map(([path, file]) => [path, withPolicy(file)] as const)]);
  };
}

/** Starts the servers of a run, which serve the page itself too, with frames for the special contexts that are given. */
export const startPageServers = async (contexts: readonly SpecialContext[] = []): Promise<Servers> =>
  startServers(await pageFiles(contexts));

/** The same under the names of a world. */
export const startPageWorld = async (
  world: World,
  contexts: readonly SpecialContext[] = [],
): Promise<WorldServers> => startWorld(world, await pageFiles(contexts, world.referrerPolicy));
