import { lineIf, lines } from '../write/lines.ts';
import { DEVELOPMENT_PROXY_NOTES, isUnderApi, pageExample, proxiedApi } from '../write/proxied-api.ts';
import { jsString } from '../write/quote.ts';
import type { Target } from '../target.ts';

/** The development server of the Angular CLI. It is Vite from 17 on, and webpack before: both take `pathRewrite`. */
export const angularProxy: Target = {
  id: 'angular-proxy',
  name: 'Angular development proxy',
  variantOf: 'vite',
  layer: 'general',
  language: 'js',
  place: 'src/proxy.conf.mjs, and in angular.json at serve, options: "proxyConfig": "src/proxy.conf.mjs"',
  documentation: 'https://angular.dev/tools/cli/serve#proxying-to-a-backend-server',
  detect: () => null,
  write: (policy, exchange) => {
    const api = proxiedApi(exchange);
    return lines(
      `// The page (${policy.origins.map(jsString).join(', ')}) asks its own server for /api, which asks the API:`,
      '// for the browser there is one origin.',
      'export default {',
      "  '/api': {",
      `    target: ${jsString(api.origin)},${api.known ? '' : ' // where your API listens'}`,
      '    changeOrigin: true, // the Host header that the API expects',
      lineIf(!isUnderApi(api), "    pathRewrite: { '^/api': '' },"),
      lineIf(
        policy.credentials,
        "    cookieDomainRewrite: '', // cookies of the API become cookies of the page's host",
      ),
      '  },',
      '};',
      '',
      `// ${pageExample(api)}`,
    );
  },
  notes: [
    ...DEVELOPMENT_PROXY_NOTES,
    {
      when: ['always'],
      text: 'The same entries can stand in `src/proxy.conf.json`, as JSON: `proxyConfig` then names that file. Restart `ng serve` after a change.',
    },
  ],
};
