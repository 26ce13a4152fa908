// `npm run package`: the zips for the stores, in `packages/`. The same commit gives the same bytes: files are sorted and carry one date.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { zipSync } from 'fflate';
import { lintFirefox } from './lint-firefox.mjs';
import { problemsOf } from './package-contents.mjs';
import { Problem, runMain, runTool, TOP } from './run.mjs';
import { setUp } from './setup.mjs';

const OUTPUT = join(TOP, 'packages');

/** The first day that a zip can name. Any fixed one does: stores show the day of the upload. */
const DATE = new Date(1980, 0, 1);

const { version } = JSON.parse(readFileSync(join(TOP, 'package.json'), 'utf8'));

/** Every file below `folder`, by its path with slashes, in the order of those paths. */
function filesBelow(folder) {
  const paths = readdirSync(folder, { recursive: true }).filter((path) =>
    statSync(join(folder, path)).isFile(),
  );
  const names = paths.map((path) => path.split(sep).join('/')).toSorted();
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name))]));
}

function write(name, bytes) {
  const path = join(OUTPUT, name);
  writeFileSync(path, bytes);
  const digest = createHash('sha256').update(bytes).digest('hex');
  console.log(`${relative(TOP, path)}  ${Math.ceil(bytes.length / 1024)} KB  sha256 ${digest}`);
}

/** @throws a Problem when the zip would hold what it must not, or lack what it needs. */
function packExtension(browser) {
  const files = filesBelow(join(TOP, 'dist', browser));
  const problems = problemsOf(files, browser, version);
  if (problems.length > 0) throw new Problem(`dist/${browser} cannot be packed: ${problems.join('; ')}.`);
  write(`cors-lens-${version}-${browser}.zip`, zipSync(files, { level: 9, mtime: DATE }));
}

/** What the store of Firefox builds by itself to compare: the files that git knows at this commit. */
function packSources() {
  const listed = spawnSync('git', ['ls-files', '-z'], { cwd: TOP, encoding: 'utf8', maxBuffer: 1 << 26 });
  if (listed.status !== 0) {
    throw new Problem('The sources cannot be packed: git does not list them. Run this in a clone.');
  }
  const names = listed.stdout.split('\0').filter((name) => name !== '');
  const files = Object.fromEntries(names.toSorted().map((name) => [name, readFileSync(join(TOP, name))]));
  write(`cors-lens-${version}-sources.zip`, zipSync(files, { level: 9, mtime: DATE }));
}

/** @throws a Problem when the linter of Firefox's store finds something. */
async function lint() {
  const found = await lintFirefox();
  if (found.length > 0) throw new Problem(`The linter of Firefox's store found: ${found.join('; ')}`);
}

await runMain(async () => {
  // Whatever the shell says: with another the bundler writes the folders of the sources into what it builds.
  process.env.NODE_ENV = 'production';
  await setUp();
  if ((await runTool('npm', ['run', '--silent', 'build'])) !== 0) {
    throw new Problem('The build failed: see above.');
  }
  await lint();
  rmSync(OUTPUT, { recursive: true, force: true });
  mkdirSync(OUTPUT, { recursive: true });
  for (const browser of ['chrome', 'firefox']) packExtension(browser);
  packSources();
  if ((await runTool('npm', ['pack', '--silent', '--pack-destination', 'packages'])) !== 0) {
    throw new Problem('npm could not pack the command line: see above.');
  }
  return 0;
});
