import { parseArgs } from 'node:util';
import { scoreText, sharesOf } from './score.ts';
import { replayableCases, tryNeeded } from './trial.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    cases: { type: 'string', default: '2000' },
    /** The index of the first case: to run one case again. */
    from: { type: 'string', default: '0' },
  },
});
const [seed, count, from] = [values.seed, values.cases, values.from].map(Number) as [number, number, number];

/** Looks for blocked requests that do not pass as `needed` and `policy` say, or would pass with less. */
const started = performance.now();
const trial = await tryNeeded(replayableCases(seed, count, from));
for (const [what, { wrong }] of Object.entries(sharesOf(trial)))
  for (const line of wrong) console.log(`${what}\n    ${line}`);
const seconds = Math.round((performance.now() - started) / 1000);
console.log(`Seed ${seed}, ${count} cases, ${seconds} s\n${scoreText(trial)}`);
