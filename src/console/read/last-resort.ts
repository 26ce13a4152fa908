import type { DecodedMessage } from './decoded-message.ts';
import { NO_MESSAGE } from './draft.ts';
import { fieldsOf } from './fields.ts';
import { findPatterns, indexPatterns } from './find-patterns.ts';
import type { Letters } from './letters.ts';
import { patternOf } from './pattern.ts';

/** What is asked for the most: Chromium's word stands between "Access to" and "at". */
const KINDS = [
  'XMLHttpRequest',
  'fetch',
  'script',
  'font',
  'image',
  'resource',
  'CSS stylesheet',
  'manifest',
  'video',
  'audio',
];

const CUT: Partial<DecodedMessage> = { engine: 'chromium' };

const UNREADABLE: Partial<DecodedMessage> = { topic: 'cannot-load', isCors: false };

/** Sentences that are only looked for where nothing else was found, because they are a part of others. */
const INDEX = indexPatterns([
  ...KINDS.map((kind) => patternOf(`Access to ${kind} at {url} from origin {origin} has been`, CUT)),
  patternOf('Failed to load resource', UNREADABLE),
]);

/** What people say who write about CORS. */
const ABOUT_CORS =
  /\bcors\b|access[- ]control|cross[- ]?origin|cross[- ]?domain|same[- ]origin[- ]policy|\bpreflight\b|跨域|クロスオリジン/i;

/** What can be said of a text in which no whole message was found. */
export function readLastResort(text: Letters): DecodedMessage[] {
  const [first] = findPatterns(text, INDEX);
  if (first !== undefined) return [{ ...NO_MESSAGE, ...first.meaning, ...fieldsOf(first.values) }];
  if (!ABOUT_CORS.test(text.source)) return [];
  return [{ ...NO_MESSAGE, topic: 'prose', isCors: false }];
}
