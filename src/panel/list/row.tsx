import { Component } from 'preact';
import { hostOf } from '../../explain/addresses.ts';
import { groupSummary, NO_ORIGIN } from '../../explain/interface/list.ts';
import { verdictWord } from '../../explain/verdict.ts';
import { shortenMiddle, visible } from '../../explain/visible.ts';
import { clockTime, toldTime } from '../parts/clock.ts';
import { Icon } from '../parts/icon.tsx';
import { VerdictIcon, verdictClass } from '../parts/verdict.tsx';
import { cutForTail } from './path-tail.ts';
import type { ExchangeRow, GroupHeader, Line, NavigationMark } from './row-data.ts';

/** Enough of a path to fill any row; the rest costs layout time and is seen in the detail. In UTF-16 units. */
const LONGEST_PATH = 240;

const shown = (text: string): string => visible(shortenMiddle(text, LONGEST_PATH));

/**
 * What of a URL stands above the host: path and query; the URL itself when it has no host. Not parsed, because browsers log URLs in their
 * canonical form and a list draws many.
 */
function pathOf(url: string): string {
  const authority = url.indexOf('://') + 3;
  const path = authority < 3 ? -1 : url.indexOf('/', authority);
  return path < 0 ? url : (url.slice(path).split('#', 1)[0] ?? '');
}

/** The id of a line's element, for `aria-activedescendant`. */
export const rowElementId = (index: number): string => `request-${index}`;

interface PlaceProps {
  readonly index: number;
  readonly isSelected: boolean;
}

/** What every line says of its place. */
const attributesOf = ({ index, isSelected }: PlaceProps) => ({
  role: 'row' as const,
  id: rowElementId(index),
  'aria-rowindex': index + 1,
  'aria-selected': isSelected,
});

/** A path that loses its middle where it does not fit: its beginning shrinks, its end stays. */
function Path({ url }: { readonly url: string }) {
  const [head, tail] = cutForTail(shown(pathOf(url)));
  return (
    <bdi class="row-path">
      <span class="row-head">{head}</span>
      {tail !== '' && <span class="row-tail">{tail}</span>}
    </bdi>
  );
}

/** Taken out of the row, which changes in place, so that a change is seen. */
type RequestRowProps = PlaceProps &
  Pick<ExchangeRow, 'exchange' | 'verdict' | 'category' | 'cause' | 'status'> & {
    /** The group's line has the host, too. */
    readonly grouped: boolean;
  };

const titleOf = ({ exchange, status }: RequestRowProps): string =>
  [
    shown(`${exchange.method} ${exchange.url}`),
    [toldTime(exchange.startedAt), status === 0 ? 'no answer' : `status ${status}`]
      .filter((part) => part !== null)
      .join(' · '),
  ].join('\n');

/** Draws again only when it shows something else: with each frame of a busy page the whole list asks. */
class RequestRow extends Component<RequestRowProps> {
  override shouldComponentUpdate(next: RequestRowProps): boolean {
    const { props } = this;
    return (Object.keys(next) as (keyof RequestRowProps)[]).some((name) => next[name] !== props[name]);
  }

  override render(props: RequestRowProps) {
    const { exchange, verdict, category, cause, status, grouped } = props;
    const word = verdictWord(verdict);
    return (
      <div
        class="row is-request"
        {...attributesOf(props)}
        aria-level={grouped ? 2 : undefined}
        title={titleOf(props)}
      >
        <span role="gridcell">
          <VerdictIcon verdict={verdict} category={category} />
          <span class="row-word visually-hidden">{word}</span>
        </span>
        <span role="gridcell" class="row-what">
          <bdi class="row-method">{shown(exchange.method)}</bdi>
          <Path url={exchange.url} />
        </span>
        <span role="gridcell" class={`row-status ${status >= 400 ? 'is-error' : ''}`}>
          {status === 0 ? '–' : status}
        </span>
        <span role="gridcell" class="row-why">
          <bdi class={`row-cause ${category === 'passed' ? '' : verdictClass(verdict, category)}`}>
            {cause === '' ? word : cause}
          </bdi>
          {!grouped && <bdi class="row-host">{shown(hostOf(exchange.url))}</bdi>}
        </span>
      </div>
    );
  }
}

function MarkRow({ item, index, isSelected }: PlaceProps & { readonly item: NavigationMark }) {
  return (
    <div class="row is-mark" {...attributesOf({ index, isSelected })} title={shown(item.url)}>
      <span role="gridcell">
        <Icon name="navigation" label="Navigated to" />
      </span>
      <span role="gridcell" class="row-what">
        <bdi class="row-path">
          <span class="row-head">{shown(item.url)}</span>
        </bdi>
      </span>
      <span role="gridcell" class="row-status">
        {clockTime(item.at)}
      </span>
    </div>
  );
}

/** The scheme belongs to the origin, and the host is what people look for. */
function ApiName({ api }: { readonly api: string | null }) {
  if (api === null) return <>{NO_ORIGIN}</>;
  const host = hostOf(api);
  return (
    <bdi class="group-name">
      <span class="group-scheme">{api.slice(0, api.length - host.length)}</span>
      {shown(host)}
    </bdi>
  );
}

function GroupRow({ item, index, isSelected }: PlaceProps & { readonly item: GroupHeader }) {
  const { api, counts, isCollapsed } = item;
  return (
    <div
      class="row is-group"
      {...attributesOf({ index, isSelected })}
      aria-level={1}
      aria-expanded={!isCollapsed}
      title={api === null ? undefined : shown(api)}
    >
      <span role="gridcell" class="group-api">
        <Icon name={isCollapsed ? 'folded' : 'unfolded'} />
        <ApiName api={api} />
      </span>
      <span role="gridcell" class="group-count">
        {groupSummary(counts)}
      </span>
    </div>
  );
}

/** One line of the list. */
export function Row({
  item,
  index,
  isSelected,
  grouped,
}: PlaceProps & { readonly item: Line; readonly grouped: boolean }) {
  switch (item.kind) {
    case 'exchange': {
      const { exchange, verdict, category, cause, status } = item;
      return <RequestRow {...{ exchange, verdict, category, cause, status, index, isSelected, grouped }} />;
    }
    case 'navigation':
      return <MarkRow item={item} index={index} isSelected={isSelected} />;
    case 'group':
      return <GroupRow item={item} index={index} isSelected={isSelected} />;
  }
}
