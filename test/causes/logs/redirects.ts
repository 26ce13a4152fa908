import type { redirectsCauses } from '../../../src/causes/redirects.ts';
import { failing, GRANTED, PAGE, passing, redirect, refused } from './http-log.ts';

/** A log for every cause of the topic. */
export const redirectsLogs: Readonly<Record<keyof typeof redirectsCauses, string>> = {
  'trailing-slash-redirect': refused(redirect('https://api.example/items/')),
  'https-redirect': failing(redirect('https://api.example/items', '301 Moved Permanently'), {
    url: 'http://api.example/items',
    origin: 'http://app.example',
  }),
  'canonical-host-redirect': failing(redirect('https://www.api.example/items', '301 Moved Permanently')),
  'login-redirect': failing(redirect('https://api.example/login?next=/items', '302 Found')),
  'origin-null-after-redirect': `${passing(`302 Found\nAccess-Control-Allow-Origin: ${PAGE}\nLocation: https://cdn.test/new`)}\n---\n${failing(GRANTED, { url: 'https://cdn.test/new', origin: 'null' })}`,
  'hop-without-headers': failing(redirect('https://api.example/elsewhere', '302 Found')),
  'hsts-upgrade': refused(
    '307 Internal Redirect\nLocation: https://api.example/items\nNon-Authoritative-Reason: HSTS',
    { url: 'http://api.example/items', origin: 'http://app.example' },
  ),
};
