// `npm run prove`: the heavy tests, with the servers and frameworks that they alone need. Further words narrow them, as vitest reads them.
import { withoutSystem } from './arguments.mjs';
import { Problem, runMain, runTool, runTypeScript } from './run.mjs';
import { ensureFrameworks, setUp } from './setup.mjs';
import { ALL_SERVERS, ensureSystem, TOOLCHAINS } from './system.mjs';

await runMain(async () => {
  const { words, system } = withoutSystem(process.argv.slice(2));
  await setUp();
  await ensureFrameworks();
  await ensureSystem(
    { browsers: ['chromium', 'firefox'], servers: ALL_SERVERS, commands: TOOLCHAINS, isGoingOn: true },
    system,
  );
  await runTypeScript('test/servers/support/prepare.ts');
  if ((await runTool('npm', ['run', '--silent', 'build'])) !== 0) {
    throw new Problem('The build failed: see above.');
  }
  return runTool('vitest', ['run', '--project', 'prove', ...words]);
});
