import { type ChromiumDevtools, launchChromium } from '../browser/chromium.ts';
import { collect } from '../conformance/capture.ts';
import { generateChromiumCase } from '../conformance/generator/special.ts';
import { startPageServers } from '../conformance/page-cases.ts';
import type { Servers } from '../conformance/server/servers.ts';
import { type CaseSpec, type HostName, type Kind, SPECIAL_CONTEXTS } from '../conformance/spec.ts';
import type { Diagnosed } from '../../src/diagnosis/diagnosis.ts';
import type { Policy } from '../../src/fix/policy/policy.ts';
import { singleGrants } from './grants.ts';
import { createSharedPolicies, ownPolicy, singlePolicyGrants } from './policies.ts';
import { configuredAnswers } from './policy-server.ts';
import { type Blocked, readRecording, type Recording } from './recorded.ts';
import { type Answers, generousAnswers, mendedAnswers, replayOf } from './replay.ts';
import { type Outcome, runReplays } from './run-replays.ts';

/** A request that was asked again, and what the browser made of it. */
export interface Replay {
  readonly blocked: Blocked;
  /** '' where everything was granted; else the grant that was taken back. */
  readonly without: string;
  readonly outcome: Outcome;
}

/** Everything that one run found. */
export interface Trial {
  /** Asked again as it was: it must be blocked by the same code, or it cannot be judged by itself (its answer came from a cache, say). */
  readonly unchanged: readonly Replay[];
  /** Requests whose answers help, by themselves, asked again as `needed` says, which lets either credentials mode through. */
  readonly firstTry: readonly Replay[];
  readonly firstTryReduced: readonly Replay[];
  /** The same, with the mode that the page really asked with. */
  readonly told: readonly Replay[];
  readonly toldReduced: readonly Replay[];
  /** Requests that no header helps, as we say, answered by servers that grant everything. */
  readonly unfixable: readonly Replay[];
  /** The API configured for this request alone, and for all that was asked of it. */
  readonly ownPolicy: readonly Replay[];
  readonly ownPolicyReduced: readonly Replay[];
  readonly sharedPolicy: readonly Replay[];
}

/** A service worker answers by itself, and its page cannot be opened twice. */
const CONTEXTS = SPECIAL_CONTEXTS.filter((context) => context !== 'controlled');

const NEVER_BLOCKED: ReadonlySet<Kind> = new Set<Kind>(['websocket', 'frame-navigation', 'prefetch']);

const NEVER_ANSWERED: ReadonlySet<HostName> = new Set<HostName>(['closed', 'tls', 'unsafe']);

const canBeReplayed = ({ requests, hops }: CaseSpec): boolean =>
  !hops.some(({ host }) => NEVER_ANSWERED.has(host)) &&
  requests.every(
    ({ context, kind, mode }) => context !== 'controlled' && mode !== 'no-cors' && !NEVER_BLOCKED.has(kind),
  );

/** The cases of a seed from `from` on, but for those that are never blocked or cannot be replayed. */
export function replayableCases(seed: number, count: number, from = 0): CaseSpec[] {
  const cases: CaseSpec[] = [];
  for (let index = from; cases.length < count; index++) {
    const spec = generateChromiumCase(seed, index);
    if (canBeReplayed(spec)) cases.push(spec);
  }
  return cases;
}

/** Replays have numbers that no case has. */
const FIRST_INDEX = 10_000_000;

/** A request to ask again, with the answers that it meets. */
interface Wish {
  readonly blocked: Blocked;
  readonly without: string;
  readonly answers: readonly Answers[];
}

type Ask = (wishes: readonly Wish[]) => Promise<Replay[]>;

function createAsk(browser: ChromiumDevtools, servers: Servers): Ask {
  let index = FIRST_INDEX;
  return async (wishes) => {
    const specs = wishes.map(({ blocked, answers }) => replayOf(blocked, answers, index++));
    const outcomes = await runReplays(browser, servers, specs);
    return wishes.map(({ blocked, without }, position) => ({
      blocked,
      without,
      outcome: outcomes[position] ?? { kind: 'silent', detail: '' },
    }));
  };
}

type Choose = (blocked: Blocked) => Diagnosed;

const isFixable =
  (choose: Choose) =>
  (blocked: Blocked): boolean =>
    choose(blocked).diagnosis.unfixable === null;

const grantedWishes = (requests: readonly Blocked[], choose: Choose): Wish[] =>
  requests.filter(isFixable(choose)).map((blocked) => ({
    blocked,
    without: '',
    answers: mendedAnswers(blocked, choose(blocked).diagnosis.needed),
  }));

const reducedWishes = (requests: readonly Blocked[], choose: Choose): Wish[] =>
  requests.filter(isFixable(choose)).flatMap((blocked) => {
    const { diagnosis, exchange } = choose(blocked);
    return singleGrants(diagnosis.needed, exchange).map(({ grant, needed }) => ({
      blocked,
      without: grant,
      answers: mendedAnswers(blocked, needed),
    }));
  });

/** Every so many policies have each of their grants taken back. */
const REDUCED_POLICIES = 4;

function policyWishes(
  requests: readonly Blocked[],
  policyOf: (blocked: Blocked) => Policy | null,
  { addresses }: Servers,
) {
  const granted: Wish[] = [];
  const reduced: Wish[] = [];
  for (const [position, blocked] of requests.entries()) {
    const policy = policyOf(blocked);
    if (policy === null) continue;
    granted.push({ blocked, without: '', answers: configuredAnswers(blocked, policy, addresses) });
    if (position % REDUCED_POLICIES > 0) continue;
    for (const { grant, policy: smaller } of singlePolicyGrants(policy))
      reduced.push({ blocked, without: grant, answers: configuredAnswers(blocked, smaller, addresses) });
  }
  return { granted, reduced };
}

async function tryAll(ask: Ask, servers: Servers, recording: Recording): Promise<Trial> {
  const unchanged = await ask(
    recording.blocked.map((blocked) => ({ blocked, without: '', answers: blocked.answers })),
  );
  const requests = unchanged
    .filter(({ blocked, outcome }) => outcome.detail === blocked.corsError)
    .map(({ blocked }) => blocked);
  const ours: Choose = (blocked) => blocked.ours;
  const told: Choose = (blocked) => blocked.told;
  // What we assume rightly need not be asked twice.
  const differing = requests.filter((blocked) => blocked.told !== blocked.ours);
  const firstTry = await ask(grantedWishes(requests, ours));
  const firstTryReduced = await ask(reducedWishes(requests, ours));
  const asAssumed = ({ blocked }: Replay): boolean => blocked.told === blocked.ours;
  const own = policyWishes(requests, ownPolicy, servers);
  const shared = policyWishes(requests, createSharedPolicies(recording), servers);
  return {
    unchanged,
    firstTry,
    firstTryReduced,
    told: [...firstTry.filter(asAssumed), ...(await ask(grantedWishes(differing, told)))],
    toldReduced: [...firstTryReduced.filter(asAssumed), ...(await ask(reducedWishes(differing, told)))],
    unfixable: await ask(
      requests
        .filter((blocked) => !isFixable(told)(blocked))
        .map((blocked) => ({ blocked, without: '', answers: generousAnswers(blocked) })),
    ),
    ownPolicy: await ask(own.granted),
    ownPolicyReduced: await ask(own.reduced),
    sharedPolicy: await ask(shared.granted),
  };
}

/** Captures the cases in live Chromium, and asks the blocked requests again in all these ways. */
export async function tryNeeded(specs: readonly CaseSpec[]): Promise<Trial> {
  const servers = await startPageServers(CONTEXTS);
  try {
    const browser = await launchChromium();
    try {
      const capture = await collect(browser, servers, specs, () => undefined);
      // Nobody reads along from here on, which makes a replay cheap.
      await browser.devtools.close();
      return await tryAll(createAsk(browser, servers), servers, readRecording(capture, specs));
    } finally {
      await browser.close();
    }
  } finally {
    await servers.close();
  }
}
