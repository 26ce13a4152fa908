import type { cachesCauses } from '../../../src/causes/caches.ts';
import { allows, failing, GRANTED, log, passing, refused } from './http-log.ts';

/** A log for every cause of the topic. */
export const cachesLogs: Readonly<Record<keyof typeof cachesCauses, string>> = {
  'cdn-drops-origin': failing('200 OK\nX-Cache: Hit from cloudfront\nAge: 31'),
  'cached-for-another-origin': log(
    passing(GRANTED, { url: 'https://api.example/else' }),
    failing(allows('https://shop.test', 'X-Cache: HIT')),
  ),
  'cached-non-cors-response': log(
    passing('200 OK\nContent-Type: image/png', {
      url: 'https://api.example/logo.png',
      headers: ['Sec-Fetch-Mode: no-cors'],
      directives: ['@type image'],
    }).replace(/Origin: .*\n/, ''),
    failing('', { url: 'https://api.example/logo.png' }),
  ),
  'preflight-answered-from-cache': refused('200 OK\nX-Cache: Hit from cloudfront\nAge: 300'),
};
