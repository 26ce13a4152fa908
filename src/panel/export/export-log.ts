import type { ExportedLog } from '../adapter.ts';

/** Saves a log as one page, without the values of secrets. What writes and saves it is loaded with the first click. */
export async function exportLog(shown: ExportedLog): Promise<void> {
  (await import('./export-entry.ts')).savePage(shown);
}
