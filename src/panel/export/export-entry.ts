import page from 'virtual:report-page';
import { saveFile } from '../../platform/save-file.ts';
import { reportPage } from '../../share/report-page.ts';
import type { ExportedLog } from '../adapter.ts';
import { recordsIn } from './recorded.ts';

/*
 * Where the download begins that writes a log as a page of its own.
 */

/** Whoever exports twice gets a number behind it from the browser. */
const FILE_NAME = 'cors-lens-report.html';

const pageOf = ({ log, browser, file }: ExportedLog): string =>
  reportPage(page, {
    name: file?.name ?? 'Recorded in DevTools',
    browser,
    records: recordsIn(log),
    unreadable: log.state().unreadable,
    isDamaged: file?.isDamaged ?? false,
  });

export const savePage = (shown: ExportedLog): void => saveFile(FILE_NAME, pageOf(shown));
