import type { Browser } from '../../cors/engine.ts';
import { type HeaderList, type HeaderName, valuesOf } from '../../cors/header-list.ts';
import { isSafelistedMethod } from '../../cors/method.ts';
import { tokenListOrEmpty } from '../../cors/token-list.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import type { Decision } from '../decision.ts';
import type { Check, NeededHop } from '../diagnosis.ts';
import { allowOriginFor, unsentHops } from './unsent.ts';
import { requestedNames, type TracedHop } from '../trace.ts';

const ALLOW_ORIGIN = 'Access-Control-Allow-Origin';
const ALLOW_CREDENTIALS = 'Access-Control-Allow-Credentials';
const ALLOW_METHODS = 'Access-Control-Allow-Methods';
const ALLOW_HEADERS = 'Access-Control-Allow-Headers';

/** An ok status without a body, as a preflight's answer has none. */
const PREFLIGHT_STATUS = 204;

/**
 * What every hop has to change so that a blocked request passes, all of it at once: the hops that were seen, by their failed checks, and
 * those that come after the block and were never sent.
 */
export function neededHops(
  exchange: Exchange,
  traced: readonly TracedHop[],
  decision: Decision,
  include: boolean,
): NeededHop[] {
  const needed: NeededHop[] = [];
  for (const each of traced) {
    const failures = decision.checks.filter(({ hop, corsError }) => hop === each.index && corsError !== null);
    if (failures.length > 0) needed.push(seenHop(each, failures, exchange.browser));
  }
  const { blocking } = decision;
  return blocking === null ? needed : [...needed, ...unsentHops(exchange, traced, blocking, include)];
}

function seenHop(traced: TracedHop, failures: readonly Check[], browser: Browser): NeededHop {
  const { hop, index, state, origin } = traced;
  const set: Record<string, string> = {};
  const remove: string[] = [];
  let status: number | null = null;
  for (const { step } of failures) {
    switch (step) {
      case 'allow-origin':
        mendSingle(hop.responseHeaders, ALLOW_ORIGIN, allowOriginFor(origin), set, remove);
        break;
      case 'allow-credentials':
        mendSingle(hop.responseHeaders, ALLOW_CREDENTIALS, 'true', set, remove);
        break;
      case 'preflight-redirect':
      case 'preflight-status':
        status = PREFLIGHT_STATUS;
        break;
      case 'allow-private-network':
        set['Access-Control-Allow-Private-Network'] = 'true';
        break;
      case 'allow-methods-syntax':
      case 'method':
        set[ALLOW_METHODS] = mendedMethods(hop.responseHeaders, listedMethod(state.method, browser));
        break;
      case 'allow-headers-syntax':
      case 'header':
        set[ALLOW_HEADERS] = mendedNames(hop.responseHeaders, requestedNames(hop));
        break;
      case 'redirect-location':
        break;
    }
  }
  return { kind: hop.kind, method: hop.method, url: hop.url, hop: index, status, set, remove };
}

/** A header that must stand there once: extra lines go, and what is left has to be `value`. */
function mendSingle(
  headers: HeaderList,
  name: string,
  value: string,
  set: Record<string, string>,
  remove: string[],
): void {
  const values = valuesOf(headers, name.toLowerCase());
  if (values.length > 1) remove.push(name);
  if (values.length === 0 || values.some((each) => each !== value)) set[name] = value;
}

/** The method as the browser looks for it. */
const listedMethod = (method: string, browser: Browser): string =>
  browser.former?.capitals ? method.toUpperCase() : method;

/** What is allowed already, and the method. A safelisted method needs no entry. */
function mendedMethods(headers: HeaderList, method: string): string {
  const kept = keptItems(headers, 'access-control-allow-methods');
  const missing = !isSafelistedMethod(method) && !kept.includes(method);
  if (missing || kept.length === 0) kept.push(method);
  return kept.join(', ');
}

/** What is allowed already, and the names that the browser asked for. */
function mendedNames(headers: HeaderList, names: readonly HeaderName[]): string {
  const kept = keptItems(headers, 'access-control-allow-headers');
  const present = new Set(kept.map((item) => item.toLowerCase()));
  return [...kept, ...names.filter((name) => !present.has(name))].join(', ');
}

/** The items of a list that may stay: `*` means nothing with credentials, and more than is needed without. */
const keptItems = (headers: HeaderList, name: HeaderName): string[] =>
  tokenListOrEmpty(headers, name).items.filter((item) => item !== '*');
