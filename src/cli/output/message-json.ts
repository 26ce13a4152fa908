import type { DecodedMessage } from '../../console/read/decoded-message.ts';
import { messageSummary } from '../../explain/message/cors-message.ts';
import { plainText } from '../../explain/rich-text.ts';

/** One decoded message as a plain object: every field is always there. */
export const messageJson = (message: DecodedMessage): object => ({
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
  summary: plainText(messageSummary(message)),
});
