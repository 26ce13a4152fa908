import type { ConfusableMeaning } from '../sentences/confusables.ts';
import type { DecodedMessage } from './decoded-message.ts';
import type { RawValue } from './alignment.ts';
import {
  currentOf,
  fieldsOf,
  type Found,
  gapBefore,
  type Gathering,
  NEAR,
  openDraft,
  startDraft,
} from './draft.ts';
import type { StatusLineMeaning } from './findings.ts';
import { isLibraryName, type NamedErrorMeaning } from '../sentences/network-errors.ts';
import { lastUrl, readStatus } from './values.ts';

export function addConfusable(gathering: Gathering, found: Found<ConfusableMeaning>): void {
  const { topic, engine, browserCode } = found.meaning;
  if (topic === 'rejection' && !isWholeSentence(gathering.source, found)) return;
  const fields = fieldsOf(found.values.map(upToBlankLine));
  const open = openDraft(gathering, found.start);
  const stated = isAddress(fields.url) ? fields.url : null;
  const url = stated ?? (open?.frame === 'cannot-load' ? open.message.url : null);
  // "Fetch API cannot load …" was the beginning of this sentence.
  if (open?.frame === 'cannot-load' && !open.checks) gathering.drafts.pop();
  const isRest = url === null || found.readings[0]?.beginning !== 'whole';
  if (isRest && isSameTopicNear(gathering, topic, url, found.start)) return;
  const draft = startDraft(
    gathering,
    { engine, topic, isCors: false, browserCode, ...fields, url },
    found.end,
  );
  draft.hasReason = true;
}

const BLANK_LINE = /\n[ \t]{0,200}\n[^]*$/;

/** What stands behind a sentence that was cut off is no part of it. */
const upToBlankLine = (value: RawValue): RawValue =>
  value.known !== 'start' ? value : { ...value, text: value.text.replace(BLANK_LINE, '') };

/** People leave the address out of the sentence, and the word beside it stays. */
const isAddress = (url: string | null | undefined): url is string =>
  url !== null && url !== undefined && /[/.\\]|\w:\S/.test(url);

/** The next sentence of the same message. */
function isSameTopicNear(
  gathering: Gathering,
  topic: DecodedMessage['topic'],
  url: string | null,
  start: number,
): boolean {
  const current = currentOf(gathering);
  if (current === undefined || current.message.topic !== topic || start - current.end >= NEAR) return false;
  return url === null || url === current.message.url;
}

/** "Failed to fetch" is a message, "failed to fetch the data" is not. */
const isWholeSentence = (source: string, { end }: { readonly end: number }): boolean =>
  !/^[ \t]{1,3}[a-z]{2,}(?<!at|from|in|index)\b/.test(source.slice(end, end + 40));

const METHODS = /\b(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)\b/g;

export function addNamedError(gathering: Gathering, found: Found<NamedErrorMeaning>): void {
  const { name, engine } = found.meaning;
  const gap = gapBefore(gathering, found);
  const library = isLibraryName(name);
  addDraft(gathering, found.end, {
    engine: library ? 'unknown' : engine,
    topic: library ? 'rejection' : 'network-error',
    browserCode: name,
    url: lastUrl(gap),
    method: gap.slice(-2_600).match(METHODS)?.at(-1) ?? null,
    statusCode: readStatus(gathering.source.slice(found.end, found.end + 12)),
  });
}

export function addStatusLine(gathering: Gathering, { meaning, end }: Found<StatusLineMeaning>): void {
  const { url, method, status } = meaning;
  addDraft(gathering, end, { topic: 'http-error', url, method, statusCode: status });
}

/** A message that is no matter of CORS: it needs no reason. */
function addDraft(gathering: Gathering, end: number, known: Partial<DecodedMessage>): void {
  const draft = startDraft(gathering, { ...known, isCors: false }, end);
  draft.hasReason = true;
}
