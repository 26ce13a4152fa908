import type { takesOptionsCauses } from '../../../src/causes/takes-options.ts';
import { failing, refused } from './http-log.ts';

/** A log for every cause of the topic. */
export const takesOptionsLogs: Readonly<Record<keyof typeof takesOptionsCauses, string>> = {
  'load-balancer-takes-options': refused('400 Bad Request\nServer: awselb/2.0'),
  'iis-takes-options': refused(
    '200 OK\nServer: Microsoft-IIS/10.0\nAllow: OPTIONS, TRACE, GET, HEAD, POST\nPublic: OPTIONS, TRACE, GET, HEAD, POST',
  ),
  'dev-server-stopped-cors': failing('200 OK\nVary: Origin', {
    url: 'http://localhost:5173/data.json',
    origin: 'http://app.test',
  }),
  'service-worker-answered': failing('200 OK', { directives: ['@service-worker'] }),
};
