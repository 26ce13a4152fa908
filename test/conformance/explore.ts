import { parseArgs } from 'node:util';
import { captureCases } from './capture.ts';
import { disagreementLine, saveDisagreements } from './disagreements.ts';
import { exploreFirefox } from './firefox/explore.ts';
import { generateCase } from './generator/generate.ts';
import { generateChromiumCase } from './generator/special.ts';
import { judge, WAYS_IN } from './judge.ts';
import { exploreWebKit } from './webkit/explore.ts';
import { misreadLines } from './read-back.ts';
import { scoreOf, scoreText } from './score.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    cases: { type: 'string', default: '2000' },
    /** `chromium`, `firefox` or `webkit`. */
    browser: { type: 'string', default: 'chromium' },
    /** The index of the first case: to run one case again. */
    from: { type: 'string', default: '0' },
  },
});
const [seed, count, from] = [values.seed, values.cases, values.from].map(Number) as [number, number, number];

const generate = values.browser === 'chromium' ? generateChromiumCase : generateCase;
const specs = Array.from({ length: count }, (_, index) => generate(seed, from + index));

function showProgress(done: number): void {
  if (process.stderr.isTTY) process.stderr.write(`\r${done} of ${count} cases`);
}

/** Looks for cases in which we and live Chromium disagree. */
async function exploreChromium(): Promise<void> {
  const capture = await captureCases(specs, showProgress);
  console.log(`Chrome ${capture.browserVersion}, seed ${seed}`);
  for (const wayIn of WAYS_IN) {
    const comparisons = judge(capture, specs, wayIn);
    const found = comparisons.filter(({ disagreements }) => disagreements.length > 0);
    console.log(scoreText(wayIn, scoreOf(specs.length, comparisons)));
    for (const each of found) console.log(`  ${disagreementLine(each)}`);
    const misread = misreadLines(capture, comparisons);
    for (const { line } of misread) console.log(`  misread: ${line}`);
    const file = await saveDisagreements(`seed-${seed}`, comparisons, capture, wayIn);
    if (file !== null) console.log(`  Details: ${file}`);
    if (found.length + misread.length > 0) process.exitCode = 1;
  }
}

if (values.browser === 'firefox') {
  process.exitCode = (await exploreFirefox(specs, `seed-${seed}`, showProgress)) ? 1 : 0;
} else if (values.browser === 'webkit') {
  process.exitCode = (await exploreWebKit(specs, `seed-${seed}`, showProgress)) ? 1 : 0;
} else await exploreChromium();
