// Everything that the other commands need, on a machine with nothing but git and Node. Fast when there is nothing to do.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findBrowser } from './browsers.mjs';
import { Problem, run, runMain, TOP } from './run.mjs';

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

function checkNode() {
  const { engines } = JSON.parse(readFileSync(join(TOP, 'package.json'), 'utf8'));
  const wanted = engines.node.match(/\d+/g).map(Number);
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < wanted[0] || (major === wanted[0] && minor < wanted[1])) {
    throw new Problem(`Node ${process.versions.node} is too old: install Node ${wanted.join('.')} or newer.`);
  }
}

/** npm writes its own lock file last, so that an interrupted installation counts as none. */
function isUpToDate(folder) {
  const installed = join(folder, 'node_modules', '.package-lock.json');
  return (
    existsSync(installed) &&
    statSync(installed).mtimeMs >= statSync(join(folder, 'package-lock.json')).mtimeMs
  );
}

/** Installs what the lock file of `folder` lists; `what` names it for people. */
async function installPackages(folder, what, parameters = []) {
  if (isUpToDate(folder)) return;
  console.log(`Installing ${what} (npm ci) …`);
  const words = ['ci', '--no-audit', '--no-fund', ...parameters];
  const npm = process.env.npm_execpath;
  const code = npm?.endsWith('.js')
    ? await run(process.execPath, [npm, ...words], { cwd: folder })
    : await run('npm', words, { cwd: folder, shell: process.platform === 'win32' });
  if (code !== 0) {
    throw new Problem(`npm could not install ${what}: see what it says above, then run this again.`);
  }
}

const canUseApt = () => process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');

async function installWithApt(packages) {
  console.log(`Installing ${packages.join(', ')} (apt-get install) …`);
  // A server that is installed starts by itself; `RUNLEVEL=1` keeps Debian from it: the tests start their own.
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  const options = { env, stdio: ['ignore', 'inherit', 'inherit'] };
  await run('apt-get', ['update', '-q'], options);
  await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...packages], options);
}

async function ensureBrowser(kind) {
  if (findBrowser(kind) === null && canUseApt()) await installWithApt([BROWSERS[kind].debian]);
  const found = findBrowser(kind);
  if (found !== null && existsSync(found)) return;
  const { name, debian, variable, home } = BROWSERS[kind];
  if (found !== null)
    throw new Problem(`${variable} says ${found}, where there is no file: correct or unset it.`);
  const how =
    process.platform === 'linux' ? `sudo apt-get install ${debian}, or your system's way` : `from ${home}`;
  throw new Problem(`${name} is missing: install it (${how}), or set ${variable} to it, and run this again.`);
}

const SERVERS = 'test/servers/support/debian-packages.json';

const isInstalled = (name) =>
  spawnSync('dpkg-query', ['-W', '-f=${Status}', name], { encoding: 'utf8' }).stdout?.endsWith(' installed');

/** The frameworks that tests start, in a package of their own: nobody else needs them. */
const FRAMEWORKS = join(TOP, 'test', 'servers', 'apps');

/** The servers that tests start. Where apt cannot be used, the test that misses one says which. */
export async function ensureServers() {
  await installPackages(FRAMEWORKS, 'the frameworks that configurations are tested on', ['--ignore-scripts']);
  if (!canUseApt()) return;
  const { packages } = JSON.parse(readFileSync(join(TOP, SERVERS), 'utf8'));
  const missing = packages.filter((name) => !isInstalled(name));
  if (missing.length > 0) await installWithApt(missing);
}

/**
 * Installs what is missing.
 * @param browsers the kinds that the caller is going to start: `chromium`, `firefox`
 */
export async function setUp(browsers) {
  checkNode();
  await installPackages(TOP, 'the dependencies');
  for (const kind of browsers) await ensureBrowser(kind);
}

if (resolve(process.argv[1] ?? '') === fileURLToPath(import.meta.url)) {
  await runMain(async () => {
    await setUp(['chromium']);
    return 0;
  });
}
