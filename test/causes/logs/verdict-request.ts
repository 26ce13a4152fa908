import type { verdictRequestCauses } from '../../../src/causes/verdict-request.ts';
import { failing } from './http-log.ts';

/** A log for every cause of the topic. */
export const verdictRequestLogs: Readonly<Record<keyof typeof verdictRequestCauses, string>> = {
  'redirect-with-credentials-or-scheme': failing(
    `301 Moved Permanently\nAccess-Control-Allow-Origin: *\nLocation: https://user:secret@api.example/new`,
  ),
  'scheme-not-http': failing('', { url: 'ftp://api.example/items' }),
  'mode-forbids-cross-origin': failing('', { headers: ['Sec-Fetch-Mode: same-origin'] }),
  'local-network-access': failing('', {
    url: 'http://192.168.0.10/items',
    directives: ['@error net::ERR_BLOCKED_BY_LOCAL_NETWORK_ACCESS_CHECKS'],
  }),
};
