import { getHeader, type HeaderList, type HeaderName, isToken, normalizeValue } from './header-list.ts';
import { remember } from './remember.ts';

/** A comma-separated list of tokens, read to its end even where an item is malformed. */
export interface TokenList {
  /** The items that are tokens, as written. */
  readonly items: readonly string[];
  /** The items in lower case, for lists of header names. */
  readonly lowerCased: ReadonlySet<HeaderName>;
  /** The first item that is no token: it spoils the whole header. null: well-formed. */
  readonly invalid: string | null;
}

/** Lists that are remembered: a server sends the same few. */
const MAX_REMEMBERED_LISTS = 256;

const readList = remember(MAX_REMEMBERED_LISTS, (joined): TokenList => {
  const items: string[] = [];
  let invalid: string | null = null;
  for (const raw of joined.split(',')) {
    const item = normalizeValue(raw);
    if (item === '') continue;
    if (isToken(item)) items.push(item);
    else invalid ??= item;
  }
  return { items, lowerCased: new Set(items.map((item) => item.toLowerCase())), invalid };
});

/**
 * The items of every line named `name` (lower case); null when there is no such line. Empty items are ignored.
 * https://fetch.spec.whatwg.org/#extract-header-list-values
 */
export function tokenList(headers: HeaderList, name: HeaderName): TokenList | null {
  const joined = getHeader(headers, name);
  return joined === null ? null : readList(joined);
}

/** Like `tokenList`; an absent header reads as an empty list. */
export const tokenListOrEmpty = (headers: HeaderList, name: HeaderName): TokenList =>
  tokenList(headers, name) ?? readList('');
