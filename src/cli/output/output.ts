import { billText } from '../../audit/bill-text.ts';
import { billOf, billsByServer } from '../../audit/preflight-bill.ts';
import { auditOf } from '../../audit/server-audit.ts';
import type { Browser } from '../../cors/engine.ts';
import { type LogEvidence, logEvidenceOf, noEvidence } from '../../diagnosis/log/log-evidence.ts';
import type { Diagnosed } from '../../diagnosis/diagnosis.ts';
import { browserName } from '../../explain/status.ts';
import { visible } from '../../explain/visible.ts';
import type { Terminal } from '../terminal.ts';
import { exchangeJson } from '../../document/exchange-json.ts';
import { auditDocuments } from '../../document/audit-json.ts';
import { safeJson } from '../../document/safe-json.ts';
import type { ServerAuditDocument } from '../../document/types.ts';
import { plural } from '../../explain/compose.ts';
import { auditReport } from './audit-lines.ts';
import { createPaint, type Paint, paintText } from './paint.ts';
import { redactData } from '../../share/redact.ts';
import { redactDiagnosed, restorePlaceholders } from '../../share/redact-diagnosed.ts';
import { exchangeReport, isWorthTelling, reasonsOf, totals } from './report.ts';

/** Where explained exchanges go: written as they come, because a document of 50,000 is larger than it is worth to hold. */
export interface Output {
  /** Before the exchanges of a file. */
  readonly startFile: (name: string, browser: Browser, diagnosed: readonly Diagnosed[]) => void;
  readonly add: (diagnosed: Diagnosed) => void;
  /** After the exchanges of a file. */
  readonly endFile: (diagnosed: readonly Diagnosed[]) => void;
  /** After the last file. Writes nothing when no file could be read. */
  readonly finish: () => void;
}

export interface OutputOptions {
  /** With the values of secrets. */
  readonly secrets: boolean;
  /** The report tells of each server what its answers show as a whole; the document always does. */
  readonly audit: boolean;
  /** The report tells of every request, also of those with which nothing is wrong: somebody asks about this one. */
  readonly everything?: boolean;
}

/** The version of the document's form. */
const DOCUMENT_VERSION = 1;

function jsonOutput(write: (text: string) => void, secrets: boolean): Output {
  let started = false;
  let log: LogEvidence = noEvidence;
  let separator = '';
  const servers: ServerAuditDocument[] = [];
  return {
    startFile: (_name, _browser, diagnosed) => {
      log = logEvidenceOf(diagnosed.map(({ exchange }) => exchange));
      if (!started) write(`{"version":${DOCUMENT_VERSION},"exchanges":[`);
      started = true;
    },
    add: (diagnosed) => {
      write(`${separator}\n${safeJson(exchangeJson(secrets ? diagnosed : redactDiagnosed(diagnosed), log))}`);
      separator = ',';
    },
    endFile: (diagnosed) => {
      const audits = auditDocuments(diagnosed);
      servers.push(...(secrets ? audits : redactData(audits)));
    },
    finish: () => {
      if (started) write(`\n],"servers":${safeJson(servers)}}\n`);
    },
  };
}

/** What preflights cost, and what else the log shows of servers as a whole. */
function endOfReport(
  diagnosed: readonly Diagnosed[],
  { audit, secrets }: OutputOptions,
  paint: Paint,
): string {
  const audits = auditOf(diagnosed);
  const exchanges = diagnosed.map(({ exchange }) => exchange);
  if (audit) {
    const billFor = billsByServer(exchanges);
    return audits.map((each) => `\n${auditReport(each, billFor(each.server), secrets, paint)}\n`).join('');
  }
  const bill = billText(billOf(exchanges));
  const findings = audits.reduce((sum, each) => sum + each.findings.length, 0);
  const lines = [
    ...(bill.length === 0 ? [] : [paintText(bill, paint)]),
    ...(findings === 0
      ? []
      : [
          `${plural(findings, 'finding')} about whom ${audits.length === 1 ? 'the server lets' : 'servers let'} in, and how: --audit shows ${findings === 1 ? 'it' : 'them'}.`,
        ]),
  ];
  return lines.length === 0 ? '' : `\n${lines.join('\n')}\n`;
}

function reportOutput(write: (text: string) => void, colours: boolean, options: OutputOptions): Output {
  const { secrets } = options;
  const paint = createPaint(colours);
  let log: LogEvidence = noEvidence;
  /** What was told of this file already. A page that asks again every second has one story. */
  const written = new Set<string>();
  let repeated = 0;
  return {
    startFile: (name, browser, diagnosed) => {
      log = logEvidenceOf(diagnosed.map(({ exchange }) => exchange));
      write(`${paint.bold(visible(name))} (${browserName(browser)}), ${totals(diagnosed)}\n`);
    },
    add: (diagnosed) => {
      const findings = reasonsOf(diagnosed, log);
      if (options.everything !== true && !isWorthTelling(diagnosed, findings)) return;
      const shown = secrets ? diagnosed : redactDiagnosed(diagnosed);
      const told = secrets ? findings : redactData(findings);
      const report = restorePlaceholders(exchangeReport(shown, told, log, paint));
      if (written.has(report)) repeated++;
      else write(`\n${report}\n`);
      written.add(report);
    },
    endFile: (diagnosed) => {
      if (repeated > 0)
        write(
          `\n${plural(repeated, 'more request')} ended like one of these, word for word: --json has them all.\n`,
        );
      written.clear();
      repeated = 0;
      write(endOfReport(diagnosed, options, paint));
    },
    finish: () => undefined,
  };
}

/** Text goes out in pieces of this size: a write per line costs more than the line. In UTF-16 units. */
const CHUNK = 65_536;

/** The readable report, or the JSON document. */
export function createOutput(terminal: Terminal, json: boolean, options: OutputOptions): Output {
  let waiting = '';
  const write = (text: string): void => {
    waiting += text;
    if (waiting.length >= CHUNK) flush();
  };
  const flush = (): void => {
    if (waiting !== '') terminal.write(waiting);
    waiting = '';
  };
  const output = json ? jsonOutput(write, options.secrets) : reportOutput(write, terminal.colours, options);
  return {
    ...output,
    finish: () => {
      output.finish();
      flush();
    },
  };
}
