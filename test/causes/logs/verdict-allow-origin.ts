import type { verdictAllowOriginCauses } from '../../../src/causes/verdict-allow-origin.ts';
import { allows, failing, GRANTED, log, passing, refused } from './http-log.ts';

/** A log for every cause of the topic. */
export const verdictAllowOriginLogs: Readonly<Record<keyof typeof verdictAllowOriginCauses, string>> = {
  'response-without-allow-origin': log(
    passing(allows('https://x.example'), { url: 'https://api.example/else' }),
    failing('200 OK\nAccess-Control-Allow-Foo: 1'),
  ),
  'preflight-without-allow-origin': log(
    passing(allows('https://other.example'), { url: 'https://api.example/else' }),
    refused('204 No Content\nAccess-Control-Allow-Foo: 1'),
  ),
  'allow-origin-mismatch': log(
    passing(GRANTED, { url: 'https://api.example/else' }),
    failing(allows('https://quite.different')),
  ),
  'wildcard-origin-with-credentials': failing(allows('*')),
  'allow-credentials-missing': failing(GRANTED),
  'multiple-allow-origin': failing('200 OK\nAccess-Control-Allow-Origin: https://app.example, nonsense'),
  'invalid-allow-origin': failing(allows('app.example')),
};
