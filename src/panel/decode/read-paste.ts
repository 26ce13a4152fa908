import { decodeLazily } from '../../console/read/decode-lazily.ts';
import type { DecodedMessage } from '../../console/read/decoded-message.ts';
import { messageSummary } from '../../explain/message/cors-message.ts';
import { plainText } from '../../explain/rich-text.ts';
import type { Milliseconds } from '../../exchange/units.ts';
import type { PanelModel } from '../app/panel-model.ts';
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

/** Reads a long text while the page goes on. */
export type DecodeBeside = (text: string) => Promise<readonly DecodedMessage[]>;

/** Reads texts, one after the other. `tell` hears what is in each, and null while that takes a while. */
export function createPasteReader(
  model: PanelModel,
  decodeBeside: DecodeBeside,
  tell: (reading: PasteReading | null) => void,
): (text: string) => void {
  let latest = '';
  let timer: ReturnType<typeof setTimeout> | undefined;

  const beside = (text: string): Promise<readonly DecodedMessage[]> =>
    decodeBeside(text).catch(() => decodeLazily(text));

  /** At once where it can be: the answer stands under the box as one types. */
  const tellMessages = (text: string, pasted: PanelModel | null = null): void => {
    const tellOf = (messages: readonly DecodedMessage[]): void => {
      if (text !== latest) return;
      const told = pasted === null ? messages : messages.filter(({ isCors }) => isCors);
      tell({ pasted, answers: answersFor(told, model) });
    };
    const messages = text.length <= READ_AT_ONCE ? decodeLazily(text) : beside(text);
    if (!(messages instanceof Promise)) return tellOf(messages);
    tell(null);
    void messages.then(tellOf);
  };

  const tellHeaders = async (text: string): Promise<void> => {
    const { readPastedHeaders } = await import('./read-pasted-headers.ts');
    if (text === latest) tellMessages(text, readPastedHeaders(text, model));
  };

  const read = (text: string): void => {
    if (!mayShowHeaders(text)) return tellMessages(text);
    tell(null);
    // The extension was updated, and the file is gone: the messages are there still.
    tellHeaders(text).catch(() => tellMessages(text));
  };

  return (whole) => {
    const text = whole.slice(0, LONGEST_PASTE);
    latest = text;
    clearTimeout(timer);
    if (text.length <= READ_AT_ONCE) return read(text);
    tell(null);
    timer = setTimeout(() => read(text), REST);
  };
}
