import { getHeader, valuesOf } from '../cors/header-list.ts';
import { isHttp, parseUrl, type SerializedOrigin } from '../cors/origin.ts';
import type { Diagnosed, NeededHop } from '../diagnosis/diagnosis.ts';
import { requestedNames } from '../diagnosis/trace.ts';
import type { Exchange, Hop } from '../exchange/exchange.ts';
import { refuseOrigin } from '../fix/policy/grantable.ts';
import type { TrialLimit } from './trial-plan.ts';

/** Signs with a meaning of their own in the filter of a rule. */
const IS_PATTERN = /[*|^]/;

/** Longer addresses are left out of rules: browsers bound what one may weigh. In UTF-16 units. */
export const LONGEST_ADDRESS = 1_000;

/** Whether the filter of a rule can name this address and no other. */
const isNameable = (url: string): boolean =>
  isHttp(url) && url.length <= LONGEST_ADDRESS && !IS_PATTERN.test(url);

/** Where a preflight was redirected to, null where the log or a rule cannot tell. */
export function redirectOf({ url, redirectUrl, responseHeaders }: Hop): string | null {
  const location = redirectUrl === '' ? getHeader(responseHeaders, 'location') : redirectUrl;
  const target = location === null || location === '' ? null : parseUrl(location, url);
  if (target === null || target.username !== '' || target.password !== '') return null;
  const address = target.href.split('#', 1)[0] ?? '';
  return isNameable(url) && isNameable(address) ? address : null;
}

const isRedirect = ({ status, error }: Hop): boolean =>
  (status >= 300 && status < 400) || error === 'net::ERR_INVALID_REDIRECT';

/** Whether a preflight was turned away because it did not carry the `Authorization` that the request itself has. */
export const wantsAuthorization = (hop: Hop): boolean =>
  hop.status === 401 && requestedNames(hop).includes('authorization');

/** The hops that need another status, which no rule can give. */
export const wrongStatuses = ({ exchange, diagnosis }: Diagnosed): readonly Hop[] =>
  diagnosis.needed.flatMap(({ hop, status }: NeededHop) => {
    const seen = hop === null || status === null ? undefined : exchange.hops[hop];
    return seen === undefined ? [] : [seen];
  });

function limitOfStatus(hop: Hop): TrialLimit | null {
  if (isRedirect(hop)) return redirectOf(hop) === null ? { kind: 'preflight-redirect' } : null;
  return wantsAuthorization(hop) ? null : { kind: 'preflight-status', status: hop.status };
}

/** Whether rules can be made for pages of that origin. */
export const hasHost = (page: SerializedOrigin | null): page is SerializedOrigin =>
  page !== null && isHttp(page) && refuseOrigin(page) === null;

/** Redirects across origins made a page with an origin ask as `null`: the rule is for that one address behind them. */
const isTainted = ({ diagnosis: { unfixable } }: Diagnosed): boolean =>
  unfixable === 'opaque-origin' || unfixable === 'opaque-origin-with-credentials';

const errorOf = ({ hops }: Exchange): string => hops.findLast(({ error }) => error !== '')?.error ?? '';

/** Whether an answer names who may read it more than once. */
export const isRepeated = ({ responseHeaders }: Hop): boolean =>
  valuesOf(responseHeaders, 'access-control-allow-origin').length > 1;

/** Why no rule makes the request pass, as far as the log tells; null where one can. */
export function limitOf(diagnosed: Diagnosed): TrialLimit | null {
  const { exchange, diagnosis } = diagnosed;
  if (!hasHost(exchange.origin)) return { kind: 'page-without-host' };
  if (diagnosis.verdict === 'failed')
    return { kind: 'no-answer', error: diagnosis.failure?.error ?? errorOf(exchange) };
  const { unfixable } = diagnosis;
  if (unfixable !== null && !isTainted(diagnosed)) return { kind: 'unfixable', unfixable };
  if (exchange.browser.engine === 'firefox') {
    if (exchange.hops.some(isRepeated)) return { kind: 'repeated-header' };
    // Measured in 153: with rules on, what its log shows of them did not tell reliably what became of the request.
    if (exchange.hops.some(({ kind }) => kind === 'preflight')) return { kind: 'outcome-untold' };
  }
  for (const hop of wrongStatuses(diagnosed)) {
    const limit = limitOfStatus(hop);
    if (limit !== null) return limit;
  }
  return null;
}
