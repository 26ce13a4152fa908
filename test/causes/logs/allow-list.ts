import type { allowListCauses } from '../../../src/causes/allow-list.ts';
import { allows, failing, log, passing, refused } from './http-log.ts';

/** A log for every cause of the topic. */
export const allowListLogs: Readonly<Record<keyof typeof allowListCauses, string>> = {
  'no-cors-configured': failing('200 OK\nContent-Type: application/json'),
  'origin-not-in-allow-list': failing('200 OK\nVary: Origin'),
  'known-denial-body': failing('200 OK\nX-Rack-CORS: miss; no-origin'),
  'allow-list-pattern-mistake': log(
    passing(allows('https://app.example', 'Vary: Origin'), { url: 'https://api.example/else' }),
    failing('200 OK\nVary: Origin', { origin: 'https://beta.app.example' }),
  ),
  'spring-invalid-cors-request': refused(
    '403 Forbidden\nVary: Origin\nVary: Access-Control-Request-Method\nVary: Access-Control-Request-Headers\nContent-Length: 20',
  ),
  'starlette-disallowed-cors': refused(
    '400 Bad Request\nServer: uvicorn\nVary: Origin\nAccess-Control-Allow-Methods: GET, PUT\nAccess-Control-Max-Age: 600\nContent-Length: 22\nContent-Type: text/plain; charset=utf-8',
  ),
};
