import type { developmentCauses } from '../../../src/causes/development.ts';
import { BASE, failing, log, preflightPart } from './http-log.ts';

/** A log for every cause of the topic. */
export const developmentLogs: Readonly<Record<keyof typeof developmentCauses, string>> = {
  'dev-server-host-guard': failing('400 Bad Request\nContent-Type: text/html\nContent-Length: 143'),
  'origin-header-lost': failing('200 OK\nVary: Origin\nVia: 1.1 proxy'),
  'stale-preflight-result': log(
    preflightPart(`${BASE}\nAccess-Control-Allow-Methods: PUT\nAccess-Control-Max-Age: 600`, {}),
    failing('404 Not Found', { method: 'PUT' }),
  ),
  'cors-editing-extension': failing('200 OK\nAccess-Control-Allow-Methods: GET, PROPFIND, PROPPATCH'),
};
