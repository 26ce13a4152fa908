import type { serverErrorsCauses } from '../../../src/causes/server-errors.ts';
import { behindPreflight, failing } from './http-log.ts';

/** A log for every cause of the topic. */
export const serverErrorsLogs: Readonly<Record<keyof typeof serverErrorsCauses, string>> = {
  'server-error-without-headers': behindPreflight('500 Internal Server Error'),
  'upstream-down': failing('502 Bad Gateway\nServer: nginx/1.25.3'),
  'body-too-large': behindPreflight('413 Content Too Large'),
  'rate-limited': failing('429 Too Many Requests\nRetry-After: 30'),
};
