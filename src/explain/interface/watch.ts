import type { KeptBack } from '../../witness/kept-back.ts';
import { code, plural, sentence } from '../compose.ts';
import type { RichText } from '../rich-text.ts';

/** What the button does. */
export const WATCH_LABEL = 'Reload and watch how the page asks';

/** What that means for the page. */
export const WATCH_EXPLANATION =
  'A script that runs before the page’s own records how it asks: with credentials or without, mode, redirects, and where in its code. It ends when the page is left or reloaded.';

/** While the page is being reloaded. */
export const WATCH_STARTING = sentence`Reloading the page to watch how it asks …`;

/** The page went, and the script with it. */
export const WATCH_ENDED = 'The page was left: how it asks is no longer watched';

/** The browser lets nobody look at some pages. */
export const WATCH_FAILED = 'This page cannot be watched';

/** While it is on. `seen`: the requests that the page was seen asking for. */
export const watchOn = (seen: number): RichText =>
  sentence`Watching how this page asks: ${plural(seen, 'request')} so far. Not seen: what elements load, workers and most frames. It ends when the page is left or reloaded.`;

/** What the button for what was kept back by a policy does (Chromium). */
export const POLICY_LABEL = 'Ask what the page’s policy blocked';

/** Why it has to be asked. */
export const POLICY_EXPLANATION =
  'What its Content Security Policy forbids never reaches the network, so that no log has it.';

/** There was none. */
export const POLICY_BLOCKED_NOTHING = 'The page’s Content Security Policy blocked nothing so far';

/** Heads the list of requests that never left the browser. */
export const keptBackCount = (count: number): string => `${plural(count, 'request')} never left the browser`;

/** Why one of them did not. */
export function keptBackReason({ why, directive }: KeptBack): RichText {
  switch (why) {
    case 'same-origin-mode':
      return sentence`the page asked in the mode ${code('same-origin')}, and the address is of another origin`;
    case 'scheme':
      return sentence`only http and https can be fetched`;
    case 'policy':
      return sentence`the page’s Content Security Policy forbids it (${code(directive)})`;
  }
}
