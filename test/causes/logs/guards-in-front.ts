import type { guardsInFrontCauses } from '../../../src/causes/guards-in-front.ts';
import { failing, redirect } from './http-log.ts';

/** A log for every cause of the topic. */
export const guardsInFrontLogs: Readonly<Record<keyof typeof guardsInFrontCauses, string>> = {
  'bot-protection-challenge': failing(
    '403 Forbidden\nServer: cloudflare\ncf-mitigated: challenge\nContent-Type: text/html',
  ),
  'tunnel-interstitial': failing('404 Not Found\nngrok-error-code: ERR_NGROK_3200'),
  'access-proxy-in-front': failing(
    redirect('https://team.cloudflareaccess.com/cdn-cgi/access/login/api.example', '302 Found'),
  ),
  'dev-port-protected': failing(redirect('https://github.dev/pf-signin?x=1', '302 Found'), {
    url: 'https://name-3000.app.github.dev/items',
  }),
  'shared-hosting-protection': failing('406 Not Acceptable\nServer: LiteSpeed\nContent-Type: text/html'),
  'app-service-authentication': failing('401 Unauthorized\nx-ms-middleware-request-id: a'),
  'security-software': failing('403 Forbidden\nServer: Zscaler/6.2\nContent-Type: text/html'),
};
