import { droppedText } from '../../explain/interface/dropped.ts';
import { visible } from '../../explain/visible.ts';
import { inputName } from '../input/input.ts';
import { textOf } from '../input/text.ts';
import { createProgress } from '../output/progress.ts';
import type { Terminal } from '../terminal.ts';
import { type HarFile, readHar } from './read-har.ts';

/** Tells what of a file is missing; the rest of it is read all the same. */
function reportLosses(name: string, har: HarFile, terminal: Terminal): void {
  const losses = [
    ...(har.isPackingDamaged ? ['the gzip data is damaged; what could be unpacked is explained'] : []),
    ...(har.isDamaged ? ['the file breaks off; what is complete is explained'] : []),
    ...(har.unreadable === 0 ? [] : [droppedText(har.unreadable, 'unreadable')]),
  ];
  for (const loss of losses) terminal.writeError(`cors-lens: ${visible(name)}: ${loss}.\n`);
}

/** The recording at `path` (`-`: standard input), with what is missing of it told. Throws a Problem when it is none. */
export async function readHarFile(path: string, terminal: Terminal): Promise<HarFile> {
  const name = inputName(path);
  const reading = createProgress(terminal, `Reading ${visible(name)}`);
  const har = await readHar(textOf(path, terminal), name, reading.report);
  reading.finish();
  reportLosses(name, har, terminal);
  return har;
}
