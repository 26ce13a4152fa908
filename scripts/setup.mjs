// The packages that the other commands need, on a machine with nothing but git and Node. Fast when there is nothing to do.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Problem, run, runMain, TOP } from './run.mjs';
import { ensureSystem } from './system.mjs';

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
async function installPackages(folder, what) {
  if (isUpToDate(folder)) return;
  console.log(`Installing ${what} (npm ci) …`);
  // No package needs a script of its own: esbuild's, the only one of ours, makes its command start faster.
  const words = ['ci', '--ignore-scripts', '--no-audit', '--no-fund'];
  const npm = process.env.npm_execpath;
  const code = npm?.endsWith('.js')
    ? await run(process.execPath, [npm, ...words], { cwd: folder })
    : await run('npm', words, { cwd: folder, shell: process.platform === 'win32' });
  if (code !== 0) {
    throw new Problem(`npm could not install ${what}: see what it says above, then run this again.`);
  }
}

/** Installs the project's own packages. */
export async function setUp() {
  checkNode();
  await installPackages(TOP, 'the dependencies');
}

/** What only `npm run prove` starts, each in a package of its own: nobody else needs it. */
const PROVEN_WITH = [
  ['test/servers/apps', 'the frameworks that configurations are proven on'],
  ['test/playwright/older', 'the older versions of Playwright that the guard is proven with'],
];

/** Installs the packages that only `npm run prove` starts. */
export async function ensureFrameworks() {
  for (const [folder, what] of PROVEN_WITH) await installPackages(join(TOP, folder), what);
}

if (resolve(process.argv[1] ?? '') === fileURLToPath(import.meta.url)) {
  await runMain(async () => {
    await setUp();
    await ensureSystem({ browsers: ['chromium'] }, true);
    return 0;
  });
}
