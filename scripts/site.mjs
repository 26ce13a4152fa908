// `npm run site:build`: the documentation site into `site/`. `npm run site` serves it as well, to this machine alone.
import { Problem, run, runMain, runTool } from './run.mjs';
import { setUp } from './setup.mjs';

const mode = ['--mode', 'site'];

async function build() {
  if ((await runTool('vite', ['build', ...mode, '--logLevel', 'warn'])) !== 0) {
    throw new Problem('The decoder and the search could not be built: see above.');
  }
  // The pages are written with Preact, which this project's settings for Node know.
  const parameters = ['--import', 'tsx', 'scripts/site/build.ts'];
  const env = { ...process.env, TSX_TSCONFIG_PATH: 'tsconfig.node.json' };
  if ((await run(process.execPath, parameters, { env })) !== 0) {
    throw new Problem('The pages could not be written: see above.');
  }
}

await runMain(async () => {
  await setUp();
  await build();
  if (!process.argv.includes('--serve')) return 0;
  return runTool('vite', ['preview', ...mode, '--host', '127.0.0.1']);
});
