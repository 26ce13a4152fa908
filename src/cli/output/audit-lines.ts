import { letsText, NOTHING_WRONG, seenText } from '../../audit/audit-text.ts';
import { billText } from '../../audit/bill-text.ts';
import type { Finding } from '../../audit/finding.ts';
import type { PreflightBill } from '../../audit/preflight-bill.ts';
import { findingText, type ServerAudit } from '../../audit/server-audit.ts';
import { paragraph } from '../../explain/compose.ts';
import { visible } from '../../explain/visible.ts';
import { redactText } from '../../share/redact.ts';
import { type Paint, paintText } from './paint.ts';

/** Answers that are shown of each finding: a claim rests on two. */
const MOST_SEEN = 2;

function findingLines(finding: Finding, server: string, paint: Paint): readonly string[] {
  const { title, detail, fix } = findingText(finding, server);
  const mark = finding.level === 'risk' ? paint.red('✗') : paint.yellow('!');
  return [
    `${mark} ${paintText(paragraph(title, detail), paint)}`,
    `  Do: ${paintText(fix, paint)}`,
    ...finding.seen.slice(0, MOST_SEEN).map((seen) => `  ${paint.dim(seenText(seen))}`),
  ];
}

/** What the answers of one server show as a whole, as a paragraph. `cost`: of its preflights; null where no page sent them. */
export function auditReport(
  audit: ServerAudit,
  cost: PreflightBill | null,
  secrets: boolean,
  paint: Paint,
): string {
  const { server, findings } = audit;
  const bill = cost === null ? [] : billText(cost);
  const lines = [
    ...letsText(audit),
    ...findings.flatMap((finding) => findingLines(finding, server, paint)),
    ...(findings.length === 0 ? [paint.green(NOTHING_WRONG)] : []),
    ...(bill.length === 0 ? [] : [paintText(bill, paint)]),
  ];
  const text = [`${paint.bold(visible(server))}, as a whole`, ...lines.map((line) => `    ${line}`)].join(
    '\n',
  );
  return secrets ? text : redactText(text);
}
