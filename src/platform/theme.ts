import { devtools } from './browser.ts';
import type { Unsubscribe } from './network.ts';

/** Hears what the browser calls the theme of DevTools (`default`, `dark`; in Firefox `light`, `dark`, `auto`) at once, and each change. */
export function onThemeName(callback: (themeName: string) => void): Unsubscribe {
  const { panels } = devtools();
  panels.onThemeChanged?.addListener(callback);
  panels.setThemeChangeHandler?.(callback);
  callback(panels.themeName);
  return () => {
    panels.onThemeChanged?.removeListener(callback);
    panels.setThemeChangeHandler?.(null);
  };
}
