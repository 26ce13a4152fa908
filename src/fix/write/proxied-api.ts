import { parseUrl } from '../../cors/origin.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import { apiOf } from '../policy/api.ts';
import { jsString } from './quote.ts';
import type { Note } from '../target.ts';

/** Paths longer than this are not repeated in a comment. */
const LONGEST_PATH = 80;

/** The API behind a proxy that gives it the page's own origin. */
export interface ProxiedApi {
  readonly origin: string;
  /** false: without an exchange, a server on this computer that the user has to correct. */
  readonly known: boolean;
  readonly path: string;
}

/** Where the API is that the page asked. */
export function proxiedApi(exchange: Exchange | null): ProxiedApi {
  const origin = exchange === null ? null : apiOf(exchange);
  const path = parseUrl(exchange?.hops.at(-1)?.url ?? '')?.pathname ?? '/items';
  return { origin: origin ?? 'http://localhost:3000', known: origin !== null, path };
}

/** Whether the API's own paths begin with `/api` already; else the proxy takes that away. */
export const isUnderApi = ({ path }: ProxiedApi): boolean => path === '/api' || path.startsWith('/api/');

/** What to write in the page, as an example from the exchange: a line of a comment without its mark. */
export function pageExample(api: ProxiedApi): string {
  const short = isUnderApi(api) ? '/api/...' : '/...';
  const shown = api.path.length > LONGEST_PATH ? short : api.path;
  const local = isUnderApi(api) ? shown : `/api${shown}`;
  return `In the page: fetch(${jsString(local)}), where it now says ${jsString(api.origin + shown)}.`;
}

/** Traps of all development proxies. */
export const DEVELOPMENT_PROXY_NOTES: readonly Note[] = [
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
    text: "A redirect to an absolute address leads the browser past the proxy. Have the page ask the final address. `autoRewrite: true` (and `protocolRewrite: 'http'` if the API has https) leads it back only where the proxy takes nothing from the path.",
  },
];
