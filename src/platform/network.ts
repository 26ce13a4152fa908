import { type BrowserEvent, devtools } from './browser.ts';

export type Unsubscribe = () => void;

/**
 * Hears every finished request of the inspected page as the HAR entry the browser makes of it, unchecked. Needs no permission, and neither
 * the Network panel nor ours need be open. Firefox leaves out what its Network panel's filter hides.
 */
export const onEntry = (callback: (entry: unknown) => void): Unsubscribe =>
  listen(devtools().network.onRequestFinished, callback);

/** Hears the URL of each new document of the inspected tab, when it is committed. */
export const onNavigated = (callback: (url: string) => void): Unsubscribe =>
  listen(devtools().network.onNavigated, callback);

function listen<Told>(event: BrowserEvent<Told>, callback: (told: Told) => void): Unsubscribe {
  event.addListener(callback);
  return () => event.removeListener(callback);
}

/**
 * The HAR log of everything that DevTools holds, unchecked. About 0.1 ms per entry in Chromium. In Firefox it loses entries, the browser's
 * own ones too, while requests are under way: ask only when somebody asked for it.
 */
export const readHar = (): Promise<unknown> =>
  new Promise((resolve) => void devtools().network.getHAR(resolve));
