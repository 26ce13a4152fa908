import { type CauseFinding, causesOf } from '../causes/causes-of.ts';
import { diagnoseExchange } from '../console/diagnosed.ts';
import type { Engine } from '../cors/engine.ts';
import { isHttp } from '../cors/origin.ts';
import type { Diagnosed } from '../diagnosis/diagnosis.ts';
import { emptyContext } from '../diagnosis/log/log-context.ts';
import { type LogEvidence, logEvidenceOf } from '../diagnosis/log/log-evidence.ts';
import { askAs, type Asked } from './ask.ts';
import type { PageRequest } from './page-request.ts';
import { onceEach, type Transport } from './transport.ts';

export const ENGINES: readonly Engine[] = ['chromium', 'firefox', 'webkit'];

/** What one page would get, in each engine. */
export interface Check {
  readonly request: PageRequest;
  readonly verdicts: Readonly<Record<Engine, Diagnosed>>;
  /** The engine whose answer the rest is about: Chromium, or the first that blocks where Chromium lets it pass. */
  readonly told: Diagnosed;
  /** Whether more than a preflight left. */
  readonly sent: Asked['sent'];
  /** Why nothing came back, in words for people; '' when something did. */
  readonly reason: string;
}

/** The answers of one run, and what they say about each other. */
export interface Checks {
  readonly checks: readonly Check[];
  readonly log: LogEvidence;
}

/**
 * Asks a server as pages would, one request after the other: what a server answers to one must not depend on how many others wait.
 * @param onCheck hears how many are done
 */
export async function checkAll(
  requests: readonly PageRequest[],
  transport: Transport,
  onCheck: (count: number) => void = () => undefined,
): Promise<Checks> {
  const checks: Check[] = [];
  for (const request of requests) {
    checks.push(await check(request, onceEach(transport)));
    onCheck(checks.length);
  }
  return { checks, log: logEvidenceOf(checks.map(({ told }) => told.exchange)) };
}

async function check(request: PageRequest, transport: Transport): Promise<Check> {
  const chromium = await askAs('chromium', request, transport);
  const firefox = await askAs('firefox', request, transport);
  const webkit = await askAs('webkit', request, transport);
  const verdicts = {
    chromium: diagnosed(chromium, request),
    firefox: diagnosed(firefox, request),
    webkit: diagnosed(webkit, request),
  };
  const all = ENGINES.map((engine) => verdicts[engine]);
  const told = all.find(({ diagnosis }) => diagnosis.verdict !== 'allowed') ?? verdicts.chromium;
  const { reason } = chromium;
  return { request, verdicts, told, sent: sentOf(told), reason };
}

/** What of it left: a preflight that is refused, or that stands for the request, is all there is. */
const sentOf = ({ exchange }: Diagnosed): Asked['sent'] =>
  exchange.hops.some(({ kind, sent }) => kind !== 'preflight' && sent) ? 'request' : 'preflight';

/** The mode is known here, so that no engine has an alternative. */
function diagnosed({ exchange, sent }: Asked, { credentials }: PageRequest): Diagnosed {
  const assuming = credentials ? 'credentials' : 'no-credentials';
  const result = diagnoseExchange(withOutcome(exchange, sent), emptyContext, { assuming });
  const isOpen = sent === 'preflight' && result.diagnosis.verdict === 'unknown';
  return {
    ...result,
    diagnosis: {
      ...result.diagnosis,
      // Its preflight decides: the request itself was held back on purpose.
      verdict: isOpen ? 'allowed' : result.diagnosis.verdict,
      assumptionMatters: false,
      alternatives: [],
    },
  };
}

/** Whether the server could be asked at all: the first hop of every engine came back. */
export const isUnreachable = ({ told, reason }: Check): boolean =>
  reason !== '' && told.exchange.hops.filter(({ status }) => status !== 0).length === 0;

/** Whether a page gets its answer in this engine. */
export const passes = ({ diagnosis: { verdict } }: Diagnosed): boolean =>
  verdict === 'allowed' || verdict === 'same-origin';

/** Whether it does in every engine. */
export const passesEverywhere = ({ verdicts }: Check): boolean =>
  ENGINES.every((engine) => passes(verdicts[engine]));

/** Why the server answered so, best first. */
export const causesOfCheck = ({ told }: Check, log: LogEvidence): readonly CauseFinding[] =>
  causesOf(told.exchange, told.diagnosis, log);

/** A browser says that a request failed whose connection did; everything else is for the rules to decide. */
function withOutcome(exchange: Asked['exchange'], sent: Asked['sent']): Asked['exchange'] {
  if (sent === 'preflight') return { ...exchange, outcome: 'unrecorded' };
  // What is never sent, is refused before: a redirect to another scheme.
  const isRefused = exchange.hops.some(({ error, url }) => error !== '' || !isHttp(url));
  return isRefused ? { ...exchange, outcome: 'failed' } : exchange;
}
