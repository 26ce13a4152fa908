import { consoleMessage as messageOf } from '../console/write/console-message.ts';
import { type CauseFinding, causesOf } from '../causes/causes-of.ts';
import type { LogEvidence } from '../diagnosis/log/log-evidence.ts';
import type { Alternative, Diagnosed, NeededHop, Unfixable, Warning } from '../diagnosis/diagnosis.ts';
import { logWarnings } from '../diagnosis/log/log-warnings.ts';
import type { Exchange } from '../exchange/exchange.ts';
import { isAnsweredInPlace } from '../causes/arranged.ts';
import { causeSummary } from '../causes/words-of.ts';
import { isToldTime } from '../exchange/reading/untimed.ts';
import { plainText } from '../explain/rich-text.ts';
import { summary } from '../explain/headline.ts';
import { ANSWERED_IN_PLACE, unfixableText } from '../explain/unfixable.ts';
import { warningText } from '../explain/warning.ts';
import { detectServer } from '../fix/detect/detect.ts';
import { policyFor } from '../fix/policy/policy-for.ts';
import type {
  AlternativeDocument,
  CauseDocument,
  ExchangeDocument,
  NeededDocument,
  WarningDocument,
} from './types.ts';

const alternativeJson = (exchange: Exchange, alternative: Alternative): AlternativeDocument => ({
  assuming: alternative.assuming,
  phase: alternative.phase,
  corsError: alternative.corsError,
  failedParameter: alternative.failedParameter,
  consoleMessage: messageOf(exchange, alternative),
});

const neededJson = ({ kind, url, hop, status, set, remove }: NeededHop): NeededDocument => ({
  kind,
  url,
  seen: hop !== null,
  status,
  set,
  remove,
});

const warningJson = (warning: Warning): WarningDocument => ({
  id: warning.id,
  summary: plainText(warningText(warning).title),
});

const causeJson = (cause: CauseFinding, exchange: Exchange): CauseDocument => ({
  id: cause.id,
  confidence: cause.confidence,
  summary: plainText(causeSummary(cause, exchange)),
});

function unfixableJson(unfixable: Unfixable | null, inPlace: boolean): string | null {
  if (unfixable !== null) return plainText(unfixableText(unfixable));
  return inPlace ? ANSWERED_IN_PLACE : null;
}

/** One exchange as a plain object: the document that scripts rely on, so that every field is always there. `log`: what the rest of its file shows. */
export function exchangeJson(diagnosed: Diagnosed, log: LogEvidence): ExchangeDocument {
  const { exchange, diagnosis, consoleMessage } = diagnosed;
  const { blocking, unfixable } = diagnosis;
  const causes = causesOf(exchange, diagnosis, log);
  const inPlace = diagnosis.verdict === 'blocked' && isAnsweredInPlace(causes, exchange);
  return {
    url: exchange.url,
    method: exchange.method,
    origin: exchange.origin,
    initiator: exchange.initiator,
    startedDateTime: isToldTime(exchange.startedAt) ? new Date(exchange.startedAt).toISOString() : null,
    browser: exchange.browser.engine,
    verdict: diagnosis.verdict,
    phase: blocking?.phase ?? null,
    corsError: blocking?.corsError ?? null,
    failedParameter: blocking?.failedParameter ?? '',
    consoleMessage,
    assuming: diagnosis.assuming,
    assumptionMatters: diagnosis.assumptionMatters,
    alternatives: diagnosis.alternatives.map((alternative) => alternativeJson(exchange, alternative)),
    hops: exchange.hops.map(({ kind, method, url, status }) => ({ kind, method, url, status })),
    needed: inPlace ? [] : diagnosis.needed.map(neededJson),
    neededFor: diagnosis.neededFor,
    server: detectServer(exchange, log),
    unfixable: unfixableJson(unfixable, inPlace),
    policy: inPlace ? null : policyFor([diagnosed]).policy,
    causes: causes.map((cause) => causeJson(cause, exchange)),
    warnings: [...diagnosis.warnings, ...logWarnings(exchange, diagnosis, log)].map(warningJson),
    summary: summary(diagnosed, log),
  };
}
