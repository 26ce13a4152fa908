import type { Confusable } from '../sentences/confusables.ts';
import type { DecodedMessage } from './decoded-message.ts';
import { NO_MESSAGE } from './draft.ts';
import { readUnknownLanguage } from './unknown-translation.ts';

/** Only looked for where nothing else was found, because it is a part of others. */
const UNREADABLE = /failed\s{1,3}to\s{1,3}load\s{1,3}resource/i;

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
export function readLastResort(source: string): DecodedMessage[] {
  if (UNREADABLE.test(source)) return [{ ...NO_MESSAGE, topic: 'cannot-load', isCors: false }];
  const refused = refusedPreflight(source);
  if (refused !== null) return [refused];
  const translated = readUnknownLanguage(source);
  if (translated.length > 0) return translated;
  const topic = topicOf(source);
  return topic === null ? [] : [{ ...NO_MESSAGE, topic, isCors: false }];
}

/** What DevTools shows of a request, where nothing but that was copied. */
const ASKED = /\bRequest Method\s{0,3}:?\s{1,3}OPTIONS\b/i;
const ADDRESS = /\bRequest URL\s{0,3}:?\s{1,3}(https?:\/\/\S{1,2000})/i;
const ANSWERED = /\bStatus Code\s{0,3}:?\s{1,3}(?:\S{1,4}\s)?([3-5]\d\d)\b/i;

/** An OPTIONS that was answered with an error: whatever headers the answer had, no preflight passes so. */
function refusedPreflight(source: string): DecodedMessage | null {
  const status = ANSWERED.exec(source)?.[1];
  if (status === undefined || !ASKED.test(source)) return null;
  return {
    ...NO_MESSAGE,
    corsError: status.startsWith('3') ? 'PreflightDisallowedRedirect' : 'PreflightInvalidStatus',
    alsoPossible: ['PreflightMissingAllowOriginHeader'],
    phase: 'preflight',
    url: ADDRESS.exec(source)?.[1] ?? null,
    method: 'OPTIONS',
    statusCode: Number(status),
  };
}

const topicOf = (source: string): Confusable | null =>
  TOPICS.find(({ words }) => words.test(source))?.topic ?? null;
