import type { Browser } from '../../cors/engine.ts';
import { type LogEvidence, logEvidenceOf, noEvidence } from '../../diagnosis/log/log-evidence.ts';
import type { Diagnosed } from '../../diagnosis/diagnosis.ts';
import { browserName } from '../../explain/status.ts';
import { visible } from '../../explain/visible.ts';
import type { Terminal } from '../terminal.ts';
import { exchangeJson } from '../../document/exchange-json.ts';
import { safeJson } from '../../document/safe-json.ts';
import { createPaint } from './paint.ts';
import { redactData } from '../../share/redact.ts';
import { redactDiagnosed, restorePlaceholders } from '../../share/redact-diagnosed.ts';
import { exchangeReport, isWorthTelling, reasonsOf, totals } from './report.ts';

/** Where explained exchanges go: written as they come, because a document of 50,000 is larger than it is worth to hold. */
export interface Output {
  /** Before the exchanges of a file. */
  readonly startFile: (name: string, browser: Browser, diagnosed: readonly Diagnosed[]) => void;
  readonly add: (diagnosed: Diagnosed) => void;
  /** After the last file. Writes nothing when no file could be read. */
  readonly finish: () => void;
}

/** The version of the document's form. */
const DOCUMENT_VERSION = 1;

function jsonOutput(write: (text: string) => void, secrets: boolean): Output {
  let started = false;
  let log: LogEvidence = noEvidence;
  let separator = '';
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
    finish: () => {
      if (started) write('\n]}\n');
    },
  };
}

function reportOutput(write: (text: string) => void, colours: boolean, secrets: boolean): Output {
  const paint = createPaint(colours);
  let log: LogEvidence = noEvidence;
  return {
    startFile: (name, browser, diagnosed) => {
      log = logEvidenceOf(diagnosed.map(({ exchange }) => exchange));
      write(`${paint.bold(visible(name))} (${browserName(browser)}), ${totals(diagnosed)}\n`);
    },
    add: (diagnosed) => {
      const findings = reasonsOf(diagnosed, log);
      if (!isWorthTelling(diagnosed, findings)) return;
      const shown = secrets ? diagnosed : redactDiagnosed(diagnosed);
      const told = secrets ? findings : redactData(findings);
      write(`\n${restorePlaceholders(exchangeReport(shown, told, log, paint))}\n`);
    },
    finish: () => undefined,
  };
}

/** Text goes out in pieces of this size: a write per line costs more than the line. In UTF-16 units. */
const CHUNK = 65_536;

/** The readable report, or the JSON document. `secrets`: with the values of secrets. */
export function createOutput(terminal: Terminal, json: boolean, secrets: boolean): Output {
  let waiting = '';
  const write = (text: string): void => {
    waiting += text;
    if (waiting.length >= CHUNK) flush();
  };
  const flush = (): void => {
    if (waiting !== '') terminal.write(waiting);
    waiting = '';
  };
  const output = json ? jsonOutput(write, secrets) : reportOutput(write, terminal.colours, secrets);
  return {
    ...output,
    finish: () => {
      output.finish();
      flush();
    },
  };
}
