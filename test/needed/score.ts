import { caseName } from '../conformance/spec.ts';
import type { Replay, Trial } from './trial.ts';

/** How many of some replays came out as they have to, and those that did not. */
export interface Share {
  readonly right: number;
  readonly all: number;
  readonly wrong: readonly string[];
}

function lineOf({ blocked, without, outcome }: Replay): string {
  const { spec, request, corsError, ours, told } = blocked;
  const mode = `${ours.diagnosis.neededFor}${told === ours ? '' : ', wrongly'}`;
  const grant = without === '' ? '' : ` without ${without}`;
  return `${caseName(spec)} ${request.kind} in ${request.context}, ${corsError}, for ${mode}${grant}: ${outcome.kind} ${outcome.detail}`;
}

function shareOf(replays: readonly Replay[], isRight: (replay: Replay) => boolean): Share {
  const wrong = replays.filter((replay) => !isRight(replay));
  return { right: replays.length - wrong.length, all: replays.length, wrong: wrong.map(lineOf) };
}

/** Behind the check waits what no header decides: a closed port, `redirect: 'error'`. */
const reachesEnd = ({ outcome }: Replay): boolean => outcome.kind !== 'failed';

/** CORS no longer stops it. */
const passes = ({ outcome }: Replay): boolean => outcome.kind === 'passed' || outcome.kind === 'failed';

const blocks = ({ outcome }: Replay): boolean => outcome.kind === 'blocked';

/** A page without an origin that includes credentials is helped by no header, which only its mode tells. */
const canPass = ({ blocked }: Replay): boolean => blocked.told.diagnosis.unfixable === null;

/** Nobody should allow `null`, but a server that does lets it pass. */
const isMatterOfAdvice = ({ blocked }: Replay): boolean =>
  blocked.told.diagnosis.unfixable?.startsWith('opaque-origin') === true;

/** What has to come out of each way of asking again. */
export const sharesOf = (trial: Trial) => ({
  unchanged: shareOf(trial.unchanged, ({ blocked, outcome }) => outcome.detail === blocked.corsError),
  firstTry: shareOf(trial.firstTry.filter(canPass), passes),
  firstTryReduced: shareOf(trial.firstTryReduced.filter(reachesEnd), blocks),
  told: shareOf(trial.told, passes),
  toldReduced: shareOf(trial.toldReduced.filter(reachesEnd), blocks),
  unfixable: shareOf(
    trial.unfixable.filter((replay) => !isMatterOfAdvice(replay)),
    ({ outcome }) => outcome.kind !== 'passed',
  ),
  ownPolicy: shareOf(trial.ownPolicy, passes),
  ownPolicyReduced: shareOf(trial.ownPolicyReduced.filter(reachesEnd), blocks),
  sharedPolicy: shareOf(trial.sharedPolicy, passes),
});

type Way = keyof ReturnType<typeof sharesOf>;

const NAMES: Readonly<Record<Way, string>> = {
  unchanged: 'as it was: blocked by the same code',
  firstTry: 'as needed says, whatever the credentials mode: passes at the first try',
  firstTryReduced: 'without one of those grants: blocked again',
  told: 'credentials mode known, as needed says: passes',
  toldReduced: 'credentials mode known, without one of those grants: blocked again',
  unfixable: 'no header helps, everything granted: fails all the same',
  ownPolicy: 'policy for this request: passes',
  ownPolicyReduced: 'without one of its grants: blocked again',
  sharedPolicy: 'policy for all requests to its API: passes',
};

const percent = ({ right, all }: Share): string => ((100 * right) / Math.max(all, 1)).toFixed(2);

/** A line for each way. */
export const scoreText = (trial: Trial): string =>
  Object.entries(sharesOf(trial))
    .map(([way, share]) => `  ${NAMES[way as Way]}: ${share.right} of ${share.all} (${percent(share)}%)`)
    .join('\n');
