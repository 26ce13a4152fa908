import { repository, version } from '../../../package.json';
import type { Diagnosed } from '../../diagnosis/diagnosis.ts';
import { shownValue } from '../../explain/visible.ts';
import { safeJson } from '../../document/safe-json.ts';
import { issueForm } from '../../share/issue-form.ts';
import { recordingOf } from '../../share/recording.ts';
import { Problem } from '../problem.ts';
import type { Terminal } from '../terminal.ts';

/** The request that somebody means: the last to an address with this text in it, those that failed before others. */
function meant(text: string, all: readonly Diagnosed[]): Diagnosed {
  const found = all.filter(({ exchange }) => exchange.url.includes(text));
  const about = found.findLast(({ diagnosis }) => diagnosis.verdict !== 'allowed') ?? found.at(-1);
  if (about === undefined)
    throw new Problem(
      `No request of the recording has ${shownValue(text)} in its address: name a part of the address that is explained wrongly.`,
    );
  return about;
}

/**
 * Writes a recording of the one request that is explained wrongly, and says where to post it.
 * @param text a part of its address
 * @param printed the line of the browser's console, '' where nobody gave it
 */
export function writeWrongAnswer(
  text: string,
  printed: string,
  all: readonly Diagnosed[],
  terminal: Terminal,
): void {
  const about = meant(text, all);
  const recording = recordingOf(
    about,
    all.map(({ exchange }) => exchange),
    { printed, version },
  );
  terminal.write(`${safeJson(recording)}\n`);
  const address = issueForm(repository, about, version);
  terminal.writeError(
    `cors-lens: This is the request with others to its address, without secrets. Read it once, then post it: ${address}\n`,
  );
}
