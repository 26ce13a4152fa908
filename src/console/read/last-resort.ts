import type { Confusable } from '../sentences/confusables.ts';
import type { DecodedMessage } from './decoded-message.ts';
import { NO_MESSAGE } from './draft.ts';
import { fieldsOf } from './fields.ts';
import { findPatterns, indexPatterns } from './find-patterns.ts';
import type { Letters } from '../sentences/letters.ts';
import { patternOf } from '../sentences/pattern.ts';
import { readUnknownLanguage } from './unknown-language.ts';

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

interface Mention {
  readonly topic: Confusable;
  readonly words: RegExp;
}

/** What people say who write about CORS, or, without a word of it, about what is taken for it. */
const TOPICS: readonly Mention[] = [
  {
    topic: 'prose',
    words:
      /\bcors\b|access[-_ ]control|cross[- ]?origin|cross[- ]?domain|same[- ]origin[- ]policy|\bpreflight\b|跨域|クロスオリジン/i,
  },
  { topic: 'frame-refused', words: /x-frame-options|frame-ancestors/i },
  { topic: 'content-security-policy', words: /content[- ]security[- ]policy/i },
  { topic: 'cookie', words: /same-?site(?:=|\b)/i },
  { topic: 'frame-access', words: /blocked a frame with/i },
  { topic: 'mixed-content', words: /mixed[- ]?content/i },
  { topic: 'tainted-canvas', words: /\btainted\b/i },
  { topic: 'web-socket', words: /web ?socket (?:connection|handshake)/i },
];

/** What can be said of a text in which no whole message was found. */
export function readLastResort(text: Letters): DecodedMessage[] {
  const [first] = findPatterns(text, INDEX);
  if (first !== undefined) return [{ ...NO_MESSAGE, ...first.meaning, ...fieldsOf(first.values) }];
  const translated = readUnknownLanguage(text.source);
  if (translated.length > 0) return translated;
  const topic = topicOf(text.source);
  return topic === null ? [] : [{ ...NO_MESSAGE, topic, isCors: false }];
}

const topicOf = (source: string): Confusable | null =>
  TOPICS.find(({ words }) => words.test(source))?.topic ?? null;
