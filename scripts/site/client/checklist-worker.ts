import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import type { Diagnosed } from '../../../src/diagnosis/diagnosis.ts';
import { createLogContext } from '../../../src/diagnosis/log/learn.ts';
import type { EntryRecord } from '../../../src/exchange/entry-record.ts';
import { pairAll } from '../../../src/exchange/pairing/pair.ts';
import { isFault, readHar } from '../../../src/exchange/reading/read-har.ts';
import { type Answer, createAnswers } from '../checklist/work-through.ts';

/** A recording, and the items that it is asked about, by their text. */
export interface Question {
  readonly recording: Blob;
  readonly items: readonly string[];
}

/** In the order of the items; null where the recording is no HAR. */
export type Answers = readonly Answer[] | null;

/** The log without the lines of the console, which no item looks at and which would make the download twice as large. */
function diagnosed(text: string): readonly Diagnosed[] | null {
  const records: EntryRecord[] = [];
  const recording = readHar(text, (record) => {
    if (record !== null) records.push(record);
  });
  if (isFault(recording)) return null;
  const exchanges = pairAll(records, recording.browser);
  const context = createLogContext();
  for (const exchange of exchanges) context.observe(exchange);
  return exchanges.map((exchange) => ({
    exchange,
    diagnosis: diagnose(exchange, context),
    consoleMessage: null,
  }));
}

async function answer({ recording, items }: Question): Promise<Answers> {
  const log = diagnosed(await recording.text());
  return log === null ? null : items.map(createAnswers(log));
}

// A large recording takes a second to read: the page goes on meanwhile.
addEventListener('message', ({ data }: MessageEvent<Question>) => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has one other side
  void answer(data).then((answers) => postMessage(answers));
});
