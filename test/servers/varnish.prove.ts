import { describeServer } from './support/expectations.ts';
import { POLICIES } from './support/policies.ts';
import { startProxy, type ProxyServer } from './support/proxy.ts';

const VARNISH: ProxyServer = {
  targetId: 'varnish',
  commands: ['varnishd', '/usr/sbin/varnishd'],
  probe: ['-V'],
  packages: 'varnish',
  ownHeaders: true,
  configuration: (snippet, { apiPort }) => `vcl 4.1;
backend default {
    .host = "127.0.0.1";
    .port = "${apiPort}";
}
${snippet}`,
  parameters: (file, { directory, socket }) => ['-F', '-n', `${directory}/work`, '-a', socket, '-f', file],
  ready: /Child launched OK|Child \(\d+\) said Child starts/,
};

describeServer({
  name: 'Varnish in front of an application',
  policies: POLICIES,
  start: (policy) => startProxy(VARNISH, policy),
});
