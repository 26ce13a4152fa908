import { getHeader } from '../cors/header-list.ts';
import type { Verdict } from '../diagnosis/diagnosis.ts';
import type { Hop } from '../exchange/exchange.ts';
import { hostOf } from './addresses.ts';
import { plural } from './compose.ts';

/** What a page is called where a request begins and ends. */
export const YOUR_PAGE = 'Your page';

export const ORIGIN_UNKNOWN = 'origin unknown';
export const NEVER_SENT = 'never sent';
/** Under a preflight whose answer the browser had kept. */
export const REMEMBERED = 'remembered, not sent';
/** Above the way from a redirect. */
export const REDIRECTED = 'redirected';

/** More names than this do not fit above an arrow. */
const MOST_ASKED = 4;

/** What a preflight asks, as people would say it: "may I PUT, content-type?" */
export function preflightQuestion(preflight: Hop): string {
  const method = getHeader(preflight.requestHeaders, 'access-control-request-method') ?? '';
  const headers = getHeader(preflight.requestHeaders, 'access-control-request-headers') ?? '';
  const names = headers.split(',').map((name) => name.trim());
  const asked = [method, ...names].filter((part) => part !== '');
  const more = asked.length - MOST_ASKED;
  return `may I ${asked.slice(0, MOST_ASKED).join(', ')}${more > 0 ? ` and ${more} more` : ''}?`;
}

const milliseconds = ({ duration }: Hop): string => (duration > 0 ? ` · ${Math.round(duration)} ms` : '');

/** Who answered a hop, and how long it took: "api.example.com · 12 ms". */
export function hopAnswer(hop: Hop): string {
  if (hop.status === 0) return `${hostOf(hop.url)} · no answer`;
  return `${hop.kind === 'preflight' ? 'preflight' : hostOf(hop.url)}${milliseconds(hop)}`;
}

const READS: Record<Verdict, string> = {
  allowed: 'reads the response',
  'same-origin': 'reads the response',
  opaque: 'uses it, cannot read it',
  unknown: 'outcome unknown',
  blocked: 'must not read it',
  failed: 'gets a network error',
};

/** What the page gets in the end. */
export const whatThePageGets = (verdict: Verdict): string => READS[verdict];

/** What a diagram leaves out: `15 more redirects`; `15 more requests` where preflights are among them. */
export const moreHops = (count: number, what: 'redirect' | 'request'): string =>
  plural(count, `more ${what}`);
