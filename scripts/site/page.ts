import type { ComponentChildren } from 'preact';

/** The parts of the site, in the order of its navigation. */
export const SECTIONS = {
  errors: 'Error codes',
  causes: 'Causes',
  servers: 'Servers',
  guides: 'Guides',
} as const;

export type Section = keyof typeof SECTIONS;

/** One page of the site: what differs from page to page. */
export interface Page {
  /** The folder below the site's top, '' for the first page: `errors/MissingAllowOriginHeader`. */
  readonly path: string;
  /** null: a page of no section. */
  readonly section: Section | null;
  readonly title: string;
  /** One sentence, for search engines, lists and `llms.txt`. */
  readonly description: string;
  /** Words that the search finds the page by, beside title and description. */
  readonly keywords: string;
  /** `root` leads from the page to the site's top: `../../`. */
  readonly body: (root: string) => ComponentChildren;
}

/** From a page to the site's top, so that the site works in any folder of any host. */
export const rootOf = (path: string): string => (path === '' ? './' : '../'.repeat(path.split('/').length));
