import { isOrdinaryOrigin } from '../policy/expressible.ts';
import { lineIf, lines } from '../write/lines.ts';
import { isUnderApi, pageExample, proxiedApi } from '../write/proxied-api.ts';
import type { Target } from '../target.ts';

/** The API is not yours: a path of the page's own host, in production as well, passes the requests on. */
export const ownProxy: Target = {
  id: 'own-proxy',
  name: 'A proxy of your own (the API is not yours)',
  variantOf: 'vite',
  layer: 'general',
  language: 'nginx',
  place: "nginx.conf: in the server block of the page's own host",
  documentation: 'https://nginx.org/en/docs/http/ngx_http_proxy_module.html',
  detect: () => null,
  write: (policy, exchange) => {
    const api = proxiedApi(exchange);
    const known = api.known && isOrdinaryOrigin(api.origin);
    const origin = known ? api.origin : 'http://localhost:3000';
    const path = isUnderApi(api) ? '/api/' : '/';
    return lines(
      `# The page (${policy.origins.join(', ')}) asks its own host for /api/, which asks the API:`,
      '# for the browser there is one origin, and no CORS.',
      'location /api/ {',
      `    proxy_pass ${origin}${path};${known ? '' : ' # where the API listens'}`,
      '    proxy_set_header Host $proxy_host;',
      '    proxy_set_header Origin ""; # the API sees a request of a server, not of a page',
      lineIf(origin.startsWith('https:'), '    proxy_ssl_server_name on;'),
      lineIf(
        origin.startsWith('https:'),
        '    # nginx trusts any certificate unless told: proxy_ssl_verify on, with proxy_ssl_trusted_certificate.',
      ),
      lineIf(
        policy.credentials,
        '    proxy_cookie_domain ~.+ $host; # cookies of the API become cookies of the page',
      ),
      '    # A key of the API belongs here, where no visitor sees it: proxy_set_header Authorization "Bearer …";',
      '}',
      `# ${pageExample(api)}`,
    );
  },
  notes: [
    {
      when: ['always'],
      text: 'Pass on what the page needs and nothing more: a proxy that forwards to any address is open to everybody. Public proxies that add CORS headers read your requests.',
    },
    {
      when: ['always'],
      text: "Reload nginx afterwards (`nginx -s reload`), and again whenever the API's address changes: nginx looks that up only once, when it starts.",
    },
    {
      when: ['always'],
      text: 'On a host of static pages the same is a rewrite: `rewrites` in `vercel.json`, or a line with status 200 in `_redirects` of Netlify, each from `/api/…` to the absolute address.',
    },
    {
      when: ['redirected', 'preflight-redirected'],
      text: 'A redirect to another host leads the browser past the proxy: see `proxy_redirect`.',
    },
  ],
};
