import { keepAskings } from './keep.ts';
import { watchEventSource } from './watch-event-source.ts';
import { watchFetch } from './watch-fetch.ts';
import { watchBeacon, watchPolicy } from './watch-others.ts';
import { watchXhr } from './watch-xhr.ts';
import { WATCH_FILE } from '../../exchange/watch-file.ts';

const WATCHES = [watchFetch, watchXhr, watchEventSource, watchBeacon, watchPolicy];

/**
 * The script that watches how a page asks. It has to run before the page's own. `token` tells this watch from others. It ends with a line end: DevTools
 * put something behind it.
 */
export const watchScript = (token: string): string => `(() => {
  if (globalThis[Symbol.for('cors-lens-watch')] !== undefined) return;
  const keep = (${keepAskings.toString()})(${JSON.stringify(token)});
  for (const watch of [${WATCHES.map((watch) => watch.toString()).join(',\n')}]) {
    try { watch(keep); } catch {}
  }
})();
//# sourceURL=${WATCH_FILE}
`;
