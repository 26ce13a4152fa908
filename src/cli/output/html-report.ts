import { basename } from 'node:path';
import type { Diagnosed } from '../../diagnosis/diagnosis.ts';
import { shownValue } from '../../explain/visible.ts';
import { reportPage } from '../../share/report-page.ts';
import type { HarFile } from '../har/read-har.ts';
import { inputName, STANDARD_INPUT } from '../input/input.ts';
import { Problem } from '../problem.ts';
import type { Terminal } from '../terminal.ts';
import { totals } from './report.ts';
import { codeOf, whyUnwritable } from './why-unwritable.ts';

async function write(path: string, text: string, terminal: Terminal): Promise<void> {
  if (path === STANDARD_INPUT) return terminal.write(text);
  try {
    await terminal.writeFile(path, text);
  } catch (error) {
    throw new Problem(`${path}: ${whyUnwritable(codeOf(error))}`);
  }
}

/**
 * Writes a recording as one page that opens the tab on it, without the values of secrets. `from`: the path of the recording; `to`: that of the
 * page, `-` for standard output. Throws a Problem where it cannot be written.
 */
export async function writeHtmlReport(
  { from, to }: { readonly from: string; readonly to: string },
  har: HarFile,
  diagnosed: readonly Diagnosed[],
  terminal: Terminal,
): Promise<void> {
  const { default: page } = await import('virtual:report-page');
  const { browser, records, unreadable } = har;
  const isDamaged = har.isDamaged || har.isPackingDamaged;
  const report = { name: basename(inputName(from)), browser, records, unreadable, isDamaged };
  await write(to, reportPage(page, report), terminal);
  terminal.writeError(
    `cors-lens: ${to === STANDARD_INPUT ? 'the page' : shownValue(to)} shows ${totals(diagnosed)}. Open it in a browser, or send it: the values of secrets are left out.\n`,
  );
}
