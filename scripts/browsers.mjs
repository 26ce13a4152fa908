// Plain JavaScript without dependencies: the set-up runs it before anything is installed.
import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

const CHROMIUM_COMMANDS = ['chromium', 'chromium-browser', 'chrome', 'google-chrome', 'google-chrome-stable'];
const FIREFOX_COMMANDS = ['firefox-esr', 'firefox', 'firefox-developer-edition', 'firefox-nightly'];

/** Places outside PATH where installers put a browser; Chromium comes before Chrome, which no longer loads unpacked extensions. */
const CHROMIUM_PLACES = {
  linux: ['/usr/bin/chromium', '/snap/bin/chromium', '/opt/google/chrome/chrome'],
  darwin: [
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
    '/Applications/Google Chrome Canary.app/Contents/MacOS/Google Chrome Canary',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ],
  win32: [
    'Chromium\\Application\\chrome.exe',
    'Google\\Chrome for Testing\\Application\\chrome.exe',
    'Google\\Chrome\\Application\\chrome.exe',
  ],
};
const FIREFOX_PLACES = {
  linux: ['/usr/bin/firefox-esr', '/usr/bin/firefox', '/snap/bin/firefox'],
  darwin: ['/Applications/Firefox.app/Contents/MacOS/firefox'],
  win32: ['Mozilla Firefox\\firefox.exe'],
};

const isExecutable = (path) => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

const onPath = (commands) => {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return commands.flatMap((command) => folders.map((folder) => join(folder, command + suffix)));
};

const installed = (places) => {
  const here = places[process.platform] ?? [];
  if (process.platform !== 'win32') return here;
  const roots = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA];
  return roots.filter(Boolean).flatMap((root) => here.map((place) => join(root, place)));
};

/** Chrome for Testing as Playwright (`ms-playwright/chromium-*`) and Puppeteer (`puppeteer/chrome/*`) unpack it. */
const downloaded = () => {
  const home = homedir();
  const caches = [join(home, '.cache'), join(home, 'Library', 'Caches'), join(home, 'AppData', 'Local')];
  const folders = caches.flatMap((cache) => [
    join(cache, 'ms-playwright'),
    join(cache, 'puppeteer', 'chrome'),
  ]);
  const versions = folders.filter(existsSync).flatMap((folder) =>
    readdirSync(folder)
      .toSorted()
      .toReversed()
      .map((version) => join(folder, version)),
  );
  const inside = [
    'chrome-linux/chrome',
    'chrome-linux64/chrome',
    'chrome-mac/Chromium.app/Contents/MacOS/Chromium',
    'chrome-win/chrome.exe',
    'chrome-win64/chrome.exe',
  ];
  return versions.flatMap((version) => inside.map((path) => join(version, ...path.split('/'))));
};

/** The first browser of the kind that can be started, or null. `CHROME_PATH` and `FIREFOX_PATH` win over every search. */
export function findBrowser(kind) {
  const own = kind === 'firefox' ? process.env.FIREFOX_PATH : process.env.CHROME_PATH;
  if (own) return own;
  const candidates =
    kind === 'firefox'
      ? [...onPath(FIREFOX_COMMANDS), ...installed(FIREFOX_PLACES)]
      : [...onPath(CHROMIUM_COMMANDS), ...downloaded(), ...installed(CHROMIUM_PLACES)];
  return candidates.find(isExecutable) ?? null;
}

/** Where Debian and Ubuntu put WebKitGTK's own small browser, newest first. Only tests use it. */
const WEBKIT_FOLDERS = ['x86_64-linux-gnu', 'aarch64-linux-gnu'].flatMap((machine) =>
  ['webkitgtk-6.0', 'webkit2gtk-4.1', 'webkit2gtk-4.0'].map((name) => `/usr/lib/${machine}/${name}`),
);

/** WebKit's MiniBrowser, or null. `WEBKIT_PATH` wins over every search. */
export function findWebKit() {
  if (process.env.WEBKIT_PATH) return process.env.WEBKIT_PATH;
  return WEBKIT_FOLDERS.map((folder) => join(folder, 'MiniBrowser')).find(isExecutable) ?? null;
}

/** Whether a window can be shown: Linux needs X11 or Wayland, the others always have a screen. */
export const hasDisplay = () =>
  process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
