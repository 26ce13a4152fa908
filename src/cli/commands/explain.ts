import type { DiagnoseOptions } from '../../diagnosis/diagnose.ts';
import type { Diagnosed } from '../../diagnosis/diagnosis.ts';
import { hasFailedUntold } from '../../diagnosis/untold.ts';
import { optionsFor } from '../../document/diagnosed-text.ts';
import { shownValue, visible } from '../../explain/visible.ts';
import type { CommandArguments } from '../arguments.ts';
import type { Command } from '../command.ts';
import { diagnoseHar } from '../har/diagnose-har.ts';
import { readHarFile } from '../har/read-file.ts';
import type { HarFile } from '../har/read-har.ts';
import { inputName, STANDARD_INPUT } from '../input/input.ts';
import { writeHtmlReport } from '../output/html-report.ts';
import { createOutput, type Output } from '../output/output.ts';
import { writeWrongAnswer } from '../output/wrong-answer.ts';
import { createProgress } from '../output/progress.ts';
import { Problem } from '../problem.ts';
import type { ExitCode, Terminal } from '../terminal.ts';

interface Explained {
  readonly name: string;
  readonly har: HarFile;
  readonly diagnosed: readonly Diagnosed[];
}

async function readFile(path: string, options: DiagnoseOptions, terminal: Terminal): Promise<Explained> {
  const name = inputName(path);
  const har = await readHarFile(path, terminal);
  const explaining = createProgress(terminal, `Explaining ${visible(name)}`);
  const diagnosed = diagnoseHar(har, options, explaining.report);
  explaining.finish();
  return { name, har, diagnosed };
}

async function explainFile(
  path: string,
  options: DiagnoseOptions,
  terminal: Terminal,
  output: Output,
): Promise<readonly Diagnosed[]> {
  const { name, har, diagnosed } = await readFile(path, options, terminal);
  output.startFile(name, har.browser, diagnosed);
  for (const one of diagnosed) output.add(one);
  output.endFile(diagnosed);
  return diagnosed;
}

/** Instead of the report: what to post where the answer for one request is wrong. */
async function tellWrong(
  operands: readonly string[],
  wrong: string,
  printed: string,
  terminal: Terminal,
): Promise<ExitCode> {
  const [path, ...others] = filesOf(operands);
  if (path === undefined || others.length > 0) throw new Problem('explain --wrong takes one recording.');
  const { diagnosed } = await readFile(path, {}, terminal);
  writeWrongAnswer(wrong, printed, diagnosed, terminal);
  return 0;
}

/** Instead of the report: a page to be sent to somebody. */
async function writePage(
  { operands, flags }: CommandArguments,
  to: string,
  options: DiagnoseOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const [from, ...others] = filesOf(operands);
  if (from === undefined || others.length > 0) throw new Problem('explain --html takes one recording.');
  if (from === to && from !== STANDARD_INPUT)
    throw new Problem(
      `explain --html would overwrite the recording: give another name than ${shownValue(to)}.`,
    );
  if (flags.has('json') || flags.has('secrets'))
    throw new Problem(
      'explain --html goes with neither --json nor --secrets: the page is to be shown to others.',
    );
  const { har, diagnosed } = await readFile(from, options, terminal);
  await writeHtmlReport({ from, to }, har, diagnosed, terminal);
  return exitCodeOf(diagnosed);
}

function filesOf(operands: readonly string[]): readonly string[] {
  if (operands.length === 0) throw new Problem('explain needs a file: cors-lens explain FILE.har');
  if (operands.filter((path) => path === STANDARD_INPUT).length > 1)
    throw new Problem('Standard input (-) can be read once only.');
  return operands;
}

/** A recording does not tell the credentials mode, and the command line cannot ask for it: who knows it says so. */
function optionsOf(credentials: string | undefined): DiagnoseOptions {
  if (credentials === undefined || credentials === 'include' || credentials === 'omit')
    return optionsFor(credentials);
  throw new Problem(
    `explain: --credentials is include or omit, not ${shownValue(credentials)}: say whether the requests included credentials, such as cookies.`,
  );
}

/** 1: something is blocked by CORS · 3: nothing certainly is, but the recording does not tell why a request failed · 0: neither. */
function exitCodeOf(diagnosed: readonly Diagnosed[]): ExitCode {
  if (diagnosed.some(({ diagnosis }) => diagnosis.verdict === 'blocked')) return 1;
  return diagnosed.some(({ exchange, diagnosis }) => hasFailedUntold(diagnosis.verdict, exchange)) ? 3 : 0;
}

/** From the one that says least to the one that says most about several files. */
const PRECEDENCE: readonly ExitCode[] = [0, 3, 1, 2];

const graver = (one: ExitCode, other: ExitCode): ExitCode =>
  PRECEDENCE.indexOf(one) > PRECEDENCE.indexOf(other) ? one : other;

/** `explain`. A file that cannot be read does not keep the others from being explained. */
export const explainCommand: Command = {
  name: 'explain',
  usage: `cors-lens explain FILE.har [FILE.har …] [--json] [--audit] [--credentials include|omit] [--secrets | --redact]
       cors-lens explain FILE.har --html REPORT.html
       cors-lens explain FILE.har --wrong PART-OF-ADDRESS [--printed 'LINE OF THE CONSOLE']
    Explains every cross-origin request of recordings that were exported from DevTools (Network panel, Export HAR).
    FILE.har.gz is accepted; - reads standard input.
    A recording does not tell whether a request included credentials, such as cookies: what is needed lets it pass either way.
    --credentials says it, and then what is needed is no more than that.
    The values of secrets are left out of the report unless --secrets is given; --json is exact unless --redact is given.
    --audit tells of each server whom it let in, what is wrong with that, and what preflights cost; --json always does.
    --html writes one page that opens the tab on the recording, without secrets and without anything outside of it: to be sent to somebody.
    --wrong writes a recording of one request without secrets, to be posted where its answer is wrong; --printed adds what the browser said.
    Exit status: 0 nothing is blocked by CORS, 1 something is, 2 a file cannot be read, 3 requests failed and a recording does not tell why.`,
  options: {
    flags: ['json', 'secrets', 'redact', 'audit'],
    values: ['credentials', 'html', 'wrong', 'printed'],
  },
  words: { values: { credentials: ['include', 'omit'] } },
  run: async (given, terminal) => {
    const { operands, flags, values } = given;
    const options = optionsOf(values.get('credentials'));
    const page = values.get('html');
    if (page !== undefined) return writePage(given, page, options, terminal);
    const wrong = values.get('wrong');
    if (wrong !== undefined) return tellWrong(operands, wrong, values.get('printed') ?? '', terminal);
    const json = flags.has('json');
    // A document is for programs, and exact; a report is pasted into chats.
    const output = createOutput(terminal, json, {
      secrets: json ? !flags.has('redact') : flags.has('secrets'),
      audit: flags.has('audit'),
    });
    let exitCode: ExitCode = 0;
    for (const path of filesOf(operands)) {
      try {
        const diagnosed = await explainFile(path, options, terminal, output);
        exitCode = graver(exitCode, exitCodeOf(diagnosed));
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        terminal.writeError(`cors-lens: ${error.message}\n`);
        exitCode = 2;
      }
    }
    output.finish();
    return exitCode;
  },
};
