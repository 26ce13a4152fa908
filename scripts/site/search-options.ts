import type { Options } from 'minisearch';

/** A page as the search knows it. */
export interface Entry {
  /** Its path. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly keywords: string;
}

/** The same for who writes the index and who reads it. */
export const SEARCH_OPTIONS: Options<Entry> = {
  fields: ['title', 'description', 'keywords'],
  storeFields: ['title'],
  // Codes are one word to their readers: `MissingAllowOrigin` is found by `allow origin`, too.
  tokenize: (text) => text.replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ').split(/[\s.,:;'"“”‘’()/-]+/),
  searchOptions: { boost: { title: 4, keywords: 2 }, prefix: true, fuzzy: 0.15, combineWith: 'AND' },
};
