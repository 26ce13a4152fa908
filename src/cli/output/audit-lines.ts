import { billText } from '../../audit/bill-text.ts';
import type { Finding } from '../../audit/finding.ts';
import type { Observation } from '../../audit/observation.ts';
import type { PreflightBill } from '../../audit/preflight-bill.ts';
import { findingText, type Lets, type ServerAudit } from '../../audit/server-audit.ts';
import { shownUrl } from '../../explain/addresses.ts';
import { formatCount, paragraph } from '../../explain/compose.ts';
import { shownValue, visible } from '../../explain/visible.ts';
import { redactText } from '../../share/redact.ts';
import { type Paint, paintText } from './paint.ts';

/** Names on one line; more are counted. */
const MOST_NAMES = 12;

/** Answers that are shown of each finding: a claim rests on two. */
const MOST_SEEN = 2;

function listed(names: readonly string[]): string {
  const shown = names.slice(0, MOST_NAMES).map((name) => shownValue(name));
  const left = names.length - shown.length;
  return [...shown, ...(left > 0 ? [`${formatCount(left)} more`] : [])].join(', ');
}

/** What differs from address to address stands by itself. */
function letsLines(what: string, { allowed, refused }: Lets): readonly string[] {
  const both = new Set(allowed.filter((name) => refused.includes(name)));
  const rows: readonly (readonly [string, readonly string[]])[] = [
    ['let in', allowed.filter((name) => !both.has(name))],
    ['kept out', refused.filter((name) => !both.has(name))],
    ['let in at some addresses', [...both]],
  ];
  return rows
    .filter(([, names]) => names.length > 0)
    .map(([how, names]) => `${what} ${how}: ${listed(names)}`);
}

function seenLine({ hop, origin, allowOrigin, credentials }: Observation): string {
  const answer = allowOrigin === null ? 'no Access-Control-Allow-Origin' : shownValue(allowOrigin);
  return `Seen: ${shownValue(hop.method, 30)} ${shownUrl(hop.url)} as ${shownValue(origin)}: ${answer}${credentials ? ', with credentials' : ''}`;
}

function findingLines(finding: Finding, server: string, paint: Paint): readonly string[] {
  const { title, detail, fix } = findingText(finding, server);
  const mark = finding.level === 'risk' ? paint.red('✗') : paint.yellow('!');
  return [
    `${mark} ${paintText(paragraph(title, detail), paint)}`,
    `  Do: ${paintText(fix, paint)}`,
    ...finding.seen.slice(0, MOST_SEEN).map((seen) => `  ${paint.dim(seenLine(seen))}`),
  ];
}

/** What the answers of one server show as a whole, as a paragraph. `cost`: of its preflights; null where no page sent them. */
export function auditReport(
  audit: ServerAudit,
  cost: PreflightBill | null,
  secrets: boolean,
  paint: Paint,
): string {
  const { server, origins, methods, headers, findings } = audit;
  const bill = cost === null ? [] : billText(cost);
  const lines = [
    ...letsLines('Origins', origins),
    ...letsLines('Methods', methods),
    ...letsLines('Headers', headers),
    ...findings.flatMap((finding) => findingLines(finding, server, paint)),
    ...(findings.length === 0
      ? [paint.green('Nothing is wrong with whom it lets in, as far as these answers show.')]
      : []),
    ...(bill.length === 0 ? [] : [paintText(bill, paint)]),
  ];
  const text = [`${paint.bold(visible(server))}, as a whole`, ...lines.map((line) => `    ${line}`)].join(
    '\n',
  );
  return secrets ? text : redactText(text);
}
