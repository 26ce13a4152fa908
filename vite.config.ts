import { crx } from '@crxjs/vite-plugin';
import { defineConfig, type UserConfig } from 'vite';
import { firstLoad } from './scripts/first-load.ts';
import { manifestFor, type ExtensionBrowser } from './scripts/manifest.ts';
import { noMarkup } from './scripts/no-markup.ts';
import { ownCopy } from './scripts/own-copy.ts';
import { plainImports } from './scripts/plain-imports.ts';
import { reportPage } from './scripts/report-page.ts';

/** The minimum versions in `manifest.json`. */
const BROWSER_TARGETS: Record<ExtensionBrowser, string> = { chrome: 'chrome120', firefox: 'firefox140' };

const extension = (browser: ExtensionBrowser): UserConfig => ({
  plugins: [ownCopy, noMarkup, plainImports, reportPage, crx({ manifest: manifestFor(browser), browser })],
  build: {
    outDir: `dist/${browser}`,
    emptyOutDir: true,
    target: BROWSER_TARGETS[browser],
    modulePreload: false,
    // crxjs collects HTML from the manifest, which does not know these.
    rolldownOptions: {
      input: {
        panel: 'src/panel/panel.html',
        // Chrome lets the panel itself ask for a permission.
        ...(browser === 'firefox' ? { ask: 'src/background/ask.html' } : {}),
      },
      // No page of the extension exports anything.
      preserveEntrySignatures: false,
      output: {
        codeSplitting: {
          groups: [{ name: firstLoad(import.meta.dirname), debugName: 'first load of the panel' }],
          includeDependenciesRecursively: false,
        },
      },
      // Otherwise a file of numbers becomes a download of its own.
      optimization: { inlineConst: true },
    },
  },
});

const commandLine: UserConfig = {
  plugins: [reportPage],
  publicDir: false,
  // The package works when it is installed alone: what it uses is inside.
  ssr: { noExternal: true },
  build: {
    outDir: 'dist',
    emptyOutDir: false,
    target: 'node20',
    ssr: 'src/cli/main.ts',
    minify: false,
    rolldownOptions: {
      output: {
        entryFileNames: 'cli.js',
        chunkFileNames: 'cli/[name].js',
        // Comments and white space are half of what Node would read and compile at each start; names and lines of code stay.
        minify: { compress: false, mangle: false, codegen: { removeWhitespace: true } },
        banner: ({ isEntry }) => (isEntry ? '#!/usr/bin/env node' : ''),
      },
    },
  },
};

const library: UserConfig = {
  publicDir: false,
  // Playwright's runner is the one that the tests use.
  ssr: { noExternal: true, external: ['@playwright/test'] },
  build: {
    outDir: 'dist/library',
    emptyOutDir: true,
    target: 'node20',
    ssr: true,
    minify: false,
    rolldownOptions: {
      input: { index: 'src/library/index.ts', playwright: 'src/playwright/index.ts' },
      output: { entryFileNames: '[name].js', chunkFileNames: 'shared/[name].js' },
    },
  },
};

/** What of the documentation site runs in a browser: the decoder, which is the panel's page, and the search. `scripts/site/` writes the rest. */
const site: UserConfig = {
  root: 'scripts/site',
  base: './',
  appType: 'mpa',
  publicDir: false,
  plugins: [noMarkup, reportPage],
  build: {
    outDir: '../../site',
    emptyOutDir: true,
    target: BROWSER_TARGETS.chrome,
    modulePreload: false,
    rolldownOptions: {
      input: {
        decoder: 'scripts/site/decoder/panel.html',
        search: 'scripts/site/client/search.ts',
        checklist: 'scripts/site/client/checklist.ts',
      },
      output: { entryFileNames: '[name].js' },
    },
  },
};

/** `vite build --mode chrome | firefox | cli | library | site`: one build per thing that is shipped. */
export default defineConfig(({ mode }) => {
  if (mode === 'cli') return commandLine;
  if (mode === 'library') return library;
  if (mode === 'site') return site;
  return extension(mode === 'firefox' ? 'firefox' : 'chrome');
});
