import type { connectionCauses } from '../../../src/causes/connection.ts';
import { failing, withError } from './http-log.ts';

/** A log for every cause of the topic. */
export const connectionLogs: Readonly<Record<keyof typeof connectionCauses, string>> = {
  'server-not-running': withError('net::ERR_CONNECTION_REFUSED'),
  'dns-or-timeout': withError('net::ERR_NAME_NOT_RESOLVED'),
  'certificate-not-trusted': withError('net::ERR_CERT_AUTHORITY_INVALID'),
  'mutual-tls': withError('net::ERR_SSL_CLIENT_AUTH_CERT_NEEDED'),
  'tls-handshake-failed': withError('net::ERR_SSL_PROTOCOL_ERROR'),
  'connection-closed': withError('net::ERR_EMPTY_RESPONSE'),
  'preflight-unanswered':
    'OPTIONS https://api.example/items\n@error net::ERR_TUNNEL_CONNECTION_FAILED\nOrigin: https://app.example\nAccess-Control-Request-Method: PUT\n---\nPUT https://api.example/items\n@error net::ERR_FAILED',
  'upgrade-insecure-requests': failing('', {
    url: 'https://intranet.test:8080/items',
    origin: 'http://intranet.test',
    directives: ['@error net::ERR_SSL_PROTOCOL_ERROR'],
  }),
};
