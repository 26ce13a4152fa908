import type { BrowserScripts } from './browser-scripts.ts';
import type { TrustedInput } from './trusted-input.ts';

/** How a page is reached. */
export interface PageAccess {
  readonly scripts: BrowserScripts;
  readonly input: TrustedInput;
  /** The inside of a function that gives the page's `<browser>` element. */
  readonly find: string;
  /** The parameters of `find`. */
  readonly given: readonly unknown[];
}
