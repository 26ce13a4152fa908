import { causesOfCheck, type Check, ENGINES, passes } from '../../check/check.ts';
import type { LogEvidence } from '../../diagnosis/log/log-evidence.ts';
import { summary } from '../../explain/headline.ts';
import { engineName } from '../../explain/status.ts';
import { visible } from '../../explain/visible.ts';
import { redactDiagnosed, restorePlaceholders } from '../../share/redact-diagnosed.ts';
import { safeJson } from '../../document/safe-json.ts';
import { createPaint, type Paint } from '../output/paint.ts';
import { exchangeReport } from '../output/report.ts';
import type { Terminal } from '../terminal.ts';
import { auditsOf, checksJson } from '../../document/check-json.ts';
import { auditReport } from '../output/audit-lines.ts';
import { githubLines } from './github.ts';
import { junitDocument } from './junit.ts';
import { isAsExpected, type Judged, nameOf } from './judged.ts';
import { sarifDocument } from './sarif.ts';
import { toldFindings } from './told.ts';

/** Formats that a flag of the same name asks for. */
export const CHECK_FORMATS = ['json', 'junit', 'sarif', 'github'] as const;

export type CheckFormat = (typeof CHECK_FORMATS)[number] | 'report';

/** What one run has asked. */
export interface CheckRun {
  readonly judged: readonly Judged[];
  /** Those that only show whom the server lets in: nothing is expected of them. */
  readonly probes: readonly Check[];
  readonly log: LogEvidence;
}

/** What `check` prints. All but `--json` leaves the values of secrets out. */
export function formatChecks(format: CheckFormat, run: CheckRun, terminal: Terminal): string {
  const { judged, probes, log } = run;
  const checks = judged.map(({ check }) => check);
  if (format === 'json') return `${safeJson(checksJson([...checks, ...probes], checks.length, log))}\n`;
  const safe = judged.map(withoutSecrets);
  const paint = createPaint(terminal.colours);
  const text =
    format === 'report'
      ? report(safe, log, paint) + auditText(run, paint)
      : forBuildServer(format, safe, run);
  return restorePlaceholders(text);
}

/** Whom the server lets in, for who asked for it. */
function auditText({ judged, probes }: CheckRun, paint: Paint): string {
  if (probes.length === 0) return '';
  const audits = auditsOf([...judged.map(({ check }) => check), ...probes]);
  return audits.map((audit) => `\n${auditReport(audit, null, false, paint)}\n`).join('');
}

const WRITERS = { junit: junitDocument, sarif: sarifDocument, github: githubLines };

function forBuildServer(
  format: keyof typeof WRITERS,
  safe: readonly Judged[],
  { judged, probes, log }: CheckRun,
): string {
  const findings = probes.length === 0 ? [] : toldFindings([...judged.map(({ check }) => check), ...probes]);
  return WRITERS[format](
    safe.map((one) => ({ ...one, story: storyOf(one, log) })),
    findings,
  );
}

const withoutSecrets = ({ check, mustPass }: Judged): Judged => {
  const told = redactDiagnosed(check.told);
  return { mustPass, check: { ...check, told, request: { ...check.request, url: told.exchange.url } } };
};

/** One sentence: what is not as it should be. */
function storyOf({ check, mustPass }: Judged, log: LogEvidence): string {
  if (mustPass) return summary(check.told, log);
  const engines = ENGINES.filter((engine) => passes(check.verdicts[engine])).map(engineName);
  const { origin } = check.request;
  return engines.length === 0
    ? `${origin} is not let in, as it should be.`
    : `${origin} is let in (${engines.join(', ')}), though the policy does not name it.`;
}

const cells = (check: Check, mustPass: boolean, paint: Paint): string =>
  ENGINES.map((engine) => {
    const passed = passes(check.verdicts[engine]);
    const cell = `${passed ? '✓' : '✗'} ${engineName(engine)}`;
    return passed === mustPass ? paint.green(cell) : paint.red(cell);
  }).join('  ');

function line({ check, mustPass }: Judged, paint: Paint): string {
  const held = check.sent === 'preflight' && mustPass && passes(check.told);
  const note = [
    ...(mustPass ? [] : ['must not pass']),
    ...(held ? ['its preflight passes; the request was not sent (--send sends it)'] : []),
  ];
  const more = note.length === 0 ? '' : paint.dim(`  (${note.join('; ')})`);
  return `${cells(check, mustPass, paint)}  ${visible(nameOf(check))}${more}`;
}

/** Paragraphs of one kind are told once: ten origins that are refused in the same way are one story. */
function stories(judged: readonly Judged[], log: LogEvidence, paint: Paint): readonly string[] {
  const told = new Map<string, string>();
  for (const one of judged.filter((each) => !isAsExpected(each))) {
    const { check, mustPass } = one;
    if (!mustPass) {
      told.set(nameOf(check), paint.red(visible(storyOf(one, log))));
      continue;
    }
    const { corsError, phase } = check.told.diagnosis.blocking ?? { corsError: '', phase: '' };
    const kind = `${check.request.method} ${corsError} ${phase} ${check.told.diagnosis.verdict}`;
    if (!told.has(kind)) told.set(kind, exchangeReport(check.told, causesOfCheck(check, log), log, paint));
  }
  return [...told.values()];
}

function report(judged: readonly Judged[], log: LogEvidence, paint: Paint): string {
  const url = judged[0]?.check.request.url ?? '';
  const lines = judged.map((one) => line(one, paint));
  return `${[paint.bold(visible(url)), ...lines, ...stories(judged, log, paint).map((text) => `\n${text}`)].join('\n')}\n`;
}
