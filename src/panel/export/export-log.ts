import { saveFile } from '../../platform/save-file.ts';
import type { ExportedLog } from '../adapter.ts';

/** Whoever exports twice gets a number behind it from the browser. */
const FILE_NAME = 'cors-lens-report.html';

/** Saves a log as one page, without the values of secrets. What writes it is loaded with the first click. */
export async function exportLog(shown: ExportedLog): Promise<void> {
  const { pageOf } = await import('./export-entry.ts');
  saveFile(FILE_NAME, pageOf(shown));
}
