import type { wrongAddressCauses } from '../../../src/causes/wrong-address.ts';
import { allows, behindPreflight, failing, GRANTED, log, PAGE, passing } from './http-log.ts';

/** A log for every cause of the topic. */
export const wrongAddressLogs: Readonly<Record<keyof typeof wrongAddressCauses, string>> = {
  'wrong-path-without-headers': log(
    passing(GRANTED),
    failing('404 Not Found', { url: 'https://api.example/itmes' }),
  ),
  'bad-request-without-headers': behindPreflight('422 Unprocessable Content'),
  'html-instead-of-api': log(
    passing(allows('https://app.example'), { url: 'https://api.example/a', origin: PAGE }),
    failing('200 OK\nContent-Type: text/html\nVary: Accept'),
  ),
  'graphql-csrf-prevention': failing('400 Bad Request', { url: 'https://api.example/graphql' }),
  'not-modified-headers': failing('304 Not Modified'),
  'url-mistyped': failing('404 Not Found', { url: 'https://api.example/undefined/items' }),
  'misdirected-request': failing('421 Misdirected Request'),
};
