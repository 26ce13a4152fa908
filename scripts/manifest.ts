import { readFileSync } from 'node:fs';
import type { ManifestV3Export } from '@crxjs/vite-plugin';

export type ExtensionBrowser = 'chrome' | 'firefox';

/** Keys that only one browser knows: the other's store warns about them. */
const OWN_KEYS: Record<ExtensionBrowser, string> = {
  chrome: 'minimum_chrome_version',
  firefox: 'browser_specific_settings',
};

/** `manifest.json` less the keys that only the other browser knows. */
export function manifestFor(browser: ExtensionBrowser): ManifestV3Export {
  const manifest = JSON.parse(readFileSync(new URL('../manifest.json', import.meta.url), 'utf8'));
  delete manifest[OWN_KEYS[browser === 'chrome' ? 'firefox' : 'chrome']];
  return manifest;
}
