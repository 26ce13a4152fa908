import { property } from './unknown.ts';

/**
 * What people take for a HAR. `archive`: ZIP, which Fiddler's `.saz` is too · `markup`: an error page, or Internet Explorer's XML · `git-lfs`: the
 * pointer that stands for a file · `postman`: a collection of requests · `net-log`: chrome://net-export · `trace`: of the Performance panel.
 */
export type ForeignFormat = 'archive' | 'markup' | 'git-lfs' | 'postman' | 'net-log' | 'trace';

/** The format of a text that is no JSON; null for one that is not known. */
export function formatOfText(text: string): ForeignFormat | null {
  if (text.startsWith('PK\u0003\u0004')) return 'archive';
  if (text.startsWith('version https://git-lfs.')) return 'git-lfs';
  return /^\s*<[!?a-z]/i.test(text) ? 'markup' : null;
}

/** The format of JSON that is no HAR; null for one that is not known. */
export function formatOfJson(document: unknown): ForeignFormat | null {
  if (Array.isArray(property(document, 'item')) && property(document, 'info') !== undefined) return 'postman';
  if (Array.isArray(property(document, 'traceEvents'))) return 'trace';
  return property(document, 'constants') !== undefined && property(document, 'events') !== undefined
    ? 'net-log'
    : null;
}
