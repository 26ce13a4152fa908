import { parseArgs } from 'node:util';
import { captureCases } from './capture.ts';
import { disagreementLine, saveDisagreements } from './disagreements.ts';
import { generateCase } from './generator/generate.ts';
import { judge, WAYS_IN } from './judge.ts';
import { scoreOf, scoreText } from './score.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    cases: { type: 'string', default: '2000' },
    /** The index of the first case: to run one case again. */
    from: { type: 'string', default: '0' },
  },
});
const [seed, count, from] = [values.seed, values.cases, values.from].map(Number) as [number, number, number];

/** Looks for cases in which we and the live browser disagree. */
async function explore(): Promise<void> {
  const specs = Array.from({ length: count }, (_, index) => generateCase(seed, from + index));
  const capture = await captureCases(specs, (done) => {
    if (process.stderr.isTTY) process.stderr.write(`\r${done} of ${count} cases`);
  });
  console.log(`Chrome ${capture.browserVersion}, seed ${seed}`);
  for (const wayIn of WAYS_IN) {
    const comparisons = judge(capture, specs, wayIn);
    const found = comparisons.filter(({ disagreements }) => disagreements.length > 0);
    console.log(scoreText(wayIn, scoreOf(specs.length, comparisons)));
    for (const each of found) console.log(`  ${disagreementLine(each)}`);
    const file = await saveDisagreements(`seed-${seed}`, comparisons, capture, wayIn);
    if (file !== null) console.log(`  Details: ${file}`);
    if (found.length > 0) process.exitCode = 1;
  }
}

await explore();
