import type { DecodedMessage } from '../../console/read/decoded-message.ts';
import type { Blocking, CredentialsAssumption, Diagnosed, Diagnosis } from '../../diagnosis/diagnosis.ts';
import type { Exchange, ExchangeId } from '../../exchange/exchange.ts';
import type { Requests } from '../list/requests.ts';

/** The request that a message belongs to. */
interface Found {
  readonly id: ExchangeId;
  /** The credentials mode that the message tells, where that was open; null: as the traffic suggests. */
  readonly assuming: CredentialsAssumption | null;
}

export interface Search {
  readonly found: Found | null;
  /** Requests to the address of the message; at most MOST_LOOKED_AT. */
  readonly toAddress: number;
}

/** Requests to one address that are diagnosed for a message: the latest ones. */
const MOST_LOOKED_AT = 200;

const NOTHING: Search = { found: null, toAddress: 0 };

/** Chrome leaves the middle of a long address out. */
const ELLIPSIS = '…';

/** Without a fragment, which neither a log nor every console shows. */
const bare = (url: string): string => url.split('#', 1)[0] ?? url;

/** Compares an address of a message with those of a log; made once for many. */
function addressTest(wanted: string): (url: string) => boolean {
  const address = bare(wanted);
  const cut = address.indexOf(ELLIPSIS);
  if (cut < 0) return (url) => bare(url) === address;
  const head = address.slice(0, cut);
  const tail = address.slice(cut + ELLIPSIS.length);
  return (url) => url.length >= head.length + tail.length && url.startsWith(head) && bare(url).endsWith(tail);
}

/** Whether a request is one that the message may be about, by what does not depend on how it ended. */
function requestTest(message: DecodedMessage): ((exchange: Exchange) => boolean) | null {
  const { url, redirectedFrom, origin, method } = message;
  const last = url ?? redirectedFrom;
  if (last === null) return null;
  const isLast = addressTest(last);
  const isFirst = redirectedFrom === null ? null : addressTest(redirectedFrom);
  return (exchange) =>
    exchange.hops.some((hop) => isLast(hop.url) || (hop.redirectUrl !== '' && isLast(hop.redirectUrl))) &&
    (isFirst === null || isFirst(exchange.url)) &&
    (origin === null || exchange.origin === null || origin === 'null' || exchange.origin === origin) &&
    (method === null || exchange.method === method);
}

/** Firefox and Safari do not always tell the preflight from the response. */
function isSameCheck({ corsError, alsoPossible, phase }: DecodedMessage, blocking: Blocking): boolean {
  const names: readonly string[] = [corsError ?? '', ...alsoPossible];
  return (
    names.includes(blocking.corsError) ||
    (phase === null && names.some((name) => `Preflight${name}` === blocking.corsError))
  );
}

/** 0: another check, 1: the same check of another value, 2: the same. */
function likeness(message: DecodedMessage, blocking: Blocking | null): number {
  if (blocking === null || !isSameCheck(message, blocking)) return 0;
  const { failedParameter } = message;
  const isSameValue =
    failedParameter === null ||
    blocking.failedParameter === '' ||
    failedParameter.toLowerCase() === blocking.failedParameter.toLowerCase();
  return isSameValue ? 2 : 1;
}

interface Fit {
  readonly likeness: number;
  readonly assuming: CredentialsAssumption | null;
}

/** How a message about CORS fits what was decided, under either credentials mode. */
function fitOfVerdict(message: DecodedMessage, diagnosis: Diagnosis): Fit {
  const own = likeness(message, diagnosis.blocking);
  const isOpen = diagnosis.assumptionMatters || diagnosis.alternatives.length > 0;
  let best: Fit = { likeness: own, assuming: null };
  for (const alternative of diagnosis.alternatives) {
    const other = likeness(message, alternative);
    if (other > best.likeness) best = { likeness: other, assuming: alternative.assuming };
    // Both modes end in the same message: it tells nothing about them.
    else if (other === best.likeness) return best;
  }
  if (best.assuming !== null || own === 0 || !isOpen) return best;
  return diagnosis.alternatives.length > 0 ? { likeness: own, assuming: diagnosis.assuming } : best;
}

/** How a message about something else than CORS fits: by the error or the status that it names. */
function fitOfFailure({ browserCode, statusCode }: DecodedMessage, { exchange, diagnosis }: Diagnosed): Fit {
  const last = exchange.hops.at(-1);
  const isSameError = browserCode !== null && exchange.hops.some((hop) => hop.error === browserCode);
  const isSameStatus = statusCode !== null && last?.status === statusCode;
  const isFailure = diagnosis.verdict === 'failed' || diagnosis.verdict === 'blocked';
  return {
    likeness: isSameError || isSameStatus ? 2 : Number(isFailure && browserCode === null),
    assuming: null,
  };
}

function fitOf(message: DecodedMessage, diagnosed: Diagnosed): Fit {
  const { verdict } = diagnosed.diagnosis;
  if (message.topic !== 'cors') return fitOfFailure(message, diagnosed);
  if (message.corsError !== null) return fitOfVerdict(message, diagnosed.diagnosis);
  // Firefox and Safari say of any failure that CORS blocked it.
  return { likeness: verdict === 'blocked' || verdict === 'failed' ? 2 : 0, assuming: null };
}

/** Looks for the request that a message belongs to: the best fit, and of several the latest. */
export function findMessage(message: DecodedMessage, requests: Pick<Requests, 'rows' | 'diagnose'>): Search {
  const isWanted = requestTest(message);
  if (isWanted === null) return NOTHING;
  const items = requests.rows.items();
  let best: (Fit & { readonly id: ExchangeId }) | null = null;
  let toAddress = 0;
  for (let index = items.length - 1; index >= 0 && toAddress < MOST_LOOKED_AT; index--) {
    const item = items[index];
    if (item?.kind !== 'exchange' || !isWanted(item.exchange)) continue;
    toAddress++;
    const fit = fitOf(message, requests.diagnose(item.exchange, null));
    if (fit.likeness > (best?.likeness ?? 0)) best = { ...fit, id: item.id };
    if (best?.likeness === 2) break;
  }
  return { found: best === null ? null : { id: best.id, assuming: best.assuming }, toAddress };
}
