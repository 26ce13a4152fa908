import { computed, useComputed } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import type { Diagnosed } from '../../diagnosis/diagnosis.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import { shownPath } from '../../explain/addresses.ts';
import { formatCount } from '../../explain/compose.ts';
import { configurationLets, noConfigurationYet, overviewTitle } from '../../explain/overview.ts';
import { visible } from '../../explain/visible.ts';
import { detectServer } from '../../fix/detect/detect.ts';
import { evidenceFor } from './causes-model.ts';
import { codeOf, fixOf, wishedPolicy } from '../fix/fix-model.ts';
import { Icon } from '../parts/icon.tsx';
import { Rich } from '../parts/text.tsx';
import { useDetail, useShell } from '../shell/context.tsx';
import { copyLabel } from './primary-action.tsx';
import { createGradual } from './gradual.ts';
import { type CauseGroup, NO_OVERVIEW, type OverviewGroup, overviewSteps } from './overview-model.ts';

/** Requests that are named one by one; the rest are counted. */
const MOST_NAMED = 3;

function Request({ exchange }: { readonly exchange: Exchange }) {
  const { selection } = useShell().model;
  return (
    <button type="button" class="link" onClick={() => selection.select(exchange.id)}>
      <code>
        {visible(exchange.method)} {shownPath(exchange.url)}
      </code>
    </button>
  );
}

function CauseLine({ group: { title, requests } }: { readonly group: CauseGroup }) {
  const left = requests.length - MOST_NAMED;
  return (
    <li>
      <Rich text={title} />
      <span class="overview-requests">
        {requests.slice(0, MOST_NAMED).map((exchange) => (
          <Request key={exchange.id} exchange={exchange} />
        ))}
        {left > 0 && <span>and {formatCount(left)} more</span>}
      </span>
    </li>
  );
}

/** Requests that are asked which server answered them. */
const MOST_ASKED = 20;

/** The request whose server most of the others betray, too: behind one host several may answer. */
function mostTelling(diagnosed: readonly Diagnosed[]): Diagnosed | undefined {
  const asked = diagnosed.slice(0, MOST_ASKED);
  const targets = asked.map(({ exchange }) => detectServer(exchange)?.target ?? null);
  const count = (target: string | null): number =>
    target === null ? 0 : targets.filter((each) => each === target).length;
  const most = Math.max(0, ...targets.map(count));
  return asked[
    Math.max(
      0,
      targets.findIndex((target) => count(target) === most),
    )
  ];
}

/** What to do about a group: copy its configuration where the server is known, else look at its first request, which asks. */
function GroupAction({ group }: { readonly group: OverviewGroup }) {
  const { requests, selection, notices, settings } = useShell().model;
  const first = mostTelling(group.grants);
  const others = group.grants.filter((each) => each !== first);
  const latest = group.causes[0]?.requests[0];
  if (first === undefined || latest === undefined) return null;
  const look = (): void => selection.select(latest.id);
  if (group.step !== null)
    return (
      <button type="button" class="button" onClick={look}>
        {group.step}
      </button>
    );
  const fix = fixOf(
    first,
    settings.settings.value,
    wishedPolicy([first, ...others], settings.settings.value),
    evidenceFor(first.exchange, requests.rows),
  );
  const snippet = codeOf(fix);
  if (!fix.isKnown || snippet === null)
    return (
      <button type="button" class="button" onClick={look}>
        Choose the server
      </button>
    );
  const subject = `config ${group.host}`;
  const isCopied = notices.latest.value?.subject === subject;
  return (
    <button
      type="button"
      class="button is-primary"
      onClick={() => void notices.copy(snippet.code, `${fix.targetName} configuration`, subject)}
    >
      <Icon name={isCopied ? 'allowed' : 'copy'} />
      <span class="button-label">{isCopied ? 'Copied' : copyLabel(fix)}</span>
    </button>
  );
}

function Group({ group }: { readonly group: OverviewGroup }) {
  const { host, causes, count, step } = group;
  return (
    <li class="overview-group">
      <div class="overview-head">
        <h2>
          <bdi>{visible(host)}</bdi>{' '}
          <span class="overview-count">
            {step === null ? configurationLets(count) : noConfigurationYet(count)}
          </span>
        </h2>
        <GroupAction group={group} />
      </div>
      <ul>
        {causes.map((cause, index) => (
          <CauseLine key={index} group={cause} />
        ))}
      </ul>
    </li>
  );
}

/** Counts on while the rest is worked out. */
function Title({ causes }: { readonly causes: number }) {
  const { requests } = useShell().model;
  const blocked = useComputed(() => requests.counts.value.blocked).value;
  return <h1>{overviewTitle(blocked, causes)}</h1>;
}

function useOverview() {
  const { requests, adapter } = useShell().model;
  const { diagnose } = useDetail();
  const { value, stop } = useMemo(() => {
    const { rows, clearings, counts } = requests;
    const gradual = createGradual(adapter.scheduler, NO_OVERVIEW, () => overviewSteps(rows, diagnose));
    const numbers = computed(() => `${counts.value.all} ${counts.value.blocked}`);
    return {
      value: gradual.value,
      stop: gradual.follow(
        () => clearings.value,
        () => numbers.value,
      ),
    };
  }, [requests, adapter, diagnose]);
  useEffect(() => stop, [stop]);
  return value.value;
}

/** What is blocked, while no request is chosen: by server and cause, with what helps each. */
export function Overview() {
  const { groups, preflights } = useOverview();
  const causes = groups.reduce((sum, group) => sum + group.causes.length, 0);
  return (
    <section class="overview" data-part="overview">
      <Title causes={causes} />
      <ul>
        {groups.map((group) => (
          <Group key={`${group.host} ${group.step ?? ''}`} group={group} />
        ))}
      </ul>
      {preflights.length > 0 && (
        <p class="overview-preflights">
          <Rich text={preflights} />
        </p>
      )}
    </section>
  );
}
