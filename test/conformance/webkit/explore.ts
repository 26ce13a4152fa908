import { disagreementLine, isDisagreement, saveDisagreements } from '../lines/disagreements.ts';
import { scoreText } from '../lines/score.ts';
import type { CaseSpec } from '../spec.ts';
import { captureInWebKit } from './capture.ts';
import { judge, observed } from './judge.ts';

/** Looks for cases in which we and live WebKit disagree; gives whether there were any. */
export async function exploreWebKit(
  specs: readonly CaseSpec[],
  name: string,
  onProgress: (done: number) => void,
): Promise<boolean> {
  const capture = await captureInWebKit(specs, onProgress);
  console.log(`${capture.userAgent}, ${name}`);
  const { comparisons, score, leftOut } = judge(capture, specs);
  console.log(scoreText(`as a proxy sees it (${leftOut} left out: from the cache)`, score));
  for (const each of comparisons.filter(isDisagreement)) console.log(`  ${disagreementLine(each)}`);
  const file = await saveDisagreements(`webkit-${name}`, comparisons, observed(capture));
  if (file !== null) console.log(`  Details: ${file}`);
  return file !== null;
}
