import type { refusedByBrowserCauses } from '../../../src/causes/refused-by-browser.ts';
import { failing, PAGE, withError } from './http-log.ts';

/** A log for every cause of the topic. */
export const refusedByBrowserLogs: Readonly<Record<keyof typeof refusedByBrowserCauses, string>> = {
  'mixed-content': failing('', { url: 'http://api.example/items', directives: ['@error'] }),
  'blocked-by-extension': withError('net::ERR_BLOCKED_BY_CLIENT'),
  'content-security-policy': withError('net::ERR_BLOCKED_BY_CSP'),
  'resource-policy': withError('net::ERR_BLOCKED_BY_RESPONSE.NotSameOrigin'),
  'embedder-policy': withError('net::ERR_BLOCKED_BY_RESPONSE.NotSameOriginAfterDefaultedToSameOriginByCoep'),
  'opaque-response-blocking': withError('net::ERR_BLOCKED_BY_ORB'),
  'cancelled-by-page': withError('net::ERR_ABORTED'),
  'redirect-refused-by-page': failing(
    `302 Found\nAccess-Control-Allow-Origin: ${PAGE}\nAccess-Control-Allow-Credentials: true\nLocation: https://api.example/new`,
  ),
  'refused-by-browser': withError('net::ERR_UNSAFE_PORT'),
  'redirect-loop': withError('net::ERR_TOO_MANY_REDIRECTS'),
};
