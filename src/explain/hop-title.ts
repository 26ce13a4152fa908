import type { Hop } from '../exchange/exchange.ts';
import { code, sentence, strong } from './compose.ts';
import type { RichText } from './rich-text.ts';

/** The heading of one hop, e.g. "**Preflight response** `OPTIONS /api/tasks/42`". `sent`: false for a hop that never happened. */
export const hopTitle = (hop: Pick<Hop, 'kind' | 'method' | 'url'>, _sent: boolean): RichText =>
  sentence`${strong(hop.kind)} ${code(`${hop.method} ${hop.url}`)}`;
