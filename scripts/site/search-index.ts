import MiniSearch from 'minisearch';
import type { Page } from './page.ts';
import { SEARCH_OPTIONS } from './search-options.ts';

/** What the search looks through, as the browser loads it. */
export function searchIndex(pages: readonly Page[]): string {
  const index = new MiniSearch(SEARCH_OPTIONS);
  index.addAll(
    pages.map(({ path, title, description, keywords }) => ({ id: path, title, description, keywords })),
  );
  return JSON.stringify(index);
}
