import type { Header } from '../cors/header-list.ts';
import { pageHeaders } from '../cors/safelist.ts';
import type { Diagnosed } from '../diagnosis/diagnosis.ts';
import { BROWSER_ADDS, requestHop } from './curl.ts';
import type { ShareOptions } from './options.ts';
import { redactBody } from './redact-body.ts';
import { redactHeader, redactText } from './redact.ts';

/** Line separators are none within JSON; some readers of JavaScript end a string there. */
const literal = (value: unknown): string =>
  JSON.stringify(value, null, 2).replaceAll(/[\u2028\u2029]/g, (found) =>
    found === '\u2028' ? '\\u2028' : '\\u2029',
  );

/** What browsers add by themselves, of all that a page may set. */
const ADDED: ReadonlySet<string> = new Set([...BROWSER_ADDS, 'accept-language']);

const isPages = ({ name, value }: Header): boolean =>
  !ADDED.has(name) && !(name === 'accept' && value === '*/*');

/**
 * The page's own request as a call of `fetch`, to be pasted into the console of the page: what browsers add is left out, for they add it
 * again. Secrets are redacted unless asked for.
 */
export function asFetch(diagnosed: Diagnosed, { includeSecrets = false }: ShareOptions = {}): string {
  const { exchange, diagnosis } = diagnosed;
  const { method } = exchange;
  const hop = requestHop(diagnosed);
  const body = hop?.body ?? null;
  const headers = pageHeaders(hop?.requestHeaders ?? [])
    .filter(isPages)
    .map((header) => (includeSecrets ? header : redactHeader(header)))
    .map(({ name, value }) => [name, value] as const);
  const hasBody = body !== null && body.text !== '' && method !== 'GET' && method !== 'HEAD';
  const options = {
    ...(method === 'GET' ? {} : { method }),
    ...(headers.length === 0 ? {} : { headers: Object.fromEntries(headers) }),
    ...(diagnosis.assuming === 'credentials' ? { credentials: 'include' } : {}),
    ...(hasBody ? { body: includeSecrets ? body.text : redactBody(body) } : {}),
  };
  const url = literal(includeSecrets ? exchange.url : redactText(exchange.url));
  return Object.keys(options).length === 0
    ? `await fetch(${url});`
    : `await fetch(${url}, ${literal(options)});`;
}
