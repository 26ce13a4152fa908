import { JSON_BODY } from '../fault.ts';
import { CADDY_MORE, VARNISH_DOWN } from './proxies-more.ts';
import { proxyGroup, type Proxy, type ProxyFault } from '../servers/proxies.ts';

const CADDY: Proxy = {
  name: 'Caddy',
  commands: ['caddy', '/usr/bin/caddy'],
  probe: ['version'],
  packages: 'caddy',
  configuration: (parts, directory) => `
{
	admin off
	auto_https off
	storage file_system ${directory}
}
${parts.join('\n')}
`,
  parameters: (file) => ['run', '--adapter', 'caddyfile', '--config', file],
  ready: /serving initial configuration/,
};

const CADDY_FAULTS: readonly ProxyFault[] = [
  {
    id: 'caddy-upstream-down',
    title: 'The application is down',
    causes: ['upstream-down'],
    server: 'caddy',
    requests: [{ path: '/items' }],
    configuration: ({ port, nothing }) => `http://127.0.0.1:${port} {
	bind 127.0.0.1
	reverse_proxy 127.0.0.1:${nothing}
}`,
  },
  {
    id: 'caddy-hard-coded',
    title: 'The origin of production is written into the configuration',
    causes: ['hard-coded-origin'],
    server: 'caddy',
    requests: [{ path: '/items' }],
    configuration: ({ port, upstream }) => `http://127.0.0.1:${port} {
	bind 127.0.0.1
	header Access-Control-Allow-Origin https://shop.example.com
	reverse_proxy 127.0.0.1:${upstream}
}`,
  },
  {
    id: 'caddy-header-twice',
    title: 'header + beside an application that has the header already',
    causes: ['header-added-twice'],
    server: 'caddy',
    requests: [{ path: '/own' }],
    configuration: ({ port, page, upstream }) => `http://127.0.0.1:${port} {
	bind 127.0.0.1
	header +Access-Control-Allow-Origin ${page}
	reverse_proxy 127.0.0.1:${upstream}
}`,
  },
];

const HAPROXY: Proxy = {
  name: 'HAProxy',
  commands: ['haproxy', '/usr/sbin/haproxy'],
  probe: ['-v'],
  packages: 'haproxy',
  configuration: (parts, directory) => `
global
    log stderr local0
    stats socket ${directory}/stats
defaults
    mode http
    timeout connect 5s
    timeout client 30s
    timeout server 30s
${parts.join('\n')}
`,
  parameters: (file) => ['-W', '-db', '-f', file],
  ready: /Loading success|New worker/,
};

const HAPROXY_FAULTS: readonly ProxyFault[] = [
  {
    id: 'haproxy-no-server',
    title: 'No server of the backend is up',
    causes: ['upstream-down'],
    server: 'haproxy',
    requests: [{ path: '/items' }],
    configuration: ({ port, nothing }) => `frontend down
    bind 127.0.0.1:${port}
    default_backend nobody
backend nobody
    server api 127.0.0.1:${nothing}`,
  },
  {
    id: 'haproxy-deny',
    title: 'The load balancer denies every method but GET and POST',
    causes: ['load-balancer-takes-options', 'options-blocked-by-authentication'],
    server: 'haproxy',
    requests: [{ path: '/own' }, { path: '/own', method: 'POST', ...JSON_BODY }],
    configuration: ({ port, upstream }) => `frontend deny
    bind 127.0.0.1:${port}
    http-request deny unless { method GET POST }
    default_backend application
backend application
    server api 127.0.0.1:${upstream}`,
  },
];

const VARNISH: Proxy = {
  name: 'Varnish',
  commands: ['varnishd', '/usr/sbin/varnishd'],
  probe: ['-V'],
  packages: 'varnish',
  configuration: (parts) => `vcl 4.1;\n${parts.join('\n')}`,
  parameters: (file, directory, port) => `-F -n ${directory}/work -a 127.0.0.1:${port} -f ${file}`.split(' '),
  ready: /Child launched OK|Child \(\d+\) said Child starts/,
};

const VARNISH_FAULTS: readonly ProxyFault[] = [
  {
    id: 'varnish-cached-variant',
    title: 'The cache keeps the answer that another origin got, for Vary is missing',
    causes: ['cached-for-another-origin'],
    server: 'varnish',
    before: { path: '/shared', origin: 'https://shop.example.com' },
    requests: [{ path: '/shared' }],
    configuration: ({ upstream }) => `backend default { .host = "127.0.0.1"; .port = "${upstream}"; }`,
  },
];

export const CADDY_GROUP = proxyGroup(CADDY, [...CADDY_FAULTS, ...CADDY_MORE]);
export const HAPROXY_GROUP = proxyGroup(HAPROXY, HAPROXY_FAULTS);
export const VARNISH_GROUP = proxyGroup(VARNISH, VARNISH_FAULTS);
export const VARNISH_DOWN_GROUP = proxyGroup(VARNISH, VARNISH_DOWN);
