import type { Finding } from '../audit/finding.ts';
import type { Observation } from '../audit/observation.ts';
import { billsByServer, type PreflightBill, type Saving } from '../audit/preflight-bill.ts';
import { auditOf, findingText, type ServerAudit } from '../audit/server-audit.ts';
import type { Diagnosed } from '../diagnosis/diagnosis.ts';
import { plainText } from '../explain/rich-text.ts';
import type {
  EvidenceDocument,
  FindingDocument,
  PreflightsDocument,
  SavingDocument,
  ServerAuditDocument,
} from './types.ts';

/** Answers that are listed: two prove it, a few more show how far it goes. */
const MOST_EVIDENCE = 5;

const evidenceJson = ({ hop, origin, allowOrigin, credentials }: Observation): EvidenceDocument => ({
  method: hop.method,
  url: hop.url,
  origin,
  allowOrigin,
  allowCredentials: credentials,
});

function findingJson(finding: Finding, server: string): FindingDocument {
  const { id, level, confidence, seen } = finding;
  const { title, fix } = findingText(finding, server);
  return {
    id,
    level,
    confidence,
    summary: plainText(title),
    fix: plainText(fix),
    observations: seen.length,
    evidence: seen.slice(0, MOST_EVIDENCE).map(evidenceJson),
  };
}

const savingJson = ({ maxAge, count, duration }: Saving): SavingDocument => ({
  maxAge,
  count,
  milliseconds: Math.round(duration),
});

const preflightsJson = ({ count, duration, elapsed, saved }: PreflightBill): PreflightsDocument => ({
  count,
  milliseconds: Math.round(duration),
  elapsedMilliseconds: Math.round(elapsed),
  saved: {
    chromium: savingJson(saved.chromium),
    firefox: savingJson(saved.firefox),
    webkit: savingJson(saved.webkit),
  },
});

/**
 * What the answers of one server show, as a plain object. `bill`: what its preflights cost a page; null where no page sent them.
 */
export const auditJson = (
  { server, origins, methods, headers, findings }: ServerAudit,
  bill: PreflightBill | null,
): ServerAuditDocument => ({
  server,
  origins,
  methods,
  headers,
  findings: findings.map((finding) => findingJson(finding, server)),
  preflights: bill === null ? null : preflightsJson(bill),
});

/** The same for every server of a log. */
export function auditDocuments(log: readonly Diagnosed[]): readonly ServerAuditDocument[] {
  const billFor = billsByServer(log.map(({ exchange }) => exchange));
  return auditOf(log).map((audit) => auditJson(audit, billFor(audit.server)));
}
