import { parseUrl } from '../../cors/origin.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import { apiOf } from '../api.ts';
import { lineIf, lines } from '../lines.ts';
import { jsString } from '../quote.ts';
import type { Target } from '../target.ts';

/** Paths longer than this are not repeated in a comment. */
const LONGEST_PATH = 80;

interface Api {
  readonly origin: string;
  readonly known: boolean;
  readonly path: string;
}

/** Where the API is; without an exchange, a server on this computer that the user has to correct. */
function apiFor(exchange: Exchange | null): Api {
  const origin = exchange === null ? null : apiOf(exchange);
  const path = parseUrl(exchange?.hops.at(-1)?.url ?? '')?.pathname ?? '/items';
  return { origin: origin ?? 'http://localhost:3000', known: origin !== null, path };
}

const isUnderApi = (path: string): boolean => path === '/api' || path.startsWith('/api/');

/** What to write in the page, as an example from the exchange. */
function example({ origin, path }: Api): string {
  const shown = path.length > LONGEST_PATH ? '/…' : path;
  const local = isUnderApi(path) ? shown : `/api${shown}`;
  return `// In the page: fetch(${jsString(local)}), where it now says ${jsString(origin + shown)}.`;
}

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
    const api = apiFor(exchange);
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
      lineIf(!isUnderApi(api.path), String.raw`        rewrite: (path) => path.replace(/^\/api/, ''),`),
      lineIf(
        policy.credentials,
        "        cookieDomainRewrite: '', // cookies of the API become cookies of the page's host",
      ),
      '      },',
      '    },',
      '  },',
      '});',
      '',
      example(api),
    );
  },
  notes: [
    {
      when: ['always'],
      text: 'The proxy exists while you develop. In production the API needs CORS headers, or a proxy of your own on the same host as the page.',
    },
    {
      when: ['preflight-forbidden', 'response-unauthorized'],
      text: "The API still sees the page's `Origin` on every method but `GET` and `HEAD`, and may refuse it. Add `headers: { origin: 'https://…' }` with the API's own origin to the proxy entry.",
    },
    {
      when: ['secure-loopback-api'],
      text: 'If the API on this computer has a self-signed certificate, add `secure: false` to the proxy entry. Never do that for an API on the network.',
    },
    {
      when: ['redirected', 'preflight-redirected'],
      text: 'A redirect to an absolute address leads the browser past the proxy. Have the page ask the final address, or add `autoRewrite: true`.',
    },
  ],
};
