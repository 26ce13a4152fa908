import type { Browser } from '../../cors/engine.ts';
import type { Header } from '../../cors/header-list.ts';
import { getHeader, hasHeader, lowerCaseName } from '../../cors/header-list.ts';
import { isHttp, isSameOrigin, OPAQUE_ORIGIN, originOf, type SerializedOrigin } from '../../cors/origin.ts';
import type { EntryRecord } from '../entry-record.ts';
import type {
  CachedPreflight,
  Exchange,
  ExchangeId,
  Hop,
  InitiatorKind,
  Outcome,
  RequestMode,
} from '../exchange.ts';
import type { HopNode } from './hop-node.ts';
import { preflightCanPass } from './preflight-facts.ts';
import type { Pages } from './pages.ts';
import { initiatorKindOf, originOfRequest, requestedHeaderNames } from '../request-facts.ts';
import { isSentWithoutOrigin, modeOfRequest } from '../request-mode.ts';

/** What a chain of hops says about its request as a whole. */
export interface ChainFacts {
  readonly origin: SerializedOrigin | null;
  readonly mode: RequestMode | null;
}

/** Origin and mode of the request whose hops these are, by what they tell themselves, then by the page that they are of. */
export function factsOf(chain: readonly HopNode[], pages: Pages): ChainFacts {
  const mode = modeOfRequest(
    chain.map((node) => ({ record: node.record, preflighted: preflightOf(node) !== null })),
  );
  let origin: SerializedOrigin | null = null;
  for (const node of chain) {
    const preflight = preflightOf(node);
    // A later hop's `null` is the taint of a redirect, not the page's origin.
    const told = preflight?.origin ?? originOfRequest(node.record, mode);
    if (node === chain[0] || told !== OPAQUE_ORIGIN) origin ??= told;
  }
  if (mode === 'cors') origin ??= originLetThrough(chain);
  // Who navigates is not who is navigated to.
  if (mode !== 'navigate') origin ??= pageOfChain(chain, pages);
  return { origin, mode: mode === 'cors' && isWithoutCors(chain, origin) ? 'no-cors' : mode };
}

/**
 * Whether a request whose kind is always made with CORS (XMLHttpRequest, a font) went to another origin without: it was sent without `Origin`,
 * by an extension say.
 */
const isWithoutCors = (chain: readonly HopNode[], origin: SerializedOrigin | null): boolean =>
  origin !== null &&
  chain.every(
    ({ record, peer, isPreflight }) =>
      !isPreflight &&
      peer === null &&
      isSentWithoutOrigin(record) &&
      !isSameOrigin(origin, originOf(record.url)),
  );

const pageOfChain = ([first]: readonly HopNode[], pages: Pages): SerializedOrigin | null =>
  first === undefined ? null : pages.originOfPage(first.record);

/** A redirect out of Chromium's cache shows no request headers: that it was followed says that it allows the origin. */
function originLetThrough(chain: readonly HopNode[]): SerializedOrigin | null {
  for (const { record, next } of chain) {
    const allowed = next === null ? null : getHeader(record.responseHeaders, 'access-control-allow-origin');
    if (allowed !== null && originOf(allowed) === allowed) return allowed;
  }
  return null;
}

/**
 * Whether CORS has no say in a request: it stays within its origin, or it is a navigation that no page asked for. False where nothing tells.
 */
export function isSameOriginChain(chain: readonly HopNode[], facts: ChainFacts): boolean {
  if (facts.origin === null) return facts.mode === 'navigate';
  // A page may refuse a redirect out of its origin (`mode: 'same-origin'`, `redirect: 'error'`): that is worth a row.
  const target = chain.at(-1)?.record.redirectUrl ?? '';
  const isOurs = (url: string): boolean => isSameOrigin(facts.origin, originOf(url));
  return chain.every((node) => isOurs(node.record.url)) && (target === '' || isOurs(target));
}

/** The exchange that a chain is. */
export function assemble(
  id: ExchangeId,
  head: HopNode,
  chain: readonly HopNode[],
  facts: ChainFacts,
  browser: Browser,
  cachedPreflight: CachedPreflight | null,
): Exchange {
  const first = head.record;
  const { witnessed } = first;
  const refused = refusedTarget(chain.at(-1) ?? head, facts);
  return {
    id,
    browser,
    url: first.url,
    method: head.method,
    origin: facts.origin,
    initiator: initiatorOf(head),
    callSite: first.initiator?.callSite ?? witnessed?.asked?.callSite ?? null,
    mode: facts.mode,
    startedAt: first.startedAt,
    hops: hopsOfChain(chain, refused),
    outcome:
      refused !== null ? 'failed' : endsOnTheWay(chain, facts) ? 'unrecorded' : outcomeOf(chain, browser),
    cachedPreflight,
    witnessed,
  };
}

/** The preflight of a hop; a preflight whose request is missing is its own. */
const preflightOf = (node: HopNode): HopNode | null => (node.isPreflight ? node : node.peer);

function initiatorOf(head: HopNode): InitiatorKind | null {
  // Chromium does not repeat the initiator on the preflight.
  if (head.isPreflight && head.record.resourceType === 'preflight') return null;
  return initiatorKindOf(head.record);
}

/**
 * Firefox lists the hop to which a blocked redirect would have led. It was never sent: neither `Origin` nor `Sec-Fetch-Mode` is there,
 * while the redirect itself had an `Origin`.
 */
const isStub = ({ record, peer, previous }: HopNode): boolean =>
  previous !== null &&
  peer === null &&
  previous.origin !== null &&
  record.status === 0 &&
  record.error === '' &&
  !hasHeader(record.requestHeaders, 'origin') &&
  !hasHeader(record.requestHeaders, 'sec-fetch-mode');

/** With the one behind it that no recorder has. Made to size: engines give an array that grows room for seventeen. */
function hopsOfChain(chain: readonly HopNode[], behind: Hop | null): Hop[] {
  const [first] = chain;
  if (first !== undefined && behind === null && chain.length === 1) return hopsOf(first);
  return chain.flatMap((node) => (isStub(node) ? [] : hopsOf(node))).concat(behind ?? []);
}

function hopsOf(node: HopNode): Hop[] {
  const { record, peer } = node;
  if (node.isPreflight) return [record, synthesizedHop(node)];
  return peer === null ? [record] : [peer.record, record];
}

/**
 * The request that its preflight kept from being sent. Its header names are known from `Access-Control-Request-Headers`, their values are
 * not and stay empty.
 */
function synthesizedHop(node: HopNode, url = node.record.url): Hop {
  const { record } = node;
  const headers: Header[] = record.requestHeaders.filter(
    ({ name }) => !lowerCaseName(name).startsWith('access-control-request-'),
  );
  for (const name of requestedHeaderNames(record.requestHeaders)) headers.push({ name, value: '' });
  return {
    ...record,
    url,
    kind: 'response',
    method: node.method,
    requestHeaders: headers,
    status: 0,
    statusText: '',
    responseHeaders: [],
    redirectUrl: '',
    error: '',
    duration: 0,
    serverAddress: '',
    sent: false,
    synthesized: true,
  };
}

/**
 * The request that a redirect out of http led to, which no browser follows with CORS: Chromium 120 and 156 list what they refuse, 150 does not.
 * A redirect that the page itself refused has an error; Firefox gives no types, and lists what it refuses.
 * https://fetch.spec.whatwg.org/#concept-http-redirect-fetch, step 6
 */
function refusedTarget(node: HopNode, { mode }: ChainFacts): Hop | null {
  const { redirectUrl, resourceType, error } = node.record;
  const isFollowed = mode === 'cors' && !node.isPreflight && redirectUrl !== '' && error === '';
  return isFollowed && resourceType !== '' && !isHttp(redirectUrl) ? synthesizedHop(node, redirectUrl) : null;
}

/** Whether a proxy saw a redirect out of the page's origin, and not where it led: it sees what the page asks for next, unless it is kept from it. */
function endsOnTheWay(chain: readonly HopNode[], facts: ChainFacts): boolean {
  const last = chain.at(-1)?.record;
  const isRedirect = last !== undefined && last.redirectUrl !== '' && last.error === '';
  return isRedirect && last.seenOnWire && facts.origin !== null && !isSameOriginChain(chain, facts);
}

function outcomeOf(chain: readonly HopNode[], browser: Browser): Outcome {
  const last = chain.at(-1);
  if (last === undefined) return 'unknown';
  const { record } = last;
  if (last.isPreflight) return outcomeOfLonePreflight(record, browser);
  // The body of a response that had passed was never read; a redirect has none: the page refused it.
  if (record.error === 'net::ERR_ABORTED' && record.status > 0)
    return record.redirectUrl === '' ? 'succeeded' : 'failed';
  if (record.error !== '') return 'failed';
  if (record.resourceType === '') return outcomeInFirefox(record);
  return record.status > 0 && record.redirectUrl === '' ? 'succeeded' : 'unknown';
}

/** Firefox leaves out the request that it kept back. Elsewhere the recording ended, was filtered, or is of somebody who only saw this much. */
function outcomeOfLonePreflight(preflight: EntryRecord, { engine, former }: Browser): Outcome {
  if (!preflightCanPass(preflight, engine, false, former)) return 'failed';
  return engine === 'firefox' && !preflight.seenOnWire ? 'unknown' : 'unrecorded';
}

/** A blocked response and one that passed look the same; what is answered from memory (images, say) passed when it came. */
function outcomeInFirefox({ status, sent, responseHeaders, answerRecorded }: EntryRecord): Outcome {
  if (answerRecorded === false) return 'unknown';
  // What a server had pushed Firefox listed with its headers and without a status, until 2017 at least.
  if (status === 0 && responseHeaders.length > 0) return 'unknown';
  if (status === 0) return 'failed';
  return sent ? 'unknown' : 'succeeded';
}
