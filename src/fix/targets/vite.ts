import { lineIf, lines } from '../write/lines.ts';
import { DEVELOPMENT_PROXY_NOTES, isUnderApi, pageExample, proxiedApi } from '../write/proxied-api.ts';
import { jsString } from '../write/quote.ts';
import type { Target } from '../target.ts';

/** The Vite development server as a proxy: the page and the API get one origin, so that CORS does not come up. */
export const vite: Target = {
  id: 'vite',
  name: 'Vite development proxy',
  variantOf: null,
  layer: 'general',
  language: 'js',
  place: 'vite.config.js or vite.config.ts, while developing: for an API that is not yours to change',
  documentation: 'https://vite.dev/config/server-options#server-proxy',
  detect: () => null,
  write: (policy, exchange) => {
    const api = proxiedApi(exchange);
    return lines(
      `import { defineConfig } from ${jsString('vite')};`,
      '',
      'export default defineConfig({',
      '  // Keep your plugins and other settings.',
      '  server: {',
      '    proxy: {',
      `      // The page (${policy.origins.map(jsString).join(', ')}) asks its own server for /api, and Vite asks the API:`,
      '      // for the browser there is one origin.',
      "      '/api': {",
      `        target: ${jsString(api.origin)},${api.known ? '' : ' // where your API listens'}`,
      '        changeOrigin: true, // the Host header that the API expects',
      lineIf(!isUnderApi(api), String.raw`        rewrite: (path) => path.replace(/^\/api/, ''),`),
      lineIf(
        policy.credentials,
        "        cookieDomainRewrite: '', // cookies of the API become cookies of the page's host",
      ),
      '      },',
      '    },',
      '  },',
      '});',
      '',
      `// ${pageExample(api)}`,
    );
  },
  notes: DEVELOPMENT_PROXY_NOTES,
};
