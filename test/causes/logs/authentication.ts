import type { authenticationCauses } from '../../../src/causes/authentication.ts';
import { behindPreflight, refused } from './http-log.ts';

/** A log for every cause of the topic. */
export const authenticationLogs: Readonly<Record<keyof typeof authenticationCauses, string>> = {
  'options-blocked-by-authentication': refused('401 Unauthorized\nWWW-Authenticate: Bearer', {
    asks: 'authorization',
  }),
  'integrated-authentication': refused('401 Unauthorized\nWWW-Authenticate: Negotiate'),
  'unauthorised-without-headers': behindPreflight('401 Unauthorized'),
};
