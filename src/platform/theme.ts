import { browser } from './browser.ts';
import type { Unsubscribe } from './network.ts';

export type Theme = 'light' | 'dark';

const SYSTEM = '(prefers-color-scheme: dark)';

/** The names that DevTools gives its themes; those of others (`default` in Chromium, `auto` in Firefox) follow the system. */
const NAMED: Readonly<Partial<Record<string, Theme>>> = { dark: 'dark', light: 'light' };

/** Hears the theme of DevTools at once and each change. Where DevTools follows the system, so does this. */
export function onTheme(callback: (theme: Theme) => void): Unsubscribe {
  const { panels } = browser.devtools;
  const system = matchMedia(SYSTEM);
  let name = panels.themeName;
  const tell = (): void => callback(themeOf(name, system.matches));
  const changed = (themeName: string): void => {
    name = themeName;
    tell();
  };
  // Chromium has the event in the devtools page only, and only since 99.
  const event = panels.onThemeChanged as typeof panels.onThemeChanged | undefined;
  event?.addListener(changed);
  system.addEventListener('change', tell);
  tell();
  return () => {
    event?.removeListener(changed);
    system.removeEventListener('change', tell);
  };
}

function themeOf(name: string, systemIsDark: boolean): Theme {
  return NAMED[name] ?? (systemIsDark ? 'dark' : 'light');
}
