import type { pageHeadersCauses } from '../../../src/causes/page-headers.ts';
import { BASE, refused } from './http-log.ts';

/** A log for every cause of the topic. */
export const pageHeadersLogs: Readonly<Record<keyof typeof pageHeadersCauses, string>> = {
  'tracing-headers': refused(`${BASE}\nAccess-Control-Allow-Methods: PUT`, { asks: 'traceparent' }),
  'library-default-headers': refused(BASE, { method: 'GET', asks: 'x-requested-with' }),
  'header-added-by-extension': refused(`${BASE}\nAccess-Control-Allow-Methods: PUT`, {
    asks: 'x-forwarded-for',
  }),
  'response-headers-on-request': refused(BASE, { method: 'GET', asks: 'access-control-allow-origin' }),
  'needless-content-type': refused(BASE, { method: 'GET', asks: 'content-type' }),
};
