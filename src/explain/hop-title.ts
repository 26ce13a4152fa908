import type { Hop } from '../exchange/exchange.ts';
import { shownPath } from './addresses.ts';
import { code, sentence, strong } from './compose.ts';
import type { RichText } from './rich-text.ts';

/** What a hop is called. */
function hopName(kind: Hop['kind']): string {
  switch (kind) {
    case 'preflight':
      return 'Preflight response';
    case 'redirect':
      return 'Redirect';
    case 'response':
      return 'Response';
  }
}

/**
 * The heading of one hop, e.g. "**Preflight response** `OPTIONS /api/tasks/42`". `sent`: false for a hop that never happened, whose
 * needs are known all the same.
 */
export function hopTitle(hop: Pick<Hop, 'kind' | 'method' | 'url'>, sent: boolean): RichText {
  const title = sentence`${strong(hopName(hop.kind))} ${code(`${hop.method} ${shownPath(hop.url)}`.trim())}`;
  return sent ? title : sentence`${title} · not sent yet, will need`;
}
