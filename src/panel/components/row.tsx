import { parseUrl } from '../../cors/origin.ts';
import type { EpochMilliseconds } from '../../exchange/units.ts';
import { verdictWord } from '../../explain/verdict.ts';
import { shortenMiddle, visible } from '../../explain/visible.ts';
import type { ExchangeRow, Item, NavigationMark } from '../model/row.ts';
import { hostOf } from '../model/filter.ts';
import { Icon } from './icon.tsx';
import { VerdictIcon, verdictClass } from './verdict.tsx';

/** Enough of a path to fill any row; the rest costs layout time and is seen in the detail. In UTF-16 units. */
const LONGEST_PATH = 240;

const shown = (text: string): string => visible(shortenMiddle(text, LONGEST_PATH));

const twoDigits = (number: number): string => String(number).padStart(2, '0');

/** The time of day as a clock here shows it. */
export function clockTime(at: EpochMilliseconds): string {
  const date = new Date(at);
  return [date.getHours(), date.getMinutes(), date.getSeconds()].map(twoDigits).join(':');
}

/** What of a URL stands above the host. */
function pathOf(url: string): string {
  const parsed = parseUrl(url);
  return parsed === null || parsed.host === '' ? url : parsed.pathname + parsed.search;
}

/** The id of a row's element, for `aria-activedescendant`. */
export const rowElementId = (index: number): string => `request-${index}`;

interface Props<RowItem extends Item> {
  readonly item: RowItem;
  readonly index: number;
  readonly isSelected: boolean;
}

function RequestRow({ item, index, isSelected }: Props<ExchangeRow>) {
  const { exchange, verdict, category, cause } = item;
  const word = verdictWord(verdict);
  return (
    <div
      class="row"
      role="row"
      id={rowElementId(index)}
      aria-rowindex={index + 1}
      aria-selected={isSelected}
      data-index={index}
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

function MarkRow({ item, index, isSelected }: Props<NavigationMark>) {
  return (
    <div
      class="row is-mark"
      role="row"
      id={rowElementId(index)}
      aria-rowindex={index + 1}
      aria-selected={isSelected}
      data-index={index}
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
export function Row({ item, index, isSelected }: Props<Item>) {
  switch (item.kind) {
    case 'exchange':
      return <RequestRow item={item} index={index} isSelected={isSelected} />;
    case 'navigation':
      return <MarkRow item={item} index={index} isSelected={isSelected} />;
  }
}
