import type { verdictPreflightCauses } from '../../../src/causes/verdict-preflight.ts';
import { BASE, redirect, refused } from './http-log.ts';

/** A log for every cause of the topic. */
export const verdictPreflightLogs: Readonly<Record<keyof typeof verdictPreflightCauses, string>> = {
  'preflight-status-not-ok': refused('418 Teapot\nAccess-Control-Allow-Origin: https://app.example'),
  'preflight-redirected': refused(redirect('https://api.example/v2/things')),
  'header-not-allowed': refused(`${BASE}\nAccess-Control-Allow-Methods: PUT`, { asks: 'x-tenant' }),
  'method-not-allowed': refused(`${BASE}\nAccess-Control-Allow-Methods: GET, POST`),
  'allow-list-unparsable': refused(`${BASE}\nAccess-Control-Allow-Methods: ["PUT"]`),
  'wildcard-list-with-credentials': refused(
    `${BASE}\nAccess-Control-Allow-Credentials: true\nAccess-Control-Allow-Methods: PUT\nAccess-Control-Allow-Headers: *`,
    { asks: 'x-tenant' },
  ),
  'method-in-lower-case': refused(`${BASE}\nAccess-Control-Allow-Methods: PATCH`, { method: 'patch' }),
};
