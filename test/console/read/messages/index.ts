import { CHROMIUM } from './chromium.ts';
import { CONFUSABLE } from './confusable.ts';
import type { Example } from './example.ts';
import { FIREFOX } from './firefox.ts';
import { OLD_CHROMIUM } from './old-chromium.ts';
import { WEBKIT } from './webkit.ts';

/** An example of every line that is read, with values of its own. */
export const EXAMPLES: readonly Example[] = [
  ...CHROMIUM,
  ...OLD_CHROMIUM,
  ...FIREFOX,
  ...WEBKIT,
  ...CONFUSABLE,
];
