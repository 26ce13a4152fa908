import { build } from 'vite';
import type { CaseSpec } from '../spec.ts';
import { captureInFirefox, captureInFirefoxWorld } from './capture.ts';
import { disagreementLine, isDisagreement, saveDisagreements } from '../lines/disagreements.ts';
import { judge, observed, WAYS_IN } from './judge.ts';
import { scoreText } from '../lines/score.ts';
import type { World } from '../server/world.ts';
import { unwitnessed, type Witness } from '../witness.ts';

/** Looks for cases in which we and live Firefox disagree; gives whether there were any. */
export async function exploreFirefox(
  specs: readonly CaseSpec[],
  name: string,
  world: World | null,
  onProgress: (done: number) => void,
  witness: Witness,
): Promise<boolean> {
  await build({ mode: 'firefox', logLevel: 'error' });
  const capture = await (world === null
    ? captureInFirefox(specs, onProgress, witness)
    : captureInFirefoxWorld(world, specs, onProgress));
  console.log(`${capture.userAgent}, ${name}`);
  if (witness !== 'none') {
    const { score } = judge(unwitnessed(capture), specs, 'captured');
    console.log(scoreText('captured, without what the page saw', score));
  }
  let disagreed = false;
  for (const wayIn of WAYS_IN) {
    const { comparisons, score } = judge(capture, specs, wayIn);
    console.log(scoreText(wayIn, score));
    for (const each of comparisons.filter(isDisagreement)) console.log(`  ${disagreementLine(each)}`);
    const file = await saveDisagreements(`firefox-${name}-${wayIn}`, comparisons, observed(capture, wayIn));
    if (file !== null) console.log(`  Details: ${file}`);
    disagreed ||= file !== null;
  }
  return disagreed;
}
