import type { BrowserContext, Page } from '@playwright/test';
import { type PageWatch, watchPage } from './page-watch.ts';

/** Pages that are watched together: a page and its popups, or those of a context. */
export interface WatchedPages {
  /** Those that are watched by now. */
  readonly watches: readonly PageWatch[];
  /** Settles when every page that is there is watched. */
  readonly ready: () => Promise<void>;
}

const watched = new WeakMap<Page | BrowserContext, WatchedPages>();

/** A page is watched once, whoever asks for it. */
const pageWatches = new WeakMap<Page, Promise<PageWatch>>();

function watchOnce(page: Page): Promise<PageWatch> {
  const known = pageWatches.get(page);
  if (known !== undefined) return known;
  const watch = watchPage(page);
  pageWatches.set(page, watch);
  return watch;
}

const isContext = (target: Page | BrowserContext): target is BrowserContext => 'pages' in target;

/** The pages that are watched with `target`; null when nobody asked for it. */
export const watchedWith = (target: Page | BrowserContext): WatchedPages | null =>
  watched.get(target) ?? null;

/** Watches a page and its popups, or all pages of a context, from now on. */
export function watchPages(target: Page | BrowserContext): WatchedPages {
  const known = watched.get(target);
  if (known !== undefined) return known;
  const watches: PageWatch[] = [];
  const pending = new Set<Promise<void>>();
  const add = (page: Page): void => {
    const watching = watchOnce(page).then(
      (watch) => void watches.push(watch),
      (error: unknown) => {
        // A popup may be gone before it can be watched.
        if (!page.isClosed()) throw error;
      },
    );
    pending.add(watching);
    const done = (): boolean => pending.delete(watching);
    // Who waits for it hears of a failure.
    watching.then(done, () => undefined);
    if (!isContext(target)) page.on('popup', add);
  };
  for (const page of isContext(target) ? target.pages() : [target]) add(page);
  if (isContext(target)) target.on('page', add);
  const group: WatchedPages = {
    watches,
    ready: async () => {
      await Promise.all(pending);
    },
  };
  watched.set(target, group);
  return group;
}
