import { computed, signal, type ReadonlySignal } from '@preact/signals';
import type { Theme } from '../adapter.ts';

const SYSTEM_IS_DARK = '(prefers-color-scheme: dark)';

/** The names that DevTools gives its themes; those of others (`default` in Chromium, `auto` in Firefox) follow the system. */
const NAMED: Readonly<Partial<Record<string, Theme>>> = { dark: 'dark', light: 'light' };

/** What the system asks for, followed for as long as the document lives. */
function systemTheme(): ReadonlySignal<Theme> {
  const query = matchMedia(SYSTEM_IS_DARK);
  const theme = signal<Theme>('light');
  const follow = (): void => {
    theme.value = query.matches ? 'dark' : 'light';
  };
  query.addEventListener('change', follow);
  follow();
  return theme;
}

/** The theme of DevTools by the name that the browser gives it; the system's where that says nothing. */
export function devtoolsTheme(themeName: () => string): ReadonlySignal<Theme> {
  const system = systemTheme();
  return computed(() => NAMED[themeName()] ?? system.value);
}
