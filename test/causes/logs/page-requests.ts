import type { pageRequestsCauses } from '../../../src/causes/page-requests.ts';
import { allows, BASE, failing, refused, withType } from './http-log.ts';

/** A log for every cause of the topic. */
export const pageRequestsLogs: Readonly<Record<keyof typeof pageRequestsCauses, string>> = {
  'needless-credentials': refused(allows('*', 'Access-Control-Allow-Headers: authorization'), {
    method: 'GET',
    asks: 'authorization',
  }),
  'range-request': refused(BASE, { method: 'GET', asks: 'range' }),
  'beacon-with-json': refused('204 No Content\nAccess-Control-Allow-Origin: *', {
    method: 'POST',
    asks: 'content-type',
    directives: ['@type ping'],
  }),
  'web-font': failing('200 OK\nContent-Type: font/woff2', {
    url: 'https://cdn.example/a.woff2',
    ...withType('font'),
  }),
  'module-or-worker': failing('200 OK', { url: 'https://cdn.example/a.js', ...withType('script') }),
  'crossorigin-attribute': failing('200 OK', { url: 'https://cdn.example/a.png', ...withType('image') }),
  'css-or-media-subresource': failing('200 OK', {
    url: 'https://cdn.example/a.vtt',
    ...withType('texttrack'),
  }),
  websocket: failing('200 OK', { url: 'https://api.example/socket.io/?EIO=4&transport=polling' }),
};
