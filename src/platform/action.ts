/*
 * All that runs in the background, and only when somebody clicks on the icon: it opens the page that works without DevTools.
 */

/** Both browsers have it under this name. */
interface Extension {
  readonly chrome: {
    readonly action: { readonly onClicked: { readonly addListener: (listener: () => void) => void } };
    readonly runtime: { readonly openOptionsPage: () => unknown };
  };
}

const { action, runtime } = (globalThis as unknown as Extension).chrome;

action.onClicked.addListener(() => {
  void runtime.openOptionsPage();
});
