import { JSON_BODY } from '../fault.ts';
import { NGINX_MORE } from './proxies-more.ts';
import { proxyGroup, type Proxy, type ProxyFault, type ProxyPlaces } from '../servers/proxies.ts';

const NGINX: Proxy = {
  name: 'nginx',
  commands: ['nginx', '/usr/sbin/nginx'],
  probe: ['-v'],
  packages: 'nginx',
  configuration: (parts, directory) => `
daemon off;
pid ${directory}/nginx.pid;
error_log stderr notice;
events {}
http {
    access_log off;
    limit_req_zone $server_port zone=few:1m rate=1r/m;
    ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${directory};`).join('\n    ')}
    types { application/json json; text/html html; }
    ${parts.join('\n')}
}
`,
  parameters: (file, directory) => ['-p', directory, '-c', file],
  ready: /start worker process /,
};

const ALLOW = 'add_header Access-Control-Allow-Origin';

/** A server block around what differs. */
const server =
  (inside: (places: ProxyPlaces) => string) =>
  (places: ProxyPlaces): string =>
    `server { listen 127.0.0.1:${places.port}; ${inside(places)} }`;

const FAULTS: readonly ProxyFault[] = [
  {
    id: 'nginx-without-always',
    title: 'add_header without always, and the application answers 401',
    causes: ['nginx-add-header-rules'],
    server: 'nginx',
    requests: [{ path: '/items' }, { path: '/private' }],
    configuration: server(
      ({ page, upstream }) => `location / { ${ALLOW} ${page}; proxy_pass http://127.0.0.1:${upstream}; }`,
    ),
  },
  {
    id: 'nginx-without-always-alone',
    title: 'add_header without always, and a 404 is all there is in the log',
    causes: ['nginx-add-header-rules', 'wrong-path-without-headers'],
    server: 'nginx',
    requests: [{ path: '/missing' }],
    configuration: server(
      ({ page, upstream }) => `location / { ${ALLOW} ${page}; proxy_pass http://127.0.0.1:${upstream}; }`,
    ),
  },
  {
    id: 'nginx-inheritance',
    title: 'A location has an add_header of its own, and inherits none',
    causes: ['nginx-add-header-rules'],
    server: 'nginx',
    requests: [{ path: '/items' }, { path: '/prices' }],
    configuration: server(
      ({ page, upstream }) =>
        `${ALLOW} ${page} always;
        location / { proxy_pass http://127.0.0.1:${upstream}; }
        location /prices { add_header Cache-Control no-store; proxy_pass http://127.0.0.1:${upstream}; }`,
    ),
  },
  {
    id: 'nginx-if-block',
    title: 'The if block for OPTIONS has an add_header of its own, and loses the others',
    causes: ['nginx-add-header-rules'],
    server: 'nginx',
    requests: [{ path: '/items' }, { path: '/items', method: 'PUT', ...JSON_BODY }],
    configuration: server(
      ({ page, upstream }) =>
        `location / {
          ${ALLOW} ${page} always;
          add_header Access-Control-Allow-Methods "GET, PUT" always;
          add_header Access-Control-Allow-Headers Content-Type always;
          if ($request_method = OPTIONS) { add_header Access-Control-Max-Age 600; return 204; }
          proxy_pass http://127.0.0.1:${upstream};
        }`,
    ),
  },
  {
    id: 'nginx-bad-gateway',
    title: 'The application is down',
    causes: ['upstream-down'],
    server: 'nginx',
    requests: [{ path: '/items' }],
    configuration: server(
      ({ page, nothing }) => `location / { ${ALLOW} ${page}; proxy_pass http://127.0.0.1:${nothing}; }`,
    ),
  },
  {
    id: 'nginx-gateway-timeout',
    title: 'The application does not answer in time',
    causes: ['upstream-down'],
    server: 'nginx',
    requests: [{ path: '/items' }, { path: '/slow' }],
    configuration: server(
      ({ page, upstream }) =>
        `location / { ${ALLOW} ${page}; proxy_read_timeout 1s; proxy_pass http://127.0.0.1:${upstream}; }`,
    ),
  },
  {
    id: 'nginx-static-preflight',
    title: 'A file is asked for with a header of its own, and nginx answers OPTIONS with 405',
    causes: ['options-not-routed'],
    server: 'nginx',
    requests: [{ path: '/items.json', headers: { 'X-Tenant': 'blue' } }],
    configuration: server(({ directory, page }) => `root ${directory}/files; ${ALLOW} ${page};`),
  },
  {
    id: 'nginx-limit-except',
    title: 'limit_except lets GET and POST through, and refuses OPTIONS with 403',
    causes: ['options-blocked-by-authentication', 'load-balancer-takes-options', 'options-not-routed'],
    server: 'nginx',
    requests: [{ path: '/items', method: 'POST', ...JSON_BODY }],
    configuration: server(
      ({ page, upstream }) =>
        `location / { limit_except GET POST { deny all; } ${ALLOW} ${page}; proxy_pass http://127.0.0.1:${upstream}; }`,
    ),
  },
  {
    id: 'nginx-header-twice',
    title: 'The application and nginx both add the header',
    causes: ['header-added-twice'],
    server: 'nginx',
    requests: [{ path: '/own' }],
    configuration: server(
      ({ page, upstream }) =>
        `location / { ${ALLOW} ${page} always; proxy_pass http://127.0.0.1:${upstream}; }`,
    ),
  },
  {
    id: 'nginx-body-too-large',
    title: 'client_max_body_size is smaller than the body',
    causes: ['body-too-large'],
    server: 'nginx',
    requests: [{ path: '/items', method: 'POST', body: 'lamp'.repeat(1000) }],
    configuration: server(
      ({ page, upstream }) =>
        `client_max_body_size 1k; location / { ${ALLOW} ${page}; proxy_pass http://127.0.0.1:${upstream}; }`,
    ),
  },
  {
    id: 'nginx-slash-redirect',
    title: 'The location ends with a slash, the request does not',
    causes: ['trailing-slash-redirect'],
    server: 'nginx',
    requests: [{ path: '/own', method: 'PUT', ...JSON_BODY }],
    configuration: server(({ upstream }) => `location /own/ { proxy_pass http://127.0.0.1:${upstream}; }`),
  },
  {
    id: 'nginx-https-redirect',
    title: 'Everything is redirected to https',
    causes: ['https-redirect'],
    server: 'nginx',
    requests: [{ path: '/items' }],
    configuration: server(() => 'return 301 https://$host$request_uri;'),
  },
  {
    id: 'nginx-rate-limit',
    title: 'limit_req answers 429',
    causes: ['rate-limited'],
    server: 'nginx',
    requests: [{ path: '/items' }, { path: '/items?2' }],
    configuration: server(
      ({ page, upstream }) =>
        `location / { limit_req zone=few; limit_req_status 429; ${ALLOW} ${page}; proxy_pass http://127.0.0.1:${upstream}; }`,
    ),
  },
];

export const NGINX_GROUP = proxyGroup(NGINX, [...FAULTS, ...NGINX_MORE]);
