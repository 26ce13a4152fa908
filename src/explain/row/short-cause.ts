import type { Diagnosed, NetworkFailure, Warning } from '../../diagnosis/diagnosis.ts';
import { factsOf } from '../blocked/facts.ts';
import { blockedShort, statusAloneShort } from './blocked.ts';
import { formatCount } from '../compose.ts';
import { verdictWord } from '../verdict.ts';
import { shownValue } from '../visible.ts';

const FAILURES: Readonly<Record<NetworkFailure['kind'], string>> = {
  refused: 'Server down',
  dns: 'Host name not found',
  tls: 'TLS failed',
  timeout: 'Timed out',
  reset: 'Connection lost',
  'empty-response': 'Empty response',
  offline: 'Browser offline',
  aborted: 'Cancelled by the page',
  'blocked-by-extension': 'Stopped by an extension',
  'blocked-by-csp': 'Content-Security-Policy',
  'mixed-content': 'http on an https page',
  'blocked-by-response-policy': 'Resource policy',
  'blocked-by-orb': 'Opaque response blocked',
  'wrong-type': 'Wrong Content-Type',
  'redirect-mode': 'Redirect refused by the page',
  'too-many-redirects': 'Redirect loop',
  'unsafe-redirect': 'Unsafe redirect',
  other: 'Network error',
};

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
      return `${FAILURES[diagnosis.failure?.kind ?? 'other']} — not CORS`;
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
