import { findPath } from '../detect/fingerprint.ts';
import { lines } from '../write/lines.ts';
import { jsonString } from '../write/quote-data.ts';
import { shellString } from '../write/quote-server.ts';
import type { Target } from '../target.ts';

/** Keycloak: the web origins of a client. Methods, headers and credentials are its own business. */
export const keycloak: Target = {
  id: 'keycloak',
  name: 'Keycloak',
  variantOf: null,
  layer: 'application',
  language: 'shell',
  place: 'The admin console: Clients, the client, Settings, Web origins. Or on the command line',
  documentation: 'https://www.keycloak.org/docs/latest/server_admin/',
  log: 'kc.sh start --log-level=INFO,org.keycloak.services.cors:debug',
  detect: (exchange) =>
    findPath(exchange, /^\/(?:auth\/)?realms\/[^/]+\/(?:protocol|account|broker)\//, 'certain'),
  write: (policy) =>
    lines(
      '# In the admin console, one field each, exactly like this (no path, no slash at the end):',
      ...policy.origins.map((origin) => `#   ${origin}`),
      '# The same with kcadm.sh, once logged in (kcadm.sh config credentials). It replaces the whole list.',
      '# ID is the internal id: kcadm.sh get clients -r REALM -q clientId=CLIENT --fields id',
      'kcadm.sh update clients/ID -r REALM \\',
      `  -s ${shellString(`webOrigins=[${policy.origins.map(jsonString).join(',')}]`)}`,
    ),
  notes: [
    {
      when: ['failure-without-headers', 'response-unauthorized', 'preflight-without-headers'],
      text: 'Keycloak answers every preflight, and decides by the client at the request itself. Without the `client_id` of a client with this origin (a wrong client, a wrong secret) the answer has no headers; from 26.6.3 on an origin that is not listed gets 403 `Invalid origin`.',
    },
    {
      when: ['always'],
      text: 'A client for service accounts alone sends no CORS headers: turn on its Standard flow, or do not ask for tokens from a page.',
    },
    {
      when: ['redirected'],
      text: 'The login page is no answer for `fetch`: send the browser there, rather than a request.',
    },
    {
      when: ['preflight-needed'],
      text: 'Keycloak allows a list of headers of its own: leave yours out on its addresses (interceptors often add one to every request), or from 26.5 on start it with `--spi-cors--default--allowed-headers=…`.',
    },
    {
      when: ['several-origins'],
      text: 'A single `+` in the list stands for the origins of all valid redirect URIs of the client.',
    },
  ],
};
