import { decodeLazily } from '../../console/read/decode-lazily.ts';
import type { DecodedMessage } from '../../console/read/decoded-message.ts';
import { messageSummary } from '../../explain/message/cors-message.ts';
import { plainText } from '../../explain/rich-text.ts';
import type { Milliseconds } from '../../exchange/units.ts';
import type { PanelModel } from '../app/panel-model.ts';
import type { OpenedHar } from '../har/open-har.ts';
import { findMessage, type Search } from './find-message.ts';
import { mayShowHeaders } from './pasted-rows.ts';

/** What of a pasted text is read. In UTF-16 units. */
export const LONGEST_PASTE = 1_000_000;

/** A longer text is read when the typing rests, and beside the page. In UTF-16 units. */
const READ_AT_ONCE = 20_000;

const REST: Milliseconds = 200;

/** Different messages that are told at once. */
const MOST_ANSWERS = 50;

/** One message of the text, and the request that it belongs to. */
export interface Answer extends Search {
  readonly message: DecodedMessage;
  /** How often it was in the text. */
  readonly count: number;
}

/** What is in a text. */
export interface PasteReading {
  /** The requests whose headers it shows, as a log of their own; null where it shows none. */
  readonly pasted: PanelModel | null;
  /** One for each different message, in the order of the text; beside requests only those about CORS. */
  readonly answers: readonly Answer[];
}

/** Equal messages are told once. */
const identity = (message: DecodedMessage): string =>
  JSON.stringify([message.url, message.origin, message.browserCode, plainText(messageSummary(message))]);

function answersFor(
  messages: readonly DecodedMessage[],
  { requests }: Pick<PanelModel, 'requests'>,
): Answer[] {
  const counts = new Map<string, { readonly message: DecodedMessage; count: number }>();
  for (const message of messages) {
    const key = identity(message);
    const known = counts.get(key);
    if (known !== undefined) known.count++;
    else if (counts.size < MOST_ANSWERS) counts.set(key, { message, count: 1 });
  }
  if (counts.size > 0) requests.catchUp();
  return [...counts.values()].map(({ message, count }) => {
    const { found, toAddress } = findMessage(message, requests);
    return { message, count, found, toAddress };
  });
}

/** What a text holds, before any request of the log is looked at. */
export interface TextReading {
  readonly messages: readonly DecodedMessage[];
  /** The requests whose headers it shows; null where it shows none. */
  readonly recording: OpenedHar | null;
}

/** Reads a long text while the page goes on. */
export type ReadBeside = (text: string) => Promise<TextReading>;

/** Reads a text in the page. */
async function readHere(text: string): Promise<TextReading> {
  const messages = await decodeLazily(text);
  if (!mayShowHeaders(text)) return { messages, recording: null };
  // The extension was updated, and the file is gone: the messages are there still.
  const headers = await import('./pasted-recording.ts').catch(() => null);
  return { messages, recording: headers?.pastedRecording(text) ?? null };
}

/** Reads texts, one after the other. `tell` hears what is in each, and null while that takes a while. */
export function createPasteReader(
  model: PanelModel,
  readBeside: ReadBeside,
  tell: (reading: PasteReading | null) => void,
): (text: string) => void {
  let latest = '';
  let timer: ReturnType<typeof setTimeout> | undefined;

  const tellMessages = (messages: readonly DecodedMessage[]): void =>
    tell({ pasted: null, answers: answersFor(messages, model) });

  const tellReading = async (text: string, { messages, recording }: TextReading): Promise<void> => {
    const log = recording === null ? null : await import('./pasted-log.ts').catch(() => null);
    if (text !== latest) return;
    if (recording === null || log === null) return tellMessages(messages);
    const pasted = log.createPastedLog(recording, model);
    tell({
      pasted,
      answers: answersFor(
        messages.filter(({ isCors }) => isCors),
        model,
      ),
    });
  };

  const readLater = (text: string, reading: Promise<TextReading>): void => {
    tell(null);
    void reading.then((read) => tellReading(text, read));
  };

  /** At once where it can be: the answer stands under the box as one types. */
  const readShort = (text: string): void => {
    const messages = mayShowHeaders(text) ? null : decodeLazily(text);
    if (messages === null || messages instanceof Promise) readLater(text, readHere(text));
    else tellMessages(messages);
  };

  const readLong = (text: string): void =>
    readLater(
      text,
      readBeside(text).catch(() => readHere(text)),
    );

  return (whole) => {
    const text = whole.slice(0, LONGEST_PASTE);
    latest = text;
    clearTimeout(timer);
    if (text.length <= READ_AT_ONCE) return readShort(text);
    tell(null);
    timer = setTimeout(() => readLong(text), REST);
  };
}
