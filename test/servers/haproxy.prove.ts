import { describeServer } from './support/expectations.ts';
import { LONG_LISTS, POLICIES } from './support/policies.ts';
import { startProxy, type ProxyServer } from './support/proxy.ts';

/** The authentication stands behind the snippet, as its place says; `server` is asked for by every other request. */
const HAPROXY: ProxyServer = {
  targetId: 'haproxy',
  commands: ['haproxy', '/usr/sbin/haproxy'],
  probe: ['-v'],
  packages: 'haproxy',
  ownHeaders: true,
  configuration: (snippet, { socket, apiPort }) => `
global
    log stderr local0
    stats socket ${socket}.stats
defaults
    mode http
    timeout connect 5s
    timeout client 30s
    timeout server 30s
frontend api
    bind unix@${socket}
${snippet}
    http-request deny deny_status 401 if { path /private } !{ req.hdr(Authorization) -m found }
    default_backend application
backend application
    server api 127.0.0.1:${apiPort}
`,
  parameters: (file) => ['-W', '-db', '-f', file],
  ready: /Loading success|Proxy api started|New worker/,
};

describeServer({
  name: 'HAProxy in front of an application',
  policies: { ...POLICIES, 'long lists': LONG_LISTS },
  start: (policy) => startProxy(HAPROXY, policy),
});
