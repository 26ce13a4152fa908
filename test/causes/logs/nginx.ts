import type { nginxCauses } from '../../../src/causes/nginx.ts';
import { failing, GRANTED, log, passing } from './http-log.ts';

/** A log for every cause of the topic. */
export const nginxLogs: Readonly<Record<keyof typeof nginxCauses, string>> = {
  'nginx-add-header-rules': log(
    passing(`${GRANTED}\nServer: nginx`),
    failing('404 Not Found\nServer: nginx', { url: 'https://api.example/items/7' }),
  ),
};
