import type { HeaderList } from '../cors/header-list.ts';
import { pageHeaders } from '../cors/safelist.ts';
import type { Diagnosed } from '../diagnosis/diagnosis.ts';
import type { Hop } from '../exchange/exchange.ts';
import { asCurl, type CurlChoice, requestHop, withOrigin } from './curl.ts';

/** What a server decides a preflight by. */
const ASKED: ReadonlySet<string> = new Set([
  'origin',
  'access-control-request-method',
  'access-control-request-headers',
  'access-control-request-private-network',
]);

/** Headers that every browser sends and no answer to a check depends on. */
const BROWSER_SENDS: ReadonlySet<string> = new Set([
  'accept',
  'accept-language',
  'cache-control',
  'pragma',
  'priority',
  'te',
  'upgrade-insecure-requests',
  'user-agent',
]);

/** Not the page's, and still what servers look at. */
const DECIDES: ReadonlySet<string> = new Set(['origin', 'cookie']);

function telling({ kind, requestHeaders }: Hop): HeaderList {
  if (kind === 'preflight') return requestHeaders.filter(({ name }) => ASKED.has(name.toLowerCase()));
  const own = new Set(pageHeaders(requestHeaders).map(({ name }) => name));
  return requestHeaders.filter(({ name }) => {
    const lowerCased = name.toLowerCase();
    if (DECIDES.has(lowerCased)) return true;
    return own.has(lowerCased) && !BROWSER_SENDS.has(lowerCased) && !lowerCased.startsWith('sec-');
  });
}

/**
 * The request at `index` with what decides about its answer and no more; the page's own request when `index` is null. Null when the log has
 * no such request, or no terminal can ask it.
 */
export function checkHop(diagnosed: Diagnosed, index: number | null): Hop | null {
  const { exchange } = diagnosed;
  const hop = index === null ? requestHop(diagnosed) : (exchange.hops[index] ?? null);
  if (hop === null || !/^https?:/i.test(hop.url)) return null;
  return { ...hop, requestHeaders: withOrigin(telling(hop), exchange) };
}

/** `checkHop` as a `curl` command, for somebody who wants to see that answer in a terminal. */
export function checkAsCurl(
  diagnosed: Diagnosed,
  index: number | null,
  options: CurlChoice = {},
): string | null {
  const hop = checkHop(diagnosed, index);
  return hop === null ? null : asCurl(hop, options);
}
