// `npm run lab`: the lab of broken servers alone, for a browser of your own.
import { runMain, runTypeScript } from './run.mjs';
import { setUp } from './setup.mjs';

await runMain(async () => {
  await setUp();
  return runTypeScript('test/lab/serve.ts', process.argv.slice(2));
});
