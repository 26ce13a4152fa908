export type BrowserKind = 'chromium' | 'firefox';

/** The first browser of the kind that can be started, or null. `CHROME_PATH` and `FIREFOX_PATH` win over every search. */
export function findBrowser(kind: BrowserKind): string | null;

/** WebKit's MiniBrowser, or null. `WEBKIT_PATH` wins over every search. */
export function findWebKit(): string | null;

/** Whether a window can be shown: Linux needs X11 or Wayland, the others always have a screen. */
export function hasDisplay(): boolean;
