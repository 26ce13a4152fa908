import type { Diagnosed, Diagnosis, PreflightReason } from '../diagnosis/diagnosis.ts';
import type { CallSite } from '../exchange/call-site.ts';
import type { EntryRecord } from '../exchange/entry-record.ts';
import type { Exchange, Hop } from '../exchange/exchange.ts';
import type { Witnessed } from '../exchange/witnessed.ts';
import { redactBody } from './redact-body.ts';
import { REDACTED, redactData, redactHeader, redactText } from './redact.ts';
import { isSecretHeader } from './secret-names.ts';

const redactHop = <Recorded extends Hop>(hop: Recorded): Recorded => ({
  ...hop,
  url: redactText(hop.url),
  redirectUrl: redactText(hop.redirectUrl),
  requestHeaders: hop.requestHeaders.map(redactHeader),
  responseHeaders: hop.responseHeaders.map(redactHeader),
  body: hop.body === null ? null : { ...hop.body, text: redactBody(hop.body) },
});

const redactCallSite = (callSite: CallSite | null): CallSite | null =>
  callSite === null
    ? null
    : { ...callSite, url: redactText(callSite.url), through: redactText(callSite.through) };

const redactWitnessed = (witnessed: Witnessed | null): Witnessed | null =>
  witnessed === null || witnessed.asked === null
    ? witnessed
    : {
        ...witnessed,
        asked: { ...witnessed.asked, callSite: redactCallSite(witnessed.asked.callSite) },
      };

/** `exchange` with every secret replaced. */
export const redactExchange = (exchange: Exchange): Exchange => ({
  ...exchange,
  url: redactText(exchange.url),
  hops: exchange.hops.map(redactHop),
  cachedPreflight:
    exchange.cachedPreflight === null
      ? null
      : { ...exchange.cachedPreflight, hop: redactHop(exchange.cachedPreflight.hop) },
  callSite: redactCallSite(exchange.callSite),
  witnessed: redactWitnessed(exchange.witnessed),
});

/** One entry of a log with every secret replaced. */
export const redactRecord = (record: EntryRecord): EntryRecord => ({
  ...redactHop(record),
  pageReference: redactText(record.pageReference),
  pageUrl: redactText(record.pageUrl),
  witnessed: redactWitnessed(record.witnessed),
  initiator:
    record.initiator === null
      ? null
      : {
          ...record.initiator,
          url: redactText(record.initiator.url),
          callSite: redactCallSite(record.initiator.callSite),
        },
});

/** Reasons carry header values; the names alone tell why. */
function redactReason(reason: PreflightReason): PreflightReason {
  switch (reason.kind) {
    case 'header':
    case 'unsafe-value':
      return isSecretHeader(reason.name) ? { ...reason, value: REDACTED } : reason;
    case 'method':
    case 'content-type':
    case 'value-too-long':
    case 'values-too-long-together':
    case 'upload-listener-or-stream':
      return reason;
  }
}

const redactDiagnosis = (diagnosis: Diagnosis): Diagnosis => ({
  ...redactData(diagnosis),
  preflightReasons: redactData(diagnosis.preflightReasons.map(redactReason)),
});

/** `diagnosed` with every secret replaced: whatever is written from it can be shown to others. */
export const redactDiagnosed = ({ exchange, diagnosis, consoleMessage }: Diagnosed): Diagnosed => ({
  exchange: redactExchange(exchange),
  diagnosis: redactDiagnosis(diagnosis),
  consoleMessage: consoleMessage === null ? null : redactText(consoleMessage),
});

/** The URL parser percent-encodes the placeholder. */
const ENCODED_PLACEHOLDER = encodeURIComponent(REDACTED);

/** Gives the placeholder back its shape where a sentence took it from a parsed URL. */
export const restorePlaceholders = (text: string): string => text.replaceAll(ENCODED_PLACEHOLDER, REDACTED);
