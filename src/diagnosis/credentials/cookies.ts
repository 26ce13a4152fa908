import { hasHeader } from '../../cors/header-list.ts';
import { parseUrl } from '../../cors/origin.ts';
import type { Exchange, Hop } from '../../exchange/exchange.ts';
import type { EpochMilliseconds } from '../../exchange/units.ts';

/** Which servers a page's requests bring cookies to. */
export interface Cookies {
  readonly observe: (exchange: Exchange) => void;
  /**
   * Whether a request went out without a cookie although others of its page had brought one to its server before: it was made without
   * credentials. Only others of its own folder or above it count: a cookie may be for their path alone.
   */
  readonly isLeftOut: (exchange: Exchange) => boolean;
}

/** Remembers the first cookie to each of `limit` folders of servers at most, and then starts afresh. */
export function createCookies(limit: number): Cookies {
  const first = new Map<string, EpochMilliseconds>();
  return {
    observe(exchange) {
      // Navigations bring cookies that no other request across sites does. https://httpwg.org/http-extensions/draft-ietf-httpbis-rfc6265bis.html#name-the-samesite-attribute-2
      if (exchange.mode === 'navigate' || exchange.origin === null) return;
      for (const hop of exchange.hops) {
        if (!hasHeader(hop.requestHeaders, 'cookie')) continue;
        const key = keyOf(exchange, folderOf(hop.url));
        const known = first.get(key);
        if (known !== undefined && known <= hop.startedAt) continue;
        if (first.size >= limit) first.clear();
        first.set(key, hop.startedAt);
      }
    },
    isLeftOut(exchange) {
      const hop = exchange.hops.find(({ kind }) => kind !== 'preflight');
      if (first.size === 0 || hop === undefined || !isShownSent(hop)) return false;
      if (hasHeader(hop.requestHeaders, 'cookie')) return false;
      return foldersAbove(hop.url).some((folder) => {
        const since = first.get(keyOf(exchange, folder));
        return since !== undefined && since < hop.startedAt;
      });
    },
  };
}

/** Folders of one address that are looked at. */
const MAX_FOLDERS = 16;

/** The address up to its last slash: the narrowest path of a cookie unless it names one. https://www.rfc-editor.org/rfc/rfc6265#section-5.1.4 */
function folderOf(url: string): string {
  const { origin = '', pathname = '/' } = parseUrl(url) ?? {};
  return origin + pathname.slice(0, pathname.lastIndexOf('/') + 1);
}

/** Its own folder and those above it, from the server down. */
function foldersAbove(url: string): readonly string[] {
  const { origin = '', pathname = '/' } = parseUrl(url) ?? {};
  const folders: string[] = [];
  let end = pathname.indexOf('/');
  while (end !== -1 && folders.length < MAX_FOLDERS) {
    folders.push(origin + pathname.slice(0, end + 1));
    end = pathname.indexOf('/', end + 1);
  }
  return folders;
}

const keyOf = ({ origin }: Exchange, folder: string): string => `${origin ?? ''} ${folder}`;

/** What was kept back, or answered by a worker, shows no cookie either. */
const isShownSent = ({ status, sent, synthesized, fromServiceWorker }: Hop): boolean =>
  status !== 0 && sent && !synthesized && !fromServiceWorker;
