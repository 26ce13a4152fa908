import { JSON_BODY } from '../fault.ts';
import { APACHE_MORE } from './proxies-more.ts';
import { proxyGroup, type Proxy, type ProxyFault, type ProxyPlaces } from '../servers/proxies.ts';

const MODULES =
  'headers setenvif rewrite proxy proxy_http mpm_event authz_core alias dir auth_basic authn_core authn_file authz_user mime'.split(
    ' ',
  );

const APACHE: Proxy = {
  name: 'Apache',
  commands: ['apache2', '/usr/sbin/apache2'],
  probe: ['-v'],
  packages: 'apache2',
  configuration: (parts, directory) => `
ServerRoot ${directory}
DefaultRuntimeDir ${directory}
PidFile ${directory}/apache.pid
ServerName localhost
ErrorLog "|/bin/cat"
${MODULES.map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`).join('\n')}
TypesConfig /etc/mime.types
User www-data
Group www-data
${parts.join('\n')}
`,
  parameters: (file) => ['-D', 'FOREGROUND', '-f', file],
  ready: /resuming normal operations/,
};

const host =
  (inside: (places: ProxyPlaces) => string) =>
  (places: ProxyPlaces): string =>
    `Listen 127.0.0.1:${places.port}
<VirtualHost *:${places.port}>
DocumentRoot ${places.directory}/files
${inside(places)}
</VirtualHost>`;

const FAULTS: readonly ProxyFault[] = [
  {
    id: 'apache-without-always',
    title: 'Header set without always, and a file that does not exist',
    causes: ['wrong-path-without-headers'],
    server: 'apache',
    requests: [{ path: '/items.json' }, { path: '/itmes.json' }],
    configuration: host(({ page }) => `Header set Access-Control-Allow-Origin "${page}"`),
  },
  {
    id: 'apache-basic-authentication',
    title: 'Basic authentication asks the preflight too',
    causes: ['options-blocked-by-authentication', 'integrated-authentication'],
    server: 'apache',
    requests: [{ path: '/items.json', headers: { Authorization: 'Basic YTpi' } }],
    configuration: host(
      ({ page }) => `Header always set Access-Control-Allow-Origin "${page}"
Header always set Access-Control-Allow-Headers "Authorization"
<Location />
AuthType Basic
AuthName "api"
AuthUserFile /dev/null
Require valid-user
</Location>`,
    ),
  },
  {
    id: 'apache-static-preflight',
    title: 'A file without CORS, requested with a header of its own: Apache answers OPTIONS by itself',
    causes: ['options-answered-by-default-handler'],
    server: 'apache',
    requests: [{ path: '/items.json', headers: { 'X-Tenant': 'blue' } }],
    configuration: host(() => ''),
  },
  {
    id: 'apache-firewall',
    title: 'A rule refuses every request with OPTIONS',
    causes: ['shared-hosting-protection', 'load-balancer-takes-options', 'options-blocked-by-authentication'],
    server: 'apache',
    requests: [{ path: '/items.json' }, { path: '/items.json', method: 'PUT', ...JSON_BODY }],
    configuration: host(
      ({ page }) => `Header set Access-Control-Allow-Origin "${page}"
RewriteEngine On
RewriteCond %{REQUEST_METHOD} ^(TRACE|OPTIONS)
RewriteRule .* - [F]`,
    ),
  },
  {
    id: 'apache-folder-redirect',
    title: 'A folder is asked for without its slash',
    causes: ['trailing-slash-redirect'],
    server: 'apache',
    requests: [{ path: '/folder' }],
    configuration: host(({ page }) => `Header set Access-Control-Allow-Origin "${page}"`),
  },
  {
    id: 'apache-upstream-down',
    title: 'The application behind ProxyPass is down',
    causes: ['upstream-down'],
    server: 'apache',
    requests: [{ path: '/items' }],
    configuration: host(
      ({ page, nothing }) => `Header set Access-Control-Allow-Origin "${page}"
ProxyPass / http://127.0.0.1:${nothing}/`,
    ),
  },
  {
    id: 'apache-header-twice',
    title: 'Header add beside an application that has the header already',
    causes: ['header-added-twice'],
    server: 'apache',
    requests: [{ path: '/own' }],
    configuration: host(
      ({ page, upstream }) => `Header add Access-Control-Allow-Origin "${page}"
ProxyPass / http://127.0.0.1:${upstream}/ disablereuse=on`,
    ),
  },
];

export const APACHE_GROUP = proxyGroup(APACHE, [...FAULTS, ...APACHE_MORE]);
