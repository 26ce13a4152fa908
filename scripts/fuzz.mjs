// `npm run fuzz`: the tests of properties with values that nobody tried. `-- --seed 7` tries those of one seed again, `-- --rounds 20` many.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runMain, runTool, TOP } from './run.mjs';
import { setUp } from './setup.mjs';

const options = {
  seed: { type: 'string', default: String(Date.now() % 1_000_000_000) },
  rounds: { type: 'string', default: '1' },
};

/** The unit tests that try properties. */
function propertyTests() {
  const files = readdirSync(join(TOP, 'test'), { recursive: true, encoding: 'utf8' });
  return files
    .filter((path) => /\.test\.tsx?$/.test(path) && !path.includes('node_modules'))
    .map((path) => join('test', path))
    .filter((path) => readFileSync(join(TOP, path), 'utf8').includes("'fast-check'"));
}

await runMain(async () => {
  const { values } = parseArgs({ options });
  await setUp();
  const files = propertyTests();
  const first = Number(values.seed);
  for (let seed = first; seed < first + Number(values.rounds); seed++) {
    console.log(`\nSeed ${seed} (again: npm run fuzz -- --seed ${seed})`);
    process.env.FUZZ_SEED = String(seed);
    const code = await runTool('vitest', ['run', '--project', 'unit', '--reporter=dot', ...files]);
    if (code !== 0) return code;
  }
  return 0;
});
