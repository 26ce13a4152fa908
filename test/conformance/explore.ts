import { parseArgs } from 'node:util';
import { captureCases, captureInWorld } from './capture.ts';
import { disagreementLine, saveDisagreements } from './disagreements.ts';
import { exploreFirefox } from './firefox/explore.ts';
import { generateCase } from './generator/generate.ts';
import { generateChromiumCase } from './generator/special.ts';
import { generateChromiumWebCase, generateWebCase } from './generator/web.ts';
import { judge, WAYS_IN } from './judge.ts';
import { exploreWebKit } from './webkit/explore.ts';
import { misreadLines } from './read-back.ts';
import { scoreOf, scoreText } from './score.ts';
import { worldNamed } from './server/world.ts';
import type { CaseSpec } from './spec.ts';
import { unwitnessed, WITNESSES } from './witness.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    cases: { type: 'string', default: '2000' },
    /** `chromium`, `firefox` or `webkit`. */
    browser: { type: 'string', default: 'chromium' },
    /** The index of the first case: to run one case again. */
    from: { type: 'string', default: '0' },
    /** Off loopback, under the names of this world (server/world.ts); Chromium and Firefox only. */
    world: { type: 'string' },
    /** What is heard of the page itself (witness.ts): `none`, `passive` or `watched`; on loopback, in Chromium and Firefox. */
    witness: { type: 'string', default: 'none' },
  },
});
const [seed, count, from] = [values.seed, values.cases, values.from].map(Number) as [number, number, number];

const witness = WITNESSES.find((each) => each === values.witness) ?? 'none';
const world = values.world === undefined ? null : worldNamed(values.world);

function generate(index: number): CaseSpec {
  const forChromium = values.browser === 'chromium';
  if (world === null) return (forChromium ? generateChromiumCase : generateCase)(seed, index);
  return forChromium ? generateChromiumWebCase(seed, index, world) : generateWebCase(seed, index);
}

const specs = Array.from({ length: count }, (_, index) => generate(from + index));
const name = `${world === null ? '' : `${world.name}-`}seed-${seed}`;

function showProgress(done: number): void {
  if (process.stderr.isTTY) process.stderr.write(`\r${done} of ${count} cases`);
}

/** Looks for cases in which we and live Chromium disagree. */
async function exploreChromium(): Promise<void> {
  const capture = await (world === null
    ? captureCases(specs, showProgress, witness)
    : captureInWorld(world, specs, showProgress));
  console.log(`Chrome ${capture.browserVersion}, seed ${seed}`);
  if (witness !== 'none') {
    const without = judge(unwitnessed(capture), specs, 'captured');
    console.log(scoreText('captured, without what the page saw', scoreOf(specs.length, without)));
  }
  for (const wayIn of WAYS_IN) {
    const comparisons = judge(capture, specs, wayIn);
    const found = comparisons.filter(({ disagreements }) => disagreements.length > 0);
    console.log(scoreText(wayIn, scoreOf(specs.length, comparisons)));
    for (const each of found) console.log(`  ${disagreementLine(each)}`);
    const misread = misreadLines(capture, comparisons);
    for (const { line } of misread) console.log(`  misread: ${line}`);
    const file = await saveDisagreements(name, comparisons, capture, wayIn);
    if (file !== null) console.log(`  Details: ${file}`);
    if (found.length + misread.length > 0) process.exitCode = 1;
  }
}

if (values.browser === 'firefox') {
  process.exitCode = (await exploreFirefox(specs, name, world, showProgress, witness)) ? 1 : 0;
} else if (values.browser === 'webkit') {
  process.exitCode = (await exploreWebKit(specs, name, showProgress)) ? 1 : 0;
} else await exploreChromium();
