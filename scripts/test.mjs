// `npm test`: set-up, build, every check and every test but the heavy ones, live browsers included. Further words narrow the tests, as
// vitest reads them.
import { withoutSystem } from './arguments.mjs';
import { check } from './check.mjs';
import { Problem, runMain, runTool } from './run.mjs';
import { setUp } from './setup.mjs';
import { CORE_SERVERS, ensureSystem } from './system.mjs';

const PROJECTS = ['--project', 'unit', '--project', 'live'];

await runMain(async () => {
  const { words, system } = withoutSystem(process.argv.slice(2));
  await setUp();
  await ensureSystem({ browsers: ['chromium', 'firefox'], servers: CORE_SERVERS, isGoingOn: true }, system);
  if ((await runTool('npm', ['run', '--silent', 'build'])) !== 0) {
    throw new Problem('The build failed: see above.');
  }
  const failedChecks = words.length === 0 ? await check() : 0;
  const failedTests = await runTool('vitest', ['run', ...PROJECTS, ...words]);
  if (failedChecks > 0)
    console.error(`${failedChecks} of the checks before the tests failed: see above them.`);
  return failedChecks > 0 || failedTests !== 0 ? 1 : 0;
});
