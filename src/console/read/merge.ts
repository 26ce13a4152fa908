import type { DecodedMessage } from './decoded-message.ts';
import { addTo, type Draft } from './draft.ts';

/** Puts together what a browser prints in several lines about one failure. */
export function merge(drafts: readonly Draft[]): DecodedMessage[] {
  const paired = pairWebkit(drafts).map(withoutReason);
  const messages = paired.map(({ message }) => message);
  return withoutCompanions(
    messages.filter(
      (message, index) =>
        !isEcho(message, messages) &&
        !messages.some(
          (other, place) => isPartOf(message, other) && tellsMore(other, message, place < index),
        ),
    ),
  );
}

/** On which request a check failed is told by the beginning of a message, which titles leave out. */
const checkOf = ({ corsError }: DecodedMessage): string | null =>
  corsError?.replace(/^Preflight/, '') ?? null;

/** Whether a message says nothing that the other does not: its title, its reason quoted once more, or the line cut off. */
function isPartOf(message: DecodedMessage, other: DecodedMessage): boolean {
  const { url, origin, failedParameter, statusCode, engine } = message;
  if (other === message || !message.isCors || !other.isCors) return false;
  if (url !== null && engine !== other.engine) return false;
  // Safari's lines are about one request each, and name it by its origin only.
  if (engine === 'webkit' && (url !== null || origin !== null)) return false;
  const sameCheck = checkOf(message) === checkOf(other) || isWithoutReason(message);
  return (
    sameCheck &&
    (url === null || isBeginningOf(url, other.url)) &&
    (origin === null || origin === other.origin) &&
    (statusCode === null || statusCode === other.statusCode) &&
    isSameValue(failedParameter, other.failedParameter)
  );
}

const isWithoutReason = ({ corsError, browserCode, alsoPossible, topic }: DecodedMessage): boolean =>
  corsError === null && browserCode === null && alsoPossible.length === 0 && topic === 'cors';

/** The address, or what is left of it where the line was cut off. */
const isBeginningOf = (url: string, other: string | null): boolean =>
  other !== null && (url === other || (other.startsWith(url) && HOST_ENDED.test(other.slice(url.length))));

const HOST_ENDED = /^[/?#]/;

const isSameValue = (part: string | null, whole: string | null): boolean =>
  part === null || part.toLowerCase() === whole?.toLowerCase();

/** Of two that say the same the first stays. */
function tellsMore(one: DecodedMessage, other: DecodedMessage, isFirst: boolean): boolean {
  const more = weightOf(one) - weightOf(other);
  return more > 0 || (more === 0 && isFirst && other.url === null && other.engine !== 'webkit');
}

const weightOf = ({ url, origin, corsError, failedParameter, statusCode }: DecodedMessage): number =>
  [origin, corsError, failedParameter, statusCode].filter((field) => field !== null).length +
  (url === null ? 0 : 1 + url.length / LONGEST_URL);

/** Longer than any address. */
const LONGEST_URL = 10_000;

/** "… cannot load …" without a reason is said of any failure. */
function withoutReason(draft: Draft): Draft {
  const { frame, hasReason, checks, message } = draft;
  if (hasReason || checks || (frame !== 'cannot-load' && frame !== 'failed-to-load')) return draft;
  if (message.origin !== null) return draft;
  addTo(draft, {
    isCors: false,
    topic: 'cannot-load',
    engine: frame === 'cannot-load' ? 'webkit' : 'chromium',
  });
  return draft;
}

/** How many of WebKit's lines may stand between the two that belong together. */
const MOST_BETWEEN = 20;

/** WebKit prints the reason, then which request it stopped, then the reason once more. */
function pairWebkit(drafts: readonly Draft[]): Draft[] {
  const kept: Draft[] = [];
  for (const draft of drafts) {
    if (joinsEarlier(draft, kept.slice(-MOST_BETWEEN))) continue;
    if (isRepeatedBefore(kept.at(-1), draft)) kept.pop();
    kept.push(draft);
  }
  return kept;
}

/** Old versions say the reason with the resource first, and then with the address. */
const isRepeatedBefore = (before: Draft | undefined, draft: Draft): boolean =>
  before?.repeated === true &&
  before.message.url === null &&
  draft.frame !== null &&
  saysTheSame(before, draft);

function joinsEarlier(draft: Draft, earlier: readonly Draft[]): boolean {
  if (draft.message.engine !== 'webkit') return false;
  if (draft.checks && !draft.hasReason) return joinsReason(draft, earlier);
  if (draft.message.topic === 'mixed-content' && draft.message.url === null)
    return earlier.some(({ message }) => message.topic === 'mixed-content');
  if (draft.repeated && earlier.some((before) => saysTheSame(before, draft))) return true;
  return draft.hasReason && joinsWrapper(draft, earlier.at(-1));
}

/** The line that names the request goes to the reason before it, whatever that is. */
function joinsReason(draft: Draft, earlier: readonly Draft[]): boolean {
  const { url } = draft.message;
  const explained = earlier.find(
    ({ message }) => !message.isCors && message.engine === 'webkit' && message.url === url,
  );
  if (explained !== undefined && url !== null) return true;
  const waiting = earlier.find((before) => isWaiting(before));
  if (waiting === undefined)
    return url !== null && earlier.some(({ message, hasReason }) => hasReason && message.url === url);
  addTo(waiting, { url });
  waiting.checks = true;
  return true;
}

const isWaiting = ({ message, hasReason, checks }: Draft): boolean =>
  message.engine === 'webkit' &&
  hasReason &&
  !checks &&
  message.url === null &&
  message.topic !== 'rejection';

/** Some tools list the two lines the other way round. */
function joinsWrapper(draft: Draft, before: Draft | undefined): boolean {
  if (before === undefined || !before.checks || before.hasReason || draft.message.url !== null) return false;
  if (draft.message.topic === 'rejection') return false;
  addTo(before, { ...draft.message, url: before.message.url });
  before.hasReason = true;
  return true;
}

const saysTheSame = (one: Draft, other: Draft): boolean =>
  one.message.browserCode === other.message.browserCode &&
  one.message.topic === other.message.topic &&
  one.message.origin === other.message.origin &&
  one.message.failedParameter === other.message.failedParameter &&
  one.message.statusCode === other.message.statusCode;

const isDidNotSucceed = ({ browserCode }: DecodedMessage): boolean =>
  browserCode === 'CORSDidNotSucceed' || browserCode === 'CORSDidNotSucceed2';

/** Firefox says of every failed preflight, too, that the request did not succeed: the line that tells more counts. */
const isEcho = (message: DecodedMessage, all: readonly DecodedMessage[]): boolean =>
  isDidNotSucceed(message) &&
  message.url !== null &&
  all.some((other) => other.isCors && other.corsError !== null && other.url === message.url);

/** What Chromium prints beside every request that CORS blocked. */
const isFailedBesides = ({ browserCode }: DecodedMessage): boolean => browserCode === 'net::ERR_FAILED';

/** Errors that say nothing by themselves, where another message tells what happened. */
function withoutCompanions(messages: readonly DecodedMessage[]): DecodedMessage[] {
  const cors = messages.filter(({ isCors }) => isCors);
  const telling = messages.some(({ topic }) => topic !== 'rejection' && topic !== 'library-guess');
  const statuses = statusesOf(messages);
  let rejections = 0;
  const isCompanion = (message: DecodedMessage): boolean => {
    if (message.topic === 'rejection') return telling || rejections++ > 0;
    if (isFailedBesides(message) || message.topic === 'http-error')
      return cors.some(({ url }) => url !== null && url === message.url) || isNameless(message, cors);
    return false;
  };
  return messages.filter((message) => !isCompanion(message)).map((message) => withStatus(message, statuses));
}

/** The answer's status, as the error beside the message states it. */
function withStatus(message: DecodedMessage, statuses: ReadonlyMap<string, number>): DecodedMessage {
  if (!message.isCors || message.statusCode !== null || message.url === null) return message;
  return { ...message, statusCode: statuses.get(message.url) ?? null };
}

/** `Failed to load resource: …` without its address, beside a message about CORS that tells the same status, when one is told. */
const isNameless = ({ url, statusCode }: DecodedMessage, cors: readonly DecodedMessage[]): boolean =>
  url === null && cors.some((message) => statusCode === null || message.statusCode === statusCode);

/** The statuses that those errors state, by address. */
const statusesOf = (messages: readonly DecodedMessage[]): ReadonlyMap<string, number> =>
  new Map(
    messages.flatMap(({ isCors, url, statusCode }) =>
      !isCors && url !== null && statusCode !== null ? [[url, statusCode] as const] : [],
    ),
  );
