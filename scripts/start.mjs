// `npm start`: set-up, build, and a real browser with the extension on the lab of broken servers.
import { startOptions } from './arguments.mjs';
import { hasDisplay } from './browsers.mjs';
import { Problem, runMain, runTool, runTypeScript } from './run.mjs';
import { setUp } from './setup.mjs';
import { ensureSystem } from './system.mjs';

await runMain(async () => {
  const options = startOptions(process.argv.slice(2));
  if (options === null) return 0;
  await setUp();
  await ensureSystem({ browsers: [options.browser] }, options.system);
  const mode = options.browser === 'firefox' ? 'firefox' : 'chrome';
  if ((await runTool('vite', ['build', '--mode', mode, '--logLevel', 'warn'])) !== 0) {
    throw new Problem('The build failed: see above.');
  }
  const headless = options.headless || !hasDisplay();
  return runTypeScript(headless ? 'test/lab/report.ts' : 'test/lab/open.ts', [options.browser]);
});
