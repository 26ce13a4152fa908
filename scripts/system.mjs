// What tests and `npm start` need of the system: browsers, and the servers that configurations are proven on.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { findBrowser } from './browsers.mjs';
import { Problem, run, TOP } from './run.mjs';

const BROWSERS = {
  chromium: {
    name: 'Chromium',
    debian: 'chromium',
    variable: 'CHROME_PATH',
    home: 'https://www.chromium.org',
  },
  firefox: {
    name: 'Firefox',
    debian: 'firefox-esr',
    variable: 'FIREFOX_PATH',
    home: 'https://www.mozilla.org/firefox',
  },
};

/**
 * Debian packages of servers: those of `npm test`, and those of `npm run prove` beside them. Toolchains by their command: people seldom have
 * them from Debian, whose own is too old for some of what they build.
 */
const { core, heavy, toolchains } = JSON.parse(
  readFileSync(join(TOP, 'test', 'servers', 'support', 'debian-packages.json'), 'utf8'),
);
export const CORE_SERVERS = core;
export const ALL_SERVERS = [...core, ...heavy];
export const TOOLCHAINS = Object.keys(toolchains);

const canUseApt = () => process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');

const isInstalled = (name) =>
  spawnSync('dpkg-query', ['-W', '-f=${Status}', name], { encoding: 'utf8' }).stdout?.endsWith(' installed');

/** Only Debian's names are known: elsewhere the test that misses a server says which. */
const missingServers = (servers) =>
  existsSync('/usr/bin/dpkg-query') ? servers.filter((name) => !isInstalled(name)) : [];

const isOnPath = (command) =>
  (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, command)));

const missingToolchains = (commands) => commands.filter((command) => !isOnPath(command));

const missingBrowsers = (kinds) => kinds.filter((kind) => findBrowser(kind) === null);

async function installWithApt(packages) {
  console.log(
    `Of the system this installs, with apt-get: ${packages.join(', ')}. (--no-system keeps it from that.)`,
  );
  // A server that is installed starts by itself; `RUNLEVEL=1` keeps Debian from it: the tests start their own.
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  const options = { env, stdio: ['ignore', 'inherit', 'inherit'] };
  await run('apt-get', ['update', '-q'], options);
  await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...packages], options);
}

/** @throws a Problem when a variable names a browser where there is none. */
function checkVariables(kinds) {
  for (const kind of kinds) {
    const found = findBrowser(kind);
    if (found !== null && !existsSync(found))
      throw new Problem(
        `${BROWSERS[kind].variable} says ${found}, where there is no file: correct or unset it.`,
      );
  }
}

function problemWithout(kind) {
  const { name, debian, variable, home } = BROWSERS[kind];
  const how =
    process.platform === 'linux' ? `sudo apt-get install ${debian}, or your system's way` : `from ${home}`;
  return new Problem(
    `${name} is missing: install it (${how}), or set ${variable} to it, and run this again.`,
  );
}

/**
 * Installs what is missing of the system, where it may (`system`) and can, and says what.
 * @param needed `browsers`: `chromium`, `firefox`; `servers`: names of Debian packages; `commands`: toolchains
 * @param needed.isGoingOn whether something can be done without the browsers
 * @throws a Problem when a browser is missing after that, unless it was asked to leave the system alone and to go on
 */
export async function ensureSystem({ browsers, servers = [], commands = [], isGoingOn = false }, system) {
  checkVariables(browsers);
  const absent = () => [
    ...missingBrowsers(browsers).map((kind) => BROWSERS[kind].debian),
    ...missingServers(servers),
    ...missingToolchains(commands).map((command) => toolchains[command]),
  ];
  const missing = absent();
  if (missing.length === 0) return;
  if (system && canUseApt()) await installWithApt(missing);
  const left = absent();
  const [browser] = missingBrowsers(browsers);
  if (browser !== undefined && (system || !isGoingOn)) throw problemWithout(browser);
  if (left.length > 0)
    console.log(
      `Missing: ${left.join(', ')}. What starts them fails, and says so; everything else is tested.`,
    );
}
