import type { Warning } from './diagnosis.ts';

const RISKS: ReadonlySet<Warning['id']> = new Set([
  'wildcard-covers-authorization',
  'wildcard-with-authorization',
  'null-allowed',
  'insecure-origin-allowed',
  'vary-origin-missing',
  'origin-reflected',
]);

/** Whether it may do harm, or break the next request. The others are worth a word: a healthy request looks healthy. */
export const isRisk = ({ id }: Warning): boolean => RISKS.has(id);
