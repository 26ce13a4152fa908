import type { Diagnosed, NetworkFailure, Warning } from '../diagnosis/diagnosis.ts';
import { factsOf } from './blocked/facts.ts';
import { blockedShort } from './blocked/short.ts';
import { formatCount } from './compose.ts';
import { statusAloneShort } from './status-alone.ts';
import { verdictWord } from './verdict.ts';
import { shownValue } from './visible.ts';

function failureShort(kind: NetworkFailure['kind']): string {
  switch (kind) {
    case 'refused':
      return 'Server down — not CORS';
    case 'dns':
      return 'Host name not found — not CORS';
    case 'tls':
      return 'TLS failed — not CORS';
    case 'timeout':
      return 'Timed out — not CORS';
    case 'reset':
      return 'Connection lost — not CORS';
    case 'empty-response':
      return 'Empty response — not CORS';
    case 'offline':
      return 'Browser offline — not CORS';
    case 'aborted':
      return 'Cancelled by the page — not CORS';
    case 'blocked-by-extension':
      return 'Stopped by an extension — not CORS';
    case 'blocked-by-csp':
      return 'Content-Security-Policy — not CORS';
    case 'mixed-content':
      return 'http on an https page — not CORS';
    case 'blocked-by-response-policy':
      return 'Resource policy — not CORS';
    case 'blocked-by-orb':
      return 'Opaque response blocked — not CORS';
    case 'redirect-mode':
      return 'Redirect refused by the page — not CORS';
    case 'too-many-redirects':
      return 'Redirect loop — not CORS';
    case 'unsafe-redirect':
      return 'Unsafe redirect — not CORS';
    case 'other':
      return 'Network error — not CORS';
  }
}

function warningShort({ id, evidence }: Warning): string {
  const [first = ''] = evidence;
  switch (id) {
    case 'wildcard-covers-authorization':
      return 'Wildcard covers Authorization';
    case 'wildcard-with-authorization':
      return 'Wildcard with Authorization';
    case 'null-allowed':
      return 'Origin null allowed';
    case 'insecure-origin-allowed':
      return 'Insecure origin allowed';
    case 'vary-origin-missing':
      return 'No Vary: Origin';
    case 'preflight-not-cached':
      return 'Preflight not cached';
    case 'response-headers-unreadable':
      return evidence.length === 1
        ? `Header ${shownValue(first, 30)} unreadable`
        : `${formatCount(evidence.length)} headers unreadable`;
    case 'page-sends-access-control-header':
      return 'Page sends a CORS header';
    case 'status-not-ok':
      return statusAloneShort(shownValue(first, 10));
    case 'origin-reflected':
      return 'Origin reflected';
  }
}

/** An error is what people look for: it comes before what else is worth knowing. */
const errorFirst = (warnings: readonly Warning[]): readonly Warning[] =>
  warnings.toSorted(
    (one, other) => Number(other.id === 'status-not-ok') - Number(one.id === 'status-not-ok'),
  );

function allowedShort(warnings: readonly Warning[]): string {
  const [first, ...others] = errorFirst(warnings);
  if (first === undefined) return verdictWord('allowed');
  return others.length === 0
    ? warningShort(first)
    : `${warningShort(first)} + ${formatCount(others.length)} more`;
}

/** The few words of a list row: "Preflight 404", "Wildcard with credentials", "Server down — not CORS". */
export function shortCause(diagnosed: Diagnosed): string {
  const { diagnosis } = diagnosed;
  switch (diagnosis.verdict) {
    case 'blocked':
      return diagnosis.blocking === null
        ? verdictWord('blocked')
        : blockedShort(factsOf(diagnosed, diagnosis.blocking));
    case 'failed':
      return failureShort(diagnosis.failure?.kind ?? 'other');
    case 'allowed':
      return allowedShort(diagnosis.warnings);
    case 'opaque':
      return 'Loaded without CORS';
    case 'same-origin':
      return 'Same origin';
    case 'unknown':
      return 'Not enough in the log';
  }
}
