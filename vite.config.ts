import { crx } from '@crxjs/vite-plugin';
import { defineConfig, type UserConfig } from 'vite';
import { manifestFor, type ExtensionBrowser } from './scripts/manifest.ts';

/** Chrome's minimum in `manifest.json`; Firefox's is of the same age. */
const BROWSER_TARGETS: Record<ExtensionBrowser, string> = { chrome: 'chrome120', firefox: 'firefox142' };

/**
 * What the devtools page runs, some of which the panel shares: one chunk instead of several small ones, which compress worse. It is loaded
 * each time that DevTools opens.
 */
const CAPTURE =
  /webextension-polyfill|src\/(?:platform\/(?:browser|network|panels)|devtools\/(?!devtools)|exchange\/(?:bounds|read-|unknown|header-interner))/;

const extension = (browser: ExtensionBrowser): UserConfig => ({
  plugins: [crx({ manifest: manifestFor(browser), browser })],
  build: {
    outDir: `dist/${browser}`,
    emptyOutDir: true,
    target: BROWSER_TARGETS[browser],
    modulePreload: false,
    // crxjs collects HTML from the manifest, which knows the devtools page only.
    rolldownOptions: {
      input: { panel: 'src/panel/panel.html' },
      output: { codeSplitting: { groups: [{ name: 'capture', test: CAPTURE }] } },
    },
  },
});

const commandLine: UserConfig = {
  publicDir: false,
  build: {
    outDir: 'dist',
    emptyOutDir: false,
    target: 'node20',
    ssr: 'src/cli/main.ts',
    minify: false,
    rolldownOptions: { output: { entryFileNames: 'cli.js', banner: '#!/usr/bin/env node' } },
  },
};

/** `vite build --mode chrome | firefox | cli`: one build per thing that is shipped. */
export default defineConfig(({ mode }) =>
  mode === 'cli' ? commandLine : extension(mode === 'firefox' ? 'firefox' : 'chrome'),
);
