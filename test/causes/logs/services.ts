import type { servicesCauses } from '../../../src/causes/services.ts';
import { failing } from './http-log.ts';

/** A log for every cause of the topic. */
export const servicesLogs: Readonly<Record<keyof typeof servicesCauses, string>> = {
  'identity-provider-origin': failing('200 OK', {
    method: 'POST',
    url: 'https://id.example/realms/a/protocol/openid-connect/token',
  }),
  'third-party-api': failing('200 OK', { url: 'https://api.notion.com/v1/users' }),
};
