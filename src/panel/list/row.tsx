import { Component } from 'preact';
import { hostOf } from '../../explain/addresses.ts';
import { verdictWord } from '../../explain/verdict.ts';
import { shortenMiddle, visible } from '../../explain/visible.ts';
import type { ExchangeRow, Item, NavigationMark } from './row-data.ts';
import { clockTime } from '../parts/clock.ts';
import { Icon } from '../parts/icon.tsx';
import { VerdictIcon, verdictClass } from '../parts/verdict.tsx';

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

/** The id of a row's element, for `aria-activedescendant`. */
export const rowElementId = (index: number): string => `request-${index}`;

interface PlaceProps {
  readonly index: number;
  readonly isSelected: boolean;
}

/** Taken out of the row, which changes in place, so that a change is seen. */
type RequestRowProps = PlaceProps & Pick<ExchangeRow, 'exchange' | 'verdict' | 'category' | 'cause'>;

/** Draws again only when it shows something else: with each frame of a busy page the whole list asks. */
class RequestRow extends Component<RequestRowProps> {
  override shouldComponentUpdate(next: RequestRowProps): boolean {
    const { exchange, verdict, category, cause, index, isSelected } = this.props;
    return (
      next.exchange !== exchange ||
      next.cause !== cause ||
      next.verdict !== verdict ||
      next.category !== category ||
      next.index !== index ||
      next.isSelected !== isSelected
    );
  }

  override render({ exchange, verdict, category, cause, index, isSelected }: RequestRowProps) {
    const word = verdictWord(verdict);
    return (
      <div
        class="row"
        role="row"
        id={rowElementId(index)}
        aria-rowindex={index + 1}
        aria-selected={isSelected}
      >
        <span role="gridcell">
          <VerdictIcon verdict={verdict} category={category} />
        </span>
        <span role="gridcell" class="row-method">
          <bdi class="row-line">{shown(exchange.method)}</bdi>
          <span class="row-line is-second">{clockTime(exchange.startedAt)}</span>
        </span>
        <span role="gridcell" title={shown(exchange.url)}>
          <span class="row-pair">
            <bdi class="row-line">{shown(pathOf(exchange.url))}</bdi>
            <span class={`row-word ${verdictClass(verdict, category)}`}>{word}</span>
          </span>
          <span class="row-pair is-second">
            <bdi class="row-line">{shown(hostOf(exchange.url))}</bdi>
            <bdi class={`row-line row-cause ${category === 'passed' ? '' : verdictClass(verdict, category)}`}>
              {cause === word ? '' : cause}
            </bdi>
          </span>
        </span>
      </div>
    );
  }
}

function MarkRow({ item, index, isSelected }: PlaceProps & { readonly item: NavigationMark }) {
  return (
    <div
      class="row is-mark"
      role="row"
      id={rowElementId(index)}
      aria-rowindex={index + 1}
      aria-selected={isSelected}
    >
      <span role="gridcell">
        <Icon name="navigation" label="Navigated to" />
      </span>
      <span role="gridcell" title={shown(item.url)}>
        <bdi class="row-line">{shown(item.url)}</bdi>
      </span>
      <span role="gridcell" class="row-line is-second">
        {clockTime(item.at)}
      </span>
    </div>
  );
}

/** One line of the list. */
export function Row({ item, index, isSelected }: PlaceProps & { readonly item: Item }) {
  switch (item.kind) {
    case 'exchange': {
      const { exchange, verdict, category, cause } = item;
      return <RequestRow {...{ exchange, verdict, category, cause, index, isSelected }} />;
    }
    case 'navigation':
      return <MarkRow item={item} index={index} isSelected={isSelected} />;
  }
}
