import type { DecodedMessage } from '../console/read/decoded-message.ts';
import { causesOfMessage, usualCause } from '../causes/of-message.ts';
import { messageSummary } from '../explain/message/cors-message.ts';
import { plainText } from '../explain/rich-text.ts';
import type { CauseDocument, MessageDocument } from './types.ts';

/** What the message tells of why a server answered so: never more than that it is likely. */
const causesJson = (message: DecodedMessage): readonly CauseDocument[] =>
  causesOfMessage(message).map((id, index) => ({
    id,
    // A message without a code is one of a request without an answer: why is a guess.
    confidence: index === 0 && message.corsError !== null ? 'likely' : 'possible',
    summary: plainText(usualCause(id, message).title),
  }));

/** One decoded message as a plain object: every field is always there. */
export const messageJson = (message: DecodedMessage): MessageDocument => ({
  engine: message.engine,
  isCors: message.isCors,
  topic: message.topic,
  corsError: message.corsError,
  alsoPossible: message.alsoPossible,
  phase: message.phase,
  url: message.url,
  origin: message.origin,
  redirectedFrom: message.redirectedFrom,
  redirectLocation: message.redirectLocation,
  failedParameter: message.failedParameter,
  statusCode: message.statusCode,
  method: message.method,
  browserCode: message.browserCode,
  causes: causesJson(message),
  summary: plainText(messageSummary(message)),
});
