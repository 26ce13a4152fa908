import type { EntryRecord } from '../entry-record.ts';
import { property } from './unknown.ts';

/**
 * Firefox wrote 0 as the status of what its cache answered (measured in 54), with the headers and the body of the answer. What failed, and
 * what the page was not shown, has no body.
 */
export function withStatus(entry: unknown, record: EntryRecord): EntryRecord {
  if (record.status !== 0 || record.error !== '' || record.responseHeaders.length === 0) return record;
  const size = property(property(property(entry, 'response'), 'content'), 'size');
  return typeof size === 'number' && size > 0 ? { ...record, status: 200 } : record;
}
