import { formatCount, plural } from '../compose.ts';

/** How many requests of a group there are, of each kind. */
interface GroupCounts {
  readonly blocked: number;
  readonly failed: number;
  readonly risk: number;
  readonly all: number;
}

/** What stands at the end of a group's line: `5 blocked · 1 failed`; where all went well, how many there are. */
export function groupSummary({ blocked, failed, risk, all }: GroupCounts): string {
  const parts = [
    blocked > 0 ? `${formatCount(blocked)} blocked` : '',
    failed > 0 ? `${formatCount(failed)} failed` : '',
    risk > 0 ? plural(risk, 'risk') : '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? formatCount(all) : parts.join(' · ');
}

/** Addresses that have no origin: `data:`, none at all. */
export const NO_ORIGIN = 'No origin';

/** What a list shows of what there is: `11 of 1,200 cross-origin requests`. */
export function shownCount(shown: number, all: number): string {
  const total = plural(all, 'cross-origin request');
  return shown === all ? total : `${formatCount(shown)} of ${total}`;
}

export const FILTER_LABEL = 'Filter by address, cause, status or header';
export const FILTER_PLACEHOLDER = 'Filter: text, -text, host:, status:4xx';

/** How a filter is written. */
export const FILTER_HELP = [
  'text  -text  "two words"',
  'host:api.example  method:PUT  status:4xx  url:/tasks',
  '/regular.expression/',
].join('\n');
