import { computed, signal, type ReadonlySignal } from '@preact/signals';
import type { SerializedOrigin } from '../../cors/origin.ts';
import type { Diagnosed } from '../../diagnosis/diagnosis.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import { apiOf } from '../../fix/policy/api.ts';
import { detectServer } from '../../fix/detect/detect.ts';
import { policyFor, type PolicyResult } from '../../fix/policy/policy-for.ts';
import type { Policy } from '../../fix/policy/policy.ts';
import type { Refusal } from '../../fix/policy/refusal.ts';
import { snippetFor, targetById } from '../../fix/snippet.ts';
import type { Detection, Snippet } from '../../fix/target.ts';
import { rawHeaders } from '../../fix/targets/raw-headers.ts';
import { hostOf } from '../../explain/addresses.ts';
import type { Requests } from '../list/requests.ts';
import type { PanelModel } from '../app/panel-model.ts';
import { ofHost, withServer, type Settings } from '../shell/settings-model.ts';
import { policyOptions, type Wishes, wishesFor, withWishes } from './wishes-model.ts';

/** Requests of one API that one configuration is made for at most: the latest ones. Each is diagnosed again. */
const MAX_MERGED_REQUESTS = 500;

/** For this request alone, or for every one to the same API. */
export type FixScope = 'request' | 'api';

/** What makes a request pass. */
export interface Fix {
  /** The API's host. */
  readonly host: string;
  readonly target: string;
  readonly targetName: string;
  readonly detection: Detection | null;
  readonly policy: Policy | null;
  /** null: nothing to grant, or it must not be granted. */
  readonly snippet: Snippet | null;
  readonly refusals: readonly Refusal[];
}

export interface FixModel {
  readonly fix: ReadonlySignal<Fix | null>;
  readonly scope: ReadonlySignal<FixScope>;
  /** Blocked requests to the API of the chosen one, itself included; at most MAX_MERGED_REQUESTS. */
  readonly blockedCount: ReadonlySignal<number>;
  readonly setScope: (scope: FixScope) => void;
  readonly chooseTarget: (target: string) => void;
  /** What somebody wishes the API of the chosen request to grant beside the traffic. */
  readonly wishes: ReadonlySignal<Wishes>;
  readonly wish: (wishes: Partial<Wishes>) => void;
}

/** The server to configure: what the user chose for this host, else what answered, else what was chosen last. */
export function pickTarget(settings: Settings, host: string, detection: Detection | null): string {
  const candidates = [ofHost(settings.serverOfHost, host), detection?.target ?? '', settings.server];
  return candidates.find((id) => targetById(id) !== null) ?? rawHeaders.id;
}

/** The host whose server has to change. */
const apiHost = (exchange: Exchange): string => hostOf(apiOf(exchange) ?? exchange.url);

/** The policy for requests to one host: what they need, and what somebody wishes for that host. */
export const wishedPolicy = (
  diagnosed: readonly [Diagnosed, ...Diagnosed[]],
  settings: Settings,
): PolicyResult => policyFor(diagnosed, policyOptions(wishesFor(settings, apiHost(diagnosed[0].exchange))));

/** The fix for one request, or with `policy` for several. */
export function fixOf({ exchange }: Diagnosed, settings: Settings, { policy, refusals }: PolicyResult): Fix {
  const host = apiHost(exchange);
  const detection = detectServer(exchange);
  const target = pickTarget(settings, host, detection);
  const snippet = policy === null ? null : snippetFor(target, policy, exchange);
  const targetName = targetById(target)?.name ?? rawHeaders.name;
  return { host, target, targetName, detection, policy, snippet, refusals };
}

/** What can be copied: a server that cannot hold the policy has no code, but says why. */
export const codeOf = ({ snippet }: Fix): Snippet | null => (snippet?.code === '' ? null : (snippet ?? null));

/** The requests to an API that one configuration has to let through: allowed ones have to stay allowed. */
function latestTo(api: SerializedOrigin, requests: Requests): Exchange[] {
  const found: Exchange[] = [];
  const items = requests.rows.items();
  for (let index = items.length - 1; index >= 0 && found.length < MAX_MERGED_REQUESTS; index--) {
    const item = items[index];
    if (item?.kind !== 'exchange' || (item.verdict !== 'blocked' && item.verdict !== 'allowed')) continue;
    if (item.api === api) found.push(item.exchange);
  }
  return found;
}

/** The fix of the chosen request, `chosen`. `diagnose`: the whole diagnosis of another one. */
export function createFix(
  { requests, settings: { settings, change } }: PanelModel,
  chosen: ReadonlySignal<Diagnosed | null>,
  diagnose: (exchange: Exchange) => Diagnosed,
): FixModel {
  const scope = signal<FixScope>('request');
  const api = computed(() => {
    const diagnosed = chosen.value;
    return diagnosed === null ? null : apiOf(diagnosed.exchange);
  });
  const blockedCount = computed(() =>
    api.value === null || requests.revision.value < 0
      ? 0
      : Math.min(MAX_MERGED_REQUESTS, requests.rows.blockedTo(api.value)),
  );

  const toGrant = (diagnosed: Diagnosed): PolicyResult => {
    if (scope.value === 'request' || api.value === null || blockedCount.value < 2)
      return wishedPolicy([diagnosed], settings.value);
    const others = latestTo(api.value, requests).filter(({ id }) => id !== diagnosed.exchange.id);
    return wishedPolicy([diagnosed, ...others.map(diagnose)], settings.value);
  };

  const fix = computed((): Fix | null => {
    const diagnosed = chosen.value;
    return diagnosed === null ? null : fixOf(diagnosed, settings.value, toGrant(diagnosed));
  });

  const wishes = computed(() => wishesFor(settings.value, fix.value?.host ?? ''));

  return {
    fix,
    wishes,
    wish: (wished) => {
      const shown = fix.peek();
      if (shown !== null) change(withWishes(settings.peek(), shown.host, { ...wishes.peek(), ...wished }));
    },
    scope,
    blockedCount,
    setScope: (next) => {
      scope.value = next;
    },
    chooseTarget: (target) => {
      const shown = fix.peek();
      if (shown !== null) change(withServer(settings.peek(), shown.host, target));
    },
  };
}
