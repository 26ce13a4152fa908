import type { functionsCauses } from '../../../src/causes/functions.ts';
import { refused } from './http-log.ts';

/** A log for every cause of the topic. */
export const functionsLogs: Readonly<Record<keyof typeof functionsCauses, string>> = {
  'cloud-function-not-public': refused('403 Forbidden\nServer: Google Frontend'),
  'serverless-without-options': refused('405 Method Not Allowed\nx-vercel-id: fra1::x\nServer: Vercel'),
  'supabase-function': refused('500 Internal Server Error', {
    url: 'https://a.supabase.co/functions/v1/hello',
  }),
};
