import { getHeader, type HeaderList, type HeaderName, isToken, normalizeValue } from './header-list.ts';

/** A comma-separated list of tokens, read to its end even where an item is malformed. */
export interface TokenList {
  /** The items that are tokens, as written. */
  readonly items: readonly string[];
  /** The first item that is no token: it spoils the whole header. null: well-formed. */
  readonly invalid: string | null;
}

const EMPTY: TokenList = { items: [], invalid: null };

/**
 * The items of every line named `name` (lower case); null when there is no such line. Empty items are ignored.
 * https://fetch.spec.whatwg.org/#extract-header-list-values
 */
export function tokenList(headers: HeaderList, name: HeaderName): TokenList | null {
  const joined = getHeader(headers, name);
  if (joined === null) return null;
  if (joined === '') return EMPTY;
  const items: string[] = [];
  let invalid: string | null = null;
  for (const raw of joined.split(',')) {
    const item = normalizeValue(raw);
    if (item === '') continue;
    if (isToken(item)) items.push(item);
    else invalid ??= item;
  }
  return { items, invalid };
}

/** Like `tokenList`; an absent header reads as an empty list. */
export const tokenListOrEmpty = (headers: HeaderList, name: HeaderName): TokenList =>
  tokenList(headers, name) ?? EMPTY;
