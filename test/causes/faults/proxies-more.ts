import { JSON_BODY } from '../fault.ts';
import type { ProxyFault, ProxyPlaces } from '../servers/proxies.ts';

const ALLOW = 'add_header Access-Control-Allow-Origin';

const server =
  (inside: (places: ProxyPlaces) => string) =>
  (places: ProxyPlaces): string =>
    `server { listen 127.0.0.1:${places.port}; ${inside(places)} }`;

export const NGINX_MORE: readonly ProxyFault[] = [
  {
    id: 'nginx-origin-not-mapped',
    title: 'The map of origins lacks this page, so the variable is empty',
    causes: ['origin-not-in-allow-list'],
    server: 'nginx',
    requests: [{ path: '/items' }],
    configuration: (places) => `map $http_origin $allowed { https://app.example.com $http_origin; }
    ${server(
      ({ upstream }) => `location / {
        ${ALLOW} $allowed always;
        add_header Access-Control-Allow-Credentials true always;
        add_header Vary Origin always;
        proxy_pass http://127.0.0.1:${upstream};
      }`,
    )(places)}`,
  },
  {
    id: 'nginx-basic-authentication',
    title: 'auth_basic asks the preflight too',
    causes: ['options-blocked-by-authentication'],
    server: 'nginx',
    requests: [{ path: '/items', headers: { Authorization: 'Basic YTpi' } }],
    configuration: server(
      ({ page, upstream }) => `location / {
        ${ALLOW} ${page} always;
        auth_basic api; auth_basic_user_file /dev/null;
        proxy_pass http://127.0.0.1:${upstream};
      }`,
    ),
  },
  {
    id: 'nginx-missing-file',
    title: 'add_header without always, and a file that is not there',
    causes: ['nginx-add-header-rules'],
    server: 'nginx',
    requests: [{ path: '/items.json' }, { path: '/itmes.json' }],
    configuration: server(({ directory, page }) => `root ${directory}/files; ${ALLOW} ${page};`),
  },
  {
    id: 'nginx-limit-by-default',
    title: 'limit_req answers with its default, 503',
    causes: ['rate-limited'],
    server: 'nginx',
    requests: [{ path: '/items' }, { path: '/items?2' }],
    configuration: server(
      ({ page, upstream }) =>
        `location / { limit_req zone=few; ${ALLOW} ${page}; proxy_pass http://127.0.0.1:${upstream}; }`,
    ),
  },
  {
    id: 'nginx-two-lines',
    title: 'Two add_header of the same block',
    causes: ['header-added-twice'],
    server: 'nginx',
    requests: [{ path: '/items' }],
    configuration: server(
      ({ upstream }) => `location / {
        ${ALLOW} *; ${ALLOW} $http_origin;
        proxy_pass http://127.0.0.1:${upstream};
      }`,
    ),
  },
  {
    id: 'nginx-bare-204',
    title: 'OPTIONS is answered in the server block, the headers stand in the location',
    causes: ['nginx-add-header-rules', 'options-answered-by-default-handler'],
    server: 'nginx',
    requests: [{ path: '/items' }, { path: '/items', method: 'PUT', ...JSON_BODY }],
    configuration: server(
      ({ page, upstream }) => `if ($request_method = OPTIONS) { return 204; }
      location / { ${ALLOW} ${page} always; proxy_pass http://127.0.0.1:${upstream}; }`,
    ),
  },
  {
    id: 'nginx-with-cookies',
    title: 'A wildcard, and the page includes credentials',
    causes: ['wildcard-origin-with-credentials'],
    server: 'nginx',
    requests: [{ path: '/items', credentials: 'include' }],
    configuration: server(
      ({ upstream }) => `location / { ${ALLOW} * always; proxy_pass http://127.0.0.1:${upstream}; }`,
    ),
  },
  {
    id: 'nginx-cached-without-origin',
    title: 'The cache was filled by a request without Origin, whose answer has no header',
    causes: ['cdn-drops-origin'],
    server: 'nginx',
    before: { path: '/by-origin', origin: '' },
    requests: [{ path: '/by-origin' }],
    configuration: (places) => `proxy_cache_path ${places.directory}/cache keys_zone=answers:1m;
    ${server(
      ({ upstream }) => `location / {
        proxy_cache answers; proxy_cache_valid 200 10m;
        add_header X-Cache-Status $upstream_cache_status;
        proxy_pass http://127.0.0.1:${upstream};
      }`,
    )(places)}`,
  },
  {
    id: 'nginx-page-for-everything',
    title: 'try_files answers every unknown path with the page of the application',
    causes: ['html-instead-of-api'],
    server: 'nginx',
    requests: [{ path: '/api/items' }],
    configuration: server(({ directory }) => `root ${directory}/files; try_files $uri /folder/index.html;`),
  },
  {
    id: 'nginx-hidden-header',
    title: 'proxy_hide_header takes away what the application sends',
    causes: ['no-cors-configured', 'load-balancer-takes-options'],
    server: 'nginx',
    requests: [{ path: '/own' }],
    configuration: server(
      ({ upstream }) => `location / {
        proxy_hide_header Access-Control-Allow-Origin; proxy_pass http://127.0.0.1:${upstream};
      }`,
    ),
  },
  {
    id: 'nginx-proxied-options',
    title: 'nginx adds the header, the application answers OPTIONS with 404',
    causes: ['options-not-routed', 'nginx-add-header-rules'],
    server: 'nginx',
    requests: [{ path: '/items' }, { path: '/missing', method: 'PUT', ...JSON_BODY }],
    configuration: server(
      ({ page, upstream }) => `location / { ${ALLOW} ${page}; proxy_pass http://127.0.0.1:${upstream}; }`,
    ),
  },
  {
    id: 'nginx-always-and-down',
    title: 'add_header has always, and the application is down when the preflight comes',
    causes: ['upstream-down'],
    server: 'nginx',
    requests: [{ path: '/items', method: 'PUT', ...JSON_BODY }],
    configuration: server(
      ({ page, nothing }) =>
        `location / { ${ALLOW} ${page} always; proxy_pass http://127.0.0.1:${nothing}; }`,
    ),
  },
  {
    id: 'nginx-application-says-401',
    title: 'add_header without always; the preflight passes, and the request gets 401',
    causes: ['nginx-add-header-rules', 'unauthorised-without-headers'],
    server: 'nginx',
    requests: [{ path: '/private', headers: { Authorization: 'Bearer 1' } }],
    configuration: server(
      ({ page, upstream }) => `location / {
        ${ALLOW} ${page}; add_header Access-Control-Allow-Headers Authorization;
        if ($request_method = OPTIONS) {
          ${ALLOW} ${page}; add_header Access-Control-Allow-Headers Authorization; return 204;
        }
        proxy_pass http://127.0.0.1:${upstream};
      }`,
    ),
  },
];

const host =
  (inside: (places: ProxyPlaces) => string) =>
  (places: ProxyPlaces): string =>
    `Listen 127.0.0.1:${places.port}
<VirtualHost *:${places.port}>
DocumentRoot ${places.directory}/files
${inside(places)}
</VirtualHost>`;

export const APACHE_MORE: readonly ProxyFault[] = [
  {
    id: 'apache-with-cookies',
    title: 'A wildcard, and the page includes credentials',
    causes: ['wildcard-origin-with-credentials'],
    server: 'apache',
    requests: [{ path: '/items.json', credentials: 'include' }],
    configuration: host(() => 'Header set Access-Control-Allow-Origin "*"'),
  },
  {
    id: 'apache-https-redirect',
    title: 'Redirect permanent to https',
    causes: ['https-redirect'],
    server: 'apache',
    requests: [{ path: '/items.json' }],
    configuration: host(({ port }) => `Redirect permanent / https://127.0.0.1:${port}/`),
  },
  {
    id: 'apache-limit-except',
    title: 'LimitExcept lets GET and POST through alone',
    causes: ['shared-hosting-protection', 'options-blocked-by-authentication', 'load-balancer-takes-options'],
    server: 'apache',
    requests: [{ path: '/items.json', method: 'POST', ...JSON_BODY }],
    configuration: host(
      ({ page }) => `Header always set Access-Control-Allow-Origin "${page}"
<Location />
<LimitExcept GET POST>
Require all denied
</LimitExcept>
</Location>`,
    ),
  },
  {
    id: 'apache-some-files',
    title: 'The header is set for .json alone',
    causes: ['cors-on-route-group-only', 'cors-mounted-too-late'],
    server: 'apache',
    requests: [{ path: '/items.json' }, { path: '/folder/' }],
    configuration: host(
      ({ page }) => `<Files *.json>
Header set Access-Control-Allow-Origin "${page}"
</Files>`,
    ),
  },
];

const site = (inside: (places: ProxyPlaces) => string) => (places: ProxyPlaces) =>
  `http://127.0.0.1:${places.port} {
	bind 127.0.0.1
${inside(places)}
}`;

export const CADDY_MORE: readonly ProxyFault[] = [
  {
    id: 'caddy-bare-options',
    title: 'OPTIONS is answered without headers',
    causes: ['options-answered-by-default-handler'],
    server: 'caddy',
    requests: [{ path: '/own' }, { path: '/own', method: 'PUT', ...JSON_BODY }],
    configuration: site(
      ({ upstream }) => `	@preflight method OPTIONS
	respond @preflight 204
	reverse_proxy 127.0.0.1:${upstream}`,
    ),
  },
  {
    id: 'caddy-files',
    title: 'The origin is allowed for files, the header is not',
    causes: ['header-not-allowed'],
    server: 'caddy',
    requests: [{ path: '/items.json', headers: { 'X-Tenant': 'blue' } }],
    configuration: site(
      ({ directory, page }) => `	header Access-Control-Allow-Origin ${page}
	root * ${directory}/files
	file_server`,
    ),
  },
  {
    id: 'caddy-crash',
    title: 'The header is set on the way to the application, which is answered 404 outside of it',
    causes: ['wrong-path-without-headers'],
    server: 'caddy',
    requests: [{ path: '/own' }, { path: '/missing' }],
    configuration: site(({ upstream }) => `	reverse_proxy 127.0.0.1:${upstream}`),
  },
];

export const VARNISH_DOWN: readonly ProxyFault[] = [
  {
    id: 'varnish-backend-down',
    title: 'The application behind Varnish is down',
    causes: ['upstream-down'],
    server: 'varnish',
    requests: [{ path: '/items' }],
    configuration: ({ nothing }) => `backend default { .host = "127.0.0.1"; .port = "${nothing}"; }`,
  },
];
