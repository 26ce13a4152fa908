import type { SerializedOrigin } from '../../cors/origin.ts';
import { causeText } from '../../causes/words-of.ts';
import type { Diagnosed } from '../../diagnosis/diagnosis.ts';
import { hostOf } from '../../explain/addresses.ts';
import { sentence } from '../../explain/compose.ts';
import { plainText, type RichText } from '../../explain/rich-text.ts';
import { shortCause } from '../../explain/row/short-cause.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import { type BlockedRequest, type Diagnose, type Reach, reachSteps } from '../fix/reach.ts';
import { billText } from '../../audit/bill-text.ts';
import { billOf } from '../../audit/preflight-bill.ts';
import { latestExchanges, MAX_LOOKED_THROUGH } from '../list/latest-rows.ts';
import type { Rows } from '../list/rows.ts';
import type { Steps } from './gradual.ts';

/** Servers that are told about: whoever has more looks at the list. */
const MOST_SERVERS = 12;

/** Blocked requests with one cause. */
export interface CauseGroup {
  readonly title: RichText;
  /** Latest first. */
  readonly requests: readonly Exchange[];
}

/** Blocked requests to one server that one thing helps: a configuration, or what has to be done first. */
export interface OverviewGroup {
  readonly host: string;
  readonly causes: readonly CauseGroup[];
  readonly count: number;
  /** What has to be done first; null: a configuration lets all of them pass. */
  readonly step: string | null;
  /** What the configuration has to let through: these, and those that pass already. */
  readonly grants: readonly Diagnosed[];
}

/** The servers with blocked requests, those that were asked last first. */
function blockedServers({ items }: Pick<Rows, 'items'>): readonly SerializedOrigin[] {
  const servers = new Set<SerializedOrigin>();
  const all = items();
  for (let index = all.length - 1; index >= Math.max(0, all.length - MAX_LOOKED_THROUGH); index--) {
    const item = all[index];
    if (item?.kind === 'exchange' && item.category === 'blocked' && item.api !== null) servers.add(item.api);
    if (servers.size === MOST_SERVERS) break;
  }
  return [...servers];
}

const titleOf = ({ cause, diagnosed }: BlockedRequest): RichText =>
  cause === null ? sentence`${shortCause(diagnosed)}` : causeText(cause, diagnosed.exchange).title;

/** In the order in which they are met. */
function byCause(requests: readonly BlockedRequest[]): readonly CauseGroup[] {
  const groups = new Map<string, { readonly title: RichText; readonly requests: Exchange[] }>();
  for (const request of requests) {
    const title = titleOf(request);
    const key = plainText(title);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { title, requests: [request.diagnosed.exchange] });
    else group.requests.push(request.diagnosed.exchange);
  }
  return [...groups.values()];
}

function groupOf(
  host: string,
  requests: readonly BlockedRequest[],
  allowed: readonly Diagnosed[],
): OverviewGroup {
  const [first] = requests;
  const diagnosed = requests.map((each) => each.diagnosed);
  return {
    host,
    causes: byCause(requests),
    count: requests.length,
    step: first?.elsewhere ?? null,
    grants: diagnosed.concat(allowed),
  };
}

/** A server has one configuration, so what that lets pass is one group; what needs something else first follows. */
function groupsOf(api: SerializedOrigin, { fixed, others, allowed }: Reach): readonly OverviewGroup[] {
  const host = hostOf(api);
  const groups = fixed.length === 0 ? [] : [groupOf(host, fixed, allowed)];
  for (const step of new Set(others.map(({ elsewhere }) => elsewhere))) {
    const alike = others.filter(({ elsewhere }) => elsewhere === step);
    groups.push(groupOf(host, alike, []));
  }
  return groups;
}

/** What stands in the place of a request while none is chosen. */
export interface Overview {
  /** What is blocked, by the server and by what helps it. */
  readonly groups: readonly OverviewGroup[];
  /** What the page's preflights cost, and what keeping their answers would save; nothing where that is not worth a word. */
  readonly preflights: RichText;
}

export const NO_OVERVIEW: Overview = { groups: [], preflights: [] };

export function* overviewSteps(rows: Pick<Rows, 'items'>, diagnose: Diagnose): Steps<Overview> {
  const groups: OverviewGroup[] = [];
  for (const api of blockedServers(rows)) {
    groups.push(...groupsOf(api, yield* reachSteps(api, rows, diagnose)));
    yield;
  }
  return { groups, preflights: billText(billOf(latestExchanges(rows))) };
}
