import { checkOf, isOnPreflight, type MessageRequest } from '../../console/told/request.ts';
import type { DecodedMessage } from '../../console/read/decoded-message.ts';
import { shownUrl } from '../addresses.ts';
import { plural, sentence, strong } from '../compose.ts';
import type { RichText, TextPart } from '../rich-text.ts';
import { engineName } from '../status.ts';
import { messageSummary } from './cors-message.ts';

/** An explanation as a page shows it: its first sentence on top, the others below. */
export interface MessageStory {
  readonly headline: RichText;
  readonly rest: RichText;
}

const SENTENCE_END = '. ';

/** What a message means, its first sentence apart. */
export function messageStory(message: DecodedMessage): MessageStory {
  const summary = messageSummary(message);
  for (const [index, { kind, text }] of summary.entries()) {
    const end = kind === 'plain' ? text.indexOf(SENTENCE_END) : -1;
    if (end < 0) continue;
    const before: TextPart = { kind: 'plain', text: text.slice(0, end + 1) };
    const after: TextPart = { kind: 'plain', text: text.slice(end + SENTENCE_END.length) };
    return {
      headline: [...summary.slice(0, index), before],
      rest: [...(after.text === '' ? [] : [after]), ...summary.slice(index + 1)],
    };
  }
  return { headline: summary, rest: [] };
}

/** Who says it. */
export const saidBy = ({ engine }: DecodedMessage): string =>
  engine === 'unknown' ? 'no browser named' : engineName(engine);

/** The message's name: a verdict code, or what the browser calls it. */
export const messageCode = ({ corsError, browserCode, topic }: DecodedMessage): string =>
  corsError ?? browserCode ?? topic;

/** `CORS`, `CORS warning` or `Not CORS`, in front of a message. */
export function messageKind({ isCors, topic }: DecodedMessage): string {
  if (!isCors) return 'Not CORS';
  return topic === 'cors' ? 'CORS' : 'CORS warning';
}

/** The address in a list of messages. */
export const messageAddress = ({ url }: DecodedMessage): string =>
  url === null ? 'no address' : shownUrl(url);

/** How often the same message was in the text; '' for once. */
export const printedTimes = (count: number): string => (count === 1 ? '' : plural(count, 'time'));

const list = (items: readonly string[]): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;

/** What a message leaves open, and how to learn it; null for one that no server configuration helps with. */
export function messageLimits(message: DecodedMessage, request: MessageRequest): RichText | null {
  if (checkOf(message) === null) return null;
  const open = [
    ...(message.url === null ? ['the address'] : []),
    ...(request.origin === null ? ['the origin of your page'] : []),
    ...(message.phase === null && !isOnPreflight(message)
      ? ['whether it is about the preflight or the response']
      : []),
    ...(request.method === null ? ['the method of the request'] : []),
    ...(isOnPreflight(message) && request.headers === null ? ['its headers'] : []),
    ...(request.credentials === null ? ['whether it carried credentials'] : []),
  ];
  const first = open.length === 0 ? '' : ` does not tell ${list(open)}, and it`;
  return sentence`The message${first} names the first problem only. Repeat the request with DevTools open, or open a HAR of it: the CORS tab then shows everything that is wrong at once.`;
}

/** Above the page of the request that a message belongs to. `settled`: the message told which credentials mode it had. */
export function foundInLog(time: string, settled: 'credentials' | 'no-credentials' | null): RichText {
  const found = sentence`This is the request at ${strong(time)} in the log.`;
  if (settled === null) return found;
  return settled === 'credentials'
    ? sentence`${found} The message fits a request with credentials.`
    : sentence`${found} The message fits a request without credentials.`;
}

/** No request of the log fits; here is what the message tells by itself. */
export const notInLog = (requests: number): RichText =>
  requests === 0
    ? sentence`No request to this address is in the log: this is what the message tells by itself.`
    : sentence`The log has ${plural(requests, 'request')} to this address, but none that ended like this: this is what the message tells by itself.`;

/** Under a text in which nothing was found. */
export const NOTHING_RECOGNISED =
  "No browser's message was recognised in this text. Copy the red lines from the console as a whole, and paste them here.";

/** Before something is pasted. */
export const PASTE_HINT =
  'Takes what Chrome, Edge, Firefox or Safari printed, in whatever shape it was copied: wrapped, quoted, cut, several messages at once. Headers as DevTools or curl -v shows them are explained as a request. Nothing leaves this browser.';

/** Above the page of a request that was read from pasted headers. */
export const PASTED_HEADERS =
  'This is the request whose headers are in the text. What the text leaves out is not judged.';

/** Where a configuration needs the origin, and nobody has named it. */
export const ORIGIN_WANTED =
  'Add the origin of the page, and the configuration for your server appears here.';

/** On the page that opens without DevTools: what else it takes, and what it cannot do. */
export const PAGE_HINT = {
  title: 'Or open a HAR that somebody sent you',
  detail:
    'Drop the file anywhere on this page. To see the requests of a page as they happen, open DevTools there, and choose the CORS tab.',
} as const;

/** Only the beginning of a very long text is read. `length` in UTF-16 units. */
export const onlyBeginning = (length: number): RichText =>
  sentence`The text is very long: its first ${plural(length, 'character')} are read.`;
