import { readFileSync } from 'node:fs';
import type { ManifestV3Export } from '@crxjs/vite-plugin';

export type ExtensionBrowser = 'chrome' | 'firefox';

/** Keys that only one browser knows: the other's store warns about them. */
const OWN_KEYS: Record<ExtensionBrowser, string> = {
  chrome: 'minimum_chrome_version',
  firefox: 'browser_specific_settings',
};

/** Firefox runs the background as a page, Chrome as a service worker. */
const BACKGROUND_KEYS: Record<ExtensionBrowser, string> = { chrome: 'service_worker', firefox: 'scripts' };

const readJson = (path: string) => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));

/** `manifest.json` less the keys that only the other browser knows, with the version that package.json says. */
export function manifestFor(browser: ExtensionBrowser): ManifestV3Export {
  const manifest = { ...readJson('../manifest.json'), version: readJson('../package.json').version };
  const other = browser === 'chrome' ? 'firefox' : 'chrome';
  delete manifest[OWN_KEYS[other]];
  delete manifest.background[BACKGROUND_KEYS[other]];
  return manifest;
}
