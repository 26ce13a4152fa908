// `npm test`: set-up, build, every check and every test, live browsers included. Further words narrow the tests, as vitest reads them.
import { check } from './check.mjs';
import { Problem, runMain, runTool } from './run.mjs';
import { ensureServers, setUp } from './setup.mjs';

await runMain(async () => {
  const only = process.argv.slice(2);
  await setUp(['chromium', 'firefox']);
  await ensureServers();
  if ((await runTool('npm', ['run', '--silent', 'build'])) !== 0) {
    throw new Problem('The build failed: see above.');
  }
  const failedChecks = only.length === 0 ? await check() : 0;
  const failedTests = await runTool('vitest', ['run', ...only]);
  if (failedChecks > 0)
    console.error(`${failedChecks} of the checks before the tests failed: see above them.`);
  return failedChecks > 0 || failedTests !== 0 ? 1 : 0;
});
