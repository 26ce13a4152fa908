import type { aiClientsCauses } from '../../../src/causes/ai-clients.ts';
import { BASE, refused } from './http-log.ts';

/** A log for every cause of the topic. */
export const aiClientsLogs: Readonly<Record<keyof typeof aiClientsCauses, string>> = {
  'mcp-server-headers': refused(BASE, { method: 'POST', asks: 'mcp-session-id' }),
  'ai-client-headers': refused(BASE, { method: 'POST', asks: 'x-stainless-lang' }),
  'anthropic-opt-in': refused('400 Bad Request\nServer: cloudflare', {
    method: 'POST',
    url: 'https://api.anthropic.com/v1/messages',
    asks: 'x-api-key',
  }),
};
