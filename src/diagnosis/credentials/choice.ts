import type { Engine } from '../../cors/engine.ts';
import { hasHeader } from '../../cors/header-list.ts';
import type { Exchange, Hop } from '../../exchange/exchange.ts';
import type { Alternative, Blocking, CredentialsAssumption } from '../diagnosis.ts';
import { type Decision, decide } from '../decision.ts';
import type { LogContext } from '../log/log-context.ts';
import type { TracedHop } from '../trace.ts';
import { modesThatThePageLeaves } from './what-the-page-tells.ts';

/** The decision under a credentials mode, made when it is asked for first: most requests pass, and then one is enough. */
export type Decisions = (assuming: CredentialsAssumption) => Decision;

/** The decisions about one exchange. */
export function decideLazily(
  exchange: Exchange,
  traced: readonly TracedHop[],
  context: LogContext,
): Decisions {
  let credentials: Decision | null = null;
  let noCredentials: Decision | null = null;
  return (assuming) =>
    assuming === 'credentials'
      ? (credentials ??= decide(exchange, traced, context, true))
      : (noCredentials ??= decide(exchange, traced, context, false));
}

/** The mode that explains what happened, and what the other would mean. */
export interface Choice {
  readonly assuming: CredentialsAssumption;
  readonly decision: Decision;
  /** Nothing rules the other mode out. */
  readonly open: boolean;
  readonly alternatives: readonly Alternative[];
}

const other = (assuming: CredentialsAssumption): CredentialsAssumption =>
  assuming === 'credentials' ? 'no-credentials' : 'credentials';

/**
 * Picks the credentials mode: one that contradicts what the browser did is out; between two that do not, the one of which the page itself tells,
 * or else `preferred`, unless the traffic proves one.
 * null when neither explains a failure: it was not CORS.
 */
export function choose(
  exchange: Exchange,
  traced: readonly TracedHop[],
  decisions: Decisions,
  preferred: CredentialsAssumption,
  proof: CredentialsAssumption | null,
): Choice | null {
  const isLeftByLog = (assuming: CredentialsAssumption): boolean =>
    (proof === null || proof === assuming) && isPossible(exchange, traced, decisions(assuming).blocking);
  const fits = modesThatThePageLeaves(exchange, isLeftByLog, (mode) => decisions(mode).blocking);
  if (!fits(preferred)) {
    const rest = other(preferred);
    return fits(rest) ? { assuming: rest, decision: decisions(rest), open: false, alternatives: [] } : null;
  }
  const decision = decisions(preferred);
  // Nobody needs to know under which other mode a request would have passed as well.
  const open = exchange.outcome !== 'succeeded' && fits(other(preferred));
  const alternatives = open ? alternativesTo(preferred, decisions) : [];
  return { assuming: preferred, decision, open, alternatives };
}

/** What the other mode than the one that is assumed would mean, where that is something else. */
export function alternativesTo(assuming: CredentialsAssumption, decisions: Decisions): Alternative[] {
  const { blocking } = decisions(other(assuming));
  if (blocking === null || isSameAnswer(blocking, decisions(assuming).blocking)) return [];
  return [{ ...blocking, assuming: other(assuming) }];
}

const isSameAnswer = (one: Blocking, another: Blocking | null): boolean =>
  one.corsError === another?.corsError &&
  one.failedParameter === another.failedParameter &&
  one.hop === another.hop;

/** Whether the browser can have decided so, given what it did next. */
function isPossible(exchange: Exchange, traced: readonly TracedHop[], blocking: Blocking | null): boolean {
  const last = traced.at(-1);
  switch (exchange.outcome) {
    case 'succeeded':
      return blocking === null;
    case 'failed':
      return blocking !== null && !wentOnAfter(exchange, traced, blocking);
    case 'unrecorded':
      return blocking !== null;
    case 'unknown':
      if (blocking !== null) return !wentOnAfter(exchange, traced, blocking);
      // A request that was not sent although its preflight passed, or no answer at all.
      return last?.answered ?? false;
  }
}

/**
 * Whether a request that got no answer left the browser. Firefox tells by its timings; elsewhere `Host` does, which is added on the wire: a
 * proxy shows it, and DevTools do not for a request that was kept back.
 */
export function wasSent(engine: Engine, { sent, synthesized, requestHeaders }: Hop): boolean {
  if (engine === 'firefox') return sent;
  return !synthesized && (hasHeader(requestHeaders, 'host') || hasHeader(requestHeaders, ':authority'));
}

/**
 * Whether the browser went on after the hop: then it did not block. A blocked redirect is not followed; behind a preflight stands the entry
 * of the request that was not sent.
 */
function wentOnAfter({ browser }: Exchange, traced: readonly TracedHop[], { hop }: Blocking): boolean {
  if (hop === null) return false;
  const unsent = traced[hop]?.hop.kind === 'preflight' ? hop + 1 : hop;
  if (traced.length - 1 > unsent) return true;
  const last = traced[unsent];
  if (last === undefined || last.index === hop) return false;
  return last.answered || wasSent(browser.engine, last.hop);
}
