import { formatCount, plural } from './compose.ts';

/** The heading of the overview: `9 requests blocked, 3 causes`. */
export const overviewTitle = (requests: number, causes: number): string =>
  `${plural(requests, 'request')} blocked, ${plural(causes, 'cause')}`;

/** What a configuration does for a group: `one configuration lets all 3 pass`. */
export function configurationLets(count: number): string {
  if (count === 1) return 'a configuration lets it pass';
  return `one configuration lets ${count === 2 ? 'both' : `all ${formatCount(count)}`} pass`;
}

/** What stands in place of a configuration that helps nobody yet. */
export const noConfigurationYet = (count: number): string =>
  count === 1 ? 'no configuration helps before that' : 'no configuration helps them before that';
