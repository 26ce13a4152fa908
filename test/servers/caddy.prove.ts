import { describeServer } from './support/expectations.ts';
import { HOSTILE, POLICIES } from './support/policies.ts';
import { startProxy, type ProxyServer } from './support/proxy.ts';

const CADDY: ProxyServer = {
  targetId: 'caddy',
  commands: ['caddy', '/usr/bin/caddy'],
  probe: ['version'],
  packages: 'caddy',
  ownHeaders: false,
  configuration: (snippet, { directory, socket, apiPort }) => `
{
	admin off
	auto_https off
	storage file_system ${directory}
}
http://:80 {
	bind unix/${socket}
${snippet}
	reverse_proxy 127.0.0.1:${apiPort}
}
`,
  parameters: (file) => ['run', '--adapter', 'caddyfile', '--config', file],
  ready: /serving initial configuration/,
};

/** Caddy would take braces and stars in an origin for something else; the snippet refuses those. */
const isLiteral = (origin: string): boolean => !/[{}*]/.test(origin);

describeServer({
  name: 'Caddy in front of an application',
  policies: { ...POLICIES, 'hostile names': { ...HOSTILE, origins: HOSTILE.origins.filter(isLiteral) } },
  start: (policy) => startProxy(CADDY, policy),
});
