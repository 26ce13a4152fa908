import { browser } from './browser.ts';
import type { Unsubscribe } from './network.ts';

/** Chromium's own way, which the polyfill does not know and only devtools pages have: one handler, null takes it off. */
interface ThemeHandler {
  readonly setThemeChangeHandler?: (handler: ((themeName: string) => void) | null) => void;
}

/** Hears what the browser calls the theme of DevTools (`default`, `dark`; in Firefox `light`, `dark`, `auto`) at once, and each change. */
export function onThemeName(callback: (themeName: string) => void): Unsubscribe {
  const panels = browser.devtools.panels as typeof browser.devtools.panels & ThemeHandler;
  // Firefox has the event, Chromium the handler.
  const event = panels.onThemeChanged as typeof panels.onThemeChanged | undefined;
  event?.addListener(callback);
  panels.setThemeChangeHandler?.(callback);
  callback(panels.themeName);
  return () => {
    event?.removeListener(callback);
    panels.setThemeChangeHandler?.(null);
  };
}
