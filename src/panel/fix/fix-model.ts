import { computed, signal, type ReadonlySignal } from '@preact/signals';
import type { Diagnosed } from '../../diagnosis/diagnosis.ts';
import { type LogEvidence, noEvidence } from '../../diagnosis/log/log-evidence.ts';
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
import { type Diagnose, MAX_MERGED_REQUESTS, NO_REACH, type Reach, reachSteps } from './reach.ts';
import type { PanelModel } from '../app/panel-model.ts';
import { evidenceFor } from '../detail/causes-model.ts';
import { createGradual } from '../detail/gradual.ts';
import { ofHost, withServer, type Settings } from '../shell/settings-model.ts';
import { policyOptions, type Wishes, wishesFor, withWishes } from './wishes-model.ts';

/** For this request alone, or for every one to the same API. */
export type FixScope = 'request' | 'api';

/** What makes a request pass. */
export interface Fix {
  /** The API's host. */
  readonly host: string;
  readonly target: string;
  readonly targetName: string;
  /** False: neither the traffic nor the user says what answers there, and `target` is a guess. */
  readonly isKnown: boolean;
  readonly detection: Detection | null;
  readonly policy: Policy | null;
  /** null: nothing to grant, or it must not be granted. */
  readonly snippet: Snippet | null;
  readonly refusals: readonly Refusal[];
}

export interface FixModel {
  readonly fix: ReadonlySignal<Fix | null>;
  readonly scope: ReadonlySignal<FixScope>;
  /** What a configuration for the API of the chosen request does for all that was asked of it. */
  readonly reach: ReadonlySignal<Reach>;
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

/** Whether the user chose a server for that host. */
export const isChosen = (settings: Settings, host: string): boolean =>
  targetById(ofHost(settings.serverOfHost, host)) !== null;

/** The host whose server has to change. */
const apiHost = (exchange: Exchange): string => hostOf(apiOf(exchange) ?? exchange.url);

/** The policy for requests to one host: what they need, and what somebody wishes for that host. */
export const wishedPolicy = (
  diagnosed: readonly [Diagnosed, ...Diagnosed[]],
  settings: Settings,
): PolicyResult => policyFor(diagnosed, policyOptions(wishesFor(settings, apiHost(diagnosed[0].exchange))));

/** The fix for one request, or with `policy` for several. `log`: what else the server answered. */
export function fixOf(
  { exchange }: Diagnosed,
  settings: Settings,
  { policy, refusals }: PolicyResult,
  log: LogEvidence,
): Fix {
  const host = apiHost(exchange);
  const detection = detectServer(exchange, log);
  const target = pickTarget(settings, host, detection);
  const snippet = policy === null ? null : snippetFor(target, policy, exchange);
  const targetName = targetById(target)?.name ?? rawHeaders.name;
  const isKnown = detection !== null || isChosen(settings, host);
  return { host, target, targetName, isKnown, detection, policy, snippet, refusals };
}

/** What can be copied: a server that cannot hold the policy has no code, but says why. */
export const codeOf = ({ snippet }: Fix): Snippet | null => (snippet?.code === '' ? null : (snippet ?? null));

/** The fix of the chosen request, `chosen`. `diagnose`: the whole diagnosis of another one. */
export function createFix(
  { adapter, requests, settings: { settings, change } }: PanelModel,
  chosen: ReadonlySignal<Diagnosed | null>,
  diagnose: Diagnose,
): FixModel {
  const scope = signal<FixScope>('request');
  const api = computed(() => {
    const diagnosed = chosen.value;
    return diagnosed === null ? null : apiOf(diagnosed.exchange);
  });
  /** A number, so that what hangs on it is worked out again only when it changes. */
  const blockedCount = computed(() =>
    api.value === null || requests.revision.value < 0
      ? 0
      : Math.min(MAX_MERGED_REQUESTS, requests.rows.blockedTo(api.value)),
  );
  const reached = createGradual(adapter.scheduler, NO_REACH, function* () {
    const server = api.value;
    return server === null || blockedCount.value < 2
      ? NO_REACH
      : yield* reachSteps(server, requests.rows, diagnose);
  });
  reached.follow(
    () => api.value,
    () => blockedCount.value,
  );
  const reach = reached.value;

  /** One request that a configuration does not fix keeps its own: what fixes the others says nothing of it. */
  const toGrant = (diagnosed: Diagnosed): PolicyResult => {
    if (scope.value === 'request') return wishedPolicy([diagnosed], settings.value);
    const { fixed, allowed } = reach.value;
    const others = fixed
      .map((each) => each.diagnosed)
      .filter(({ exchange }) => exchange.id !== diagnosed.exchange.id);
    const isAmong = others.length < fixed.length;
    return wishedPolicy(isAmong ? [diagnosed, ...others, ...allowed] : [diagnosed], settings.value);
  };

  const log = computed(() => {
    const { value: diagnosed } = chosen;
    return diagnosed === null ? noEvidence : evidenceFor(diagnosed.exchange, requests.rows);
  });

  const fix = computed((): Fix | null => {
    const diagnosed = chosen.value;
    return diagnosed === null ? null : fixOf(diagnosed, settings.value, toGrant(diagnosed), log.value);
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
    reach,
    setScope: (next) => {
      scope.value = next;
    },
    chooseTarget: (target) => {
      const shown = fix.peek();
      if (shown !== null) change(withServer(settings.peek(), shown.host, target));
    },
  };
}
