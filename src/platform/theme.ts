import { browser } from './browser.ts';
import type { Unsubscribe } from './network.ts';

export type Theme = 'light' | 'dark';

const SYSTEM = '(prefers-color-scheme: dark)';

/** The names that DevTools gives its themes; those of others (`default` in Chromium, `auto` in Firefox) follow the system. */
const NAMED: Readonly<Partial<Record<string, Theme>>> = { dark: 'dark', light: 'light' };

/** Chromium's own way, which the polyfill does not know: one handler, null takes it off. */
interface ThemeHandler {
  readonly setThemeChangeHandler?: (handler: ((themeName: string) => void) | null) => void;
}

/** Hears the theme of DevTools at once and each change. Where DevTools follows the system, so does this. */
export function onTheme(callback: (theme: Theme) => void): Unsubscribe {
  const panels = browser.devtools.panels as typeof browser.devtools.panels & ThemeHandler;
  const system = matchMedia(SYSTEM);
  let name = panels.themeName;
  const tell = (): void => callback(themeOf(name, system.matches));
  const changed = (themeName: string): void => {
    name = themeName;
    tell();
  };
  // Firefox has the event, Chromium the handler.
  const event = panels.onThemeChanged as typeof panels.onThemeChanged | undefined;
  event?.addListener(changed);
  panels.setThemeChangeHandler?.(changed);
  system.addEventListener('change', tell);
  tell();
  return () => {
    event?.removeListener(changed);
    panels.setThemeChangeHandler?.(null);
    system.removeEventListener('change', tell);
  };
}

function themeOf(name: string, systemIsDark: boolean): Theme {
  return NAMED[name] ?? (systemIsDark ? 'dark' : 'light');
}
