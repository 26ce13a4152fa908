import type { passedCauses } from '../../../src/causes/passed.ts';
import { allows, PAGE, passing, preflightPart } from './http-log.ts';

/** A log for every cause of the topic. */
export const passedLogs: Readonly<Record<keyof typeof passedCauses, string>> = {
  'error-status-behind-cors': passing(
    `500 Internal Server Error\nAccess-Control-Allow-Origin: ${PAGE}\nVary: Origin`,
  ),
  'cookie-not-sent': passing(
    allows(PAGE, 'Access-Control-Allow-Credentials: true', 'Vary: Origin').replace(
      '200 OK',
      '401 Unauthorized',
    ),
  ),
  'header-not-exposed': passing(allows(PAGE, 'Vary: Origin', 'X-Total-Count: 7')),
  'wildcard-covers-authorization': `${preflightPart('204 No Content\nAccess-Control-Allow-Origin: *\nAccess-Control-Allow-Headers: *\nAccess-Control-Max-Age: 600', { method: 'GET', asks: 'authorization' })}\n---\n${passing(allows('*'), { headers: ['Authorization: Bearer x'] })}`,
  'canvas-tainted': passing('200 OK\nContent-Type: image/png', {
    directives: ['@type image'],
    headers: ['Sec-Fetch-Mode: no-cors'],
  }),
  'same-origin': passing('500 Internal Server Error', { url: 'https://app.example/items' }),
  'no-cors-as-fix': passing('200 OK', { headers: ['Sec-Fetch-Mode: no-cors'] }),
  'third-party-cookies-blocked': passing(
    `401 Unauthorized\nAccess-Control-Allow-Origin: ${PAGE}\nAccess-Control-Allow-Credentials: true\nVary: Origin`,
    { headers: ['Sec-Fetch-Site: cross-site', 'Sec-Fetch-Storage-Access: none'] },
  ),
};
