import page from 'virtual:report-page';
import { reportPage } from '../../share/report-page.ts';
import type { ExportedLog } from '../adapter.ts';
import { recordsIn } from './recorded.ts';

/** Where the download begins that writes a log as a page of its own. */
export const pageOf = ({ log, browser, file }: ExportedLog): string =>
  reportPage(page, {
    name: file?.name ?? 'Recorded in DevTools',
    browser,
    records: recordsIn(log),
    unreadable: log.state().unreadable,
    isDamaged: file?.isDamaged ?? false,
  });
