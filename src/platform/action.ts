/*
 * All that runs in the background: a click on the icon opens the page that works without DevTools, and Firefox has the number on the icon
 * written here.
 */
import { hearBadges } from './badge.ts';

/** Both browsers have it under this name. */
interface Extension {
  readonly chrome: {
    readonly action: { readonly onClicked: { readonly addListener: (listener: () => void) => void } };
    readonly runtime: { readonly openOptionsPage: () => unknown };
  };
}

const { action, runtime } = (globalThis as unknown as Extension).chrome;

hearBadges();
action.onClicked.addListener(() => {
  void runtime.openOptionsPage();
});
