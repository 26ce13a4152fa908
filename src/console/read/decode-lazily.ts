import type { DecodedMessage } from './decoded-message.ts';
import { readEnglish, readInEnglish } from './read-messages.ts';

type Decode = (text: string) => DecodedMessage[];

/** `decode`, once it was loaded. */
let decodeAll: Decode | null = null;

async function load(): Promise<Decode> {
  decodeAll = (await import('./decode.ts')).decode;
  return decodeAll;
}

/**
 * As `decode`, which is loaded with the sentences of all languages only where the text may hold one of another than English. Where it cannot
 * be loaded (the extension was updated meanwhile), the English sentences are read.
 */
export function decodeLazily(text: string): DecodedMessage[] | Promise<DecodedMessage[]> {
  const messages = readEnglish(text) ?? decodeAll?.(text);
  if (messages !== undefined) return messages;
  return load().then(
    (decode) => decode(text),
    () => readInEnglish(text),
  );
}
