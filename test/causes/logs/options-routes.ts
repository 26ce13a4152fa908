import type { optionsRoutesCauses } from '../../../src/causes/options-routes.ts';
import { behindPreflight, failing, GRANTED, log, passing, refused } from './http-log.ts';

/** A log for every cause of the topic. */
export const optionsRoutesLogs: Readonly<Record<keyof typeof optionsRoutesCauses, string>> = {
  'options-not-routed': refused('405 Method Not Allowed\nAllow: GET, PUT'),
  'options-answered-by-default-handler': refused('200 OK\nAllow: GET, PUT, OPTIONS'),
  'cors-mounted-too-late': log(
    passing(GRANTED, { url: 'https://api.example/late' }),
    failing('200 OK\nContent-Type: application/json'),
  ),
  'cors-on-route-group-only': log(
    passing(GRANTED, { url: 'https://api.example/items' }),
    refused('404 Not Found\nContent-Type: text/plain'),
  ),
  'preflight-right-response-bare': behindPreflight('200 OK\nContent-Type: application/json'),
  'preflight-unexpected': refused('418 Teapot\nAccess-Control-Allow-Origin: *', {
    method: 'GET',
    asks: 'x-tenant',
  }),
  'preflight-refused-as-invalid': refused('400 Bad Request\nContent-Type: application/json', {
    asks: 'x-tenant',
  }),
};
