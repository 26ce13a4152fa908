import { tokenListOrEmpty } from '../cors/token-list.ts';
import { OPAQUE_ORIGIN, originOf, parseUrl, type SerializedOrigin, withoutQuery } from '../cors/origin.ts';
import { afterRedirect, serializedOrigin } from '../cors/redirect.ts';
import type { Diagnosed } from '../diagnosis/diagnosis.ts';
import { traceHops, type TracedHop } from '../diagnosis/trace.ts';
import { refuseHeader, refuseMethod } from '../fix/policy/grantable.ts';
import type { PolicyResult } from '../fix/policy/policy-for.ts';
import {
  hasHost,
  LONGEST_ADDRESS,
  limitOf,
  redirectOf,
  wantsAuthorization,
  wrongStatuses,
} from './trial-limit.ts';
import { type TrialLimit, type TrialPlan, type TriedAnswer, type TriedRedirect } from './trial-plan.ts';

/** Addresses that one trial is for at most: browsers bound how many rules an extension sets. */
const MAX_ADDRESSES = 200;

/** What is to be tried. */
export interface TrialWish {
  /** The request that somebody looks at. */
  readonly chosen: Diagnosed;
  /** It and the others that the same configuration fixes. */
  readonly requests: readonly Diagnosed[];
  /** The server whose answers are all changed; null: only those to the request itself. */
  readonly api: SerializedOrigin | null;
  /** What the configuration grants them. */
  readonly granted: PolicyResult;
  /** The origins of all pages whose requests to these servers are in the log. */
  readonly askers: readonly SerializedOrigin[];
}

/** What can be tried, or why nothing can. */
export type PlannedTrial =
  | { readonly plan: TrialPlan; readonly limit: null }
  | { readonly plan: null; readonly limit: TrialLimit };

const hostOf = (origin: SerializedOrigin): string => parseUrl(origin)?.hostname ?? '';

/** The address that a rule is for: a whole server where its address is too long. */
function answerAt(url: string, allowOrigin: SerializedOrigin): TriedAnswer {
  const address = withoutQuery(url);
  if (address.length <= LONGEST_ADDRESS) return { address, isWholeServer: false, allowOrigin };
  return { address: `${originOf(url) ?? ''}/`, isWholeServer: true, allowOrigin };
}

/** What the answer to a hop, and to one that it leads to, has to allow. */
function answersOf(each: TracedHop, isLast: boolean): readonly TriedAnswer[] {
  const { hop, state, origin } = each;
  const own = state.corsFlag ? [answerAt(hop.url, origin)] : [];
  if (!isLast || hop.kind === 'preflight' || hop.redirectUrl === '') return own;
  const next = afterRedirect(state, hop.redirectUrl, hop.status);
  return next.corsFlag ? [...own, answerAt(next.url, serializedOrigin(next))] : own;
}

/** The request that has to go to its final address at once, with what the answer there has to allow. */
function redirectsOf(diagnosed: Diagnosed, traced: readonly TracedHop[]) {
  const redirects: TriedRedirect[] = [];
  const answers: TriedAnswer[] = [];
  for (const hop of wrongStatuses(diagnosed)) {
    const target = redirectOf(hop);
    const state = traced.find((each) => each.hop === hop)?.state;
    if (target === null || state === undefined) continue;
    redirects.push({ method: state.method, from: hop.url, to: target });
    answers.push(answerAt(target, serializedOrigin(afterRedirect(state, target, 307))));
  }
  return { redirects, answers };
}

/** What of a list may be granted, each item once. */
const grantable = (items: readonly string[], isRefused: (item: string) => unknown): readonly string[] => [
  ...new Set(items.filter((item) => isRefused(item) === null)),
];

/** The items of a list that a hop needs, with those that the server has in it already. */
const neededItems = ({ diagnosis }: Diagnosed, name: string): readonly string[] =>
  diagnosis.needed.flatMap(
    ({ set }) => tokenListOrEmpty([{ name, value: set[name] ?? '' }], name.toLowerCase()).items,
  );

/** What the server lets the page read already. */
const exposed = ({ exchange }: Diagnosed): readonly string[] =>
  exchange.hops.flatMap(
    ({ responseHeaders }) => tokenListOrEmpty(responseHeaders, 'access-control-expose-headers').items,
  );

function grantsFor(requests: readonly Diagnosed[], { policy }: PolicyResult) {
  const methods = requests.flatMap((each) => neededItems(each, 'Access-Control-Allow-Methods'));
  const names = requests.flatMap((each) => neededItems(each, 'Access-Control-Allow-Headers'));
  const wished = policy?.exposeHeaders ?? [];
  return {
    methods: grantable([...(policy?.methods ?? []), ...methods], refuseMethod),
    allowHeaders: grantable(
      [...(policy?.allowHeaders ?? []), ...names.map((name) => name.toLowerCase())],
      refuseHeader,
    ),
    exposeHeaders:
      wished.length === 0 ? [] : grantable([...wished, ...requests.flatMap(exposed)], refuseHeader),
    credentials:
      policy?.credentials === true || requests.some(({ diagnosis }) => diagnosis.neededFor === 'credentials'),
  };
}

/**
 * Each address once, less what the rule for the whole server covers. The browser asks as `null` only behind a redirect: whoever asks directly
 * needs the page's origin, and comes first.
 */
function distinct(answers: readonly TriedAnswer[], api: SerializedOrigin | null): readonly TriedAnswer[] {
  const byAddress = new Map<string, TriedAnswer>();
  for (const answer of answers) {
    const known = byAddress.get(answer.address);
    if (known === undefined || known.allowOrigin === OPAQUE_ORIGIN) byAddress.set(answer.address, answer);
  }
  return [...byAddress.values()]
    .filter(
      ({ address, isWholeServer, allowOrigin }) =>
        isWholeServer || allowOrigin === OPAQUE_ORIGIN || originOf(address) !== api,
    )
    .slice(0, MAX_ADDRESSES);
}

function distinctBy<Item>(items: readonly Item[], key: (item: Item) => string): readonly Item[] {
  return [...new Map(items.map((item) => [key(item), item])).values()].slice(0, MAX_ADDRESSES);
}

function planOf(wish: TrialWish, page: SerializedOrigin, requests: readonly Diagnosed[]): TrialPlan {
  const { api, granted, askers } = wish;
  const answers: TriedAnswer[] =
    api === null ? [] : [{ address: `${api}/`, isWholeServer: true, allowOrigin: page }];
  const redirects: TriedRedirect[] = [];
  const unauthorised = new Set<string>();
  for (const each of requests) {
    const traced = traceHops(each.exchange) ?? [];
    const found = traced.flatMap((hop, index) => answersOf(hop, index === traced.length - 1));
    const led = redirectsOf(each, traced);
    redirects.push(...led.redirects);
    answers.push(...found, ...led.answers);
    for (const hop of wrongStatuses(each))
      if (wantsAuthorization(hop)) unauthorised.add(withoutQuery(hop.url));
  }
  return {
    page,
    requests: distinctBy(
      requests.map(({ exchange }) => ({ method: exchange.method, address: withoutQuery(exchange.url) })),
      ({ method, address }) => `${method} ${address}`,
    ),
    answers: distinct(answers, api),
    redirects: distinctBy(redirects, ({ method, from }) => `${method} ${from}`),
    unauthorised: [...unauthorised].slice(0, MAX_ADDRESSES),
    ...grantsFor(requests, granted),
    leftAlone: [...new Set(askers.filter(hasHost).map(hostOf))].filter((host) =>
      host.endsWith(`.${hostOf(page)}`),
    ),
  };
}

/** What the policy refuses, where it refuses all: a trial must not show that it would work. */
const refusedBecause = ({ policy, refusals }: PolicyResult): TrialLimit | null => {
  const [refusal] = refusals;
  // Behind redirects the rule is for one address, and for what this page asks of it.
  if (policy !== null || refusal === undefined || refusal.code === 'null-origin-after-redirects') return null;
  return { kind: 'refused', refusal };
};

/** Makes a plan of what is to be tried, or says why it cannot be. */
export function planTrial(wish: TrialWish): PlannedTrial {
  const { chosen, granted, askers } = wish;
  const limit = limitOf(chosen) ?? refusedBecause(granted);
  const page = chosen.exchange.origin;
  if (limit !== null || !hasHost(page)) return { plan: null, limit: limit ?? { kind: 'page-without-host' } };
  const other = askers.find((asker) => asker !== page && hasHost(asker) && hostOf(asker) === hostOf(page));
  if (other !== undefined) return { plan: null, limit: { kind: 'same-host', origin: other } };
  const requests = wish.requests.filter((each) => each.exchange.origin === page && limitOf(each) === null);
  return { plan: planOf(wish, page, requests), limit: null };
}

/** Everybody whose permission a plan needs: the page, and the servers whose answers it changes. */
export const originsOf = ({ page, answers, redirects }: TrialPlan): readonly SerializedOrigin[] => [
  ...new Set([
    page,
    ...[...answers.map(({ address }) => address), ...redirects.flatMap(({ from, to }) => [from, to])].map(
      (url) => originOf(url) ?? '',
    ),
  ]),
];
