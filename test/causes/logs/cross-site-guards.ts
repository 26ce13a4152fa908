import type { crossSiteGuardsCauses } from '../../../src/causes/cross-site-guards.ts';
import { failing, PAGE, passing } from './http-log.ts';

/** A log for every cause of the topic. */
export const crossSiteGuardsLogs: Readonly<Record<keyof typeof crossSiteGuardsCauses, string>> = {
  'cross-site-request-guard': passing(
    `403 Forbidden\nAccess-Control-Allow-Origin: ${PAGE}\nVary: Origin\nContent-Type: text/plain`,
    { method: 'POST', headers: ['Sec-Fetch-Site: cross-site', 'Content-Type: text/plain'] },
  ),
  'next-development-origin': failing('403 Forbidden', {
    url: 'http://localhost:3000/_next/static/chunks/main.js',
    origin: 'http://app.test',
    directives: ['@type script'],
  }),
};
