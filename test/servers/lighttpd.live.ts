import { describeServer } from './support/expectations.ts';
import { POLICIES } from './support/policies.ts';
import { startProxy, type ProxyServer } from './support/proxy.ts';

/** What sends everything to the application stands above the snippet, which answers all the same. */
const LIGHTTPD: ProxyServer = {
  targetId: 'lighttpd',
  commands: ['lighttpd', '/usr/sbin/lighttpd'],
  probe: ['-v'],
  packages: 'lighttpd',
  ownHeaders: true,
  configuration: (snippet, { directory, socket, apiPort }) => `
server.modules = ( "mod_setenv", "mod_redirect", "mod_access", "mod_proxy" )
server.document-root = "${directory}"
server.bind = "${socket}"
proxy.server = ( "" => ( ( "host" => "127.0.0.1", "port" => ${apiPort} ) ) )
${snippet}
`,
  parameters: (file) => ['-D', '-f', file],
  ready: /server started/,
};

describeServer({
  name: 'lighttpd in front of an application',
  policies: POLICIES,
  start: (policy) => startProxy(LIGHTTPD, policy),
});
