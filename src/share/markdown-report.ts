import type { Diagnosed } from '../diagnosis/diagnosis.ts';
import { paragraph, sentence } from '../explain/compose.ts';
import { credentialsTold } from '../explain/credentials-told.ts';
import type { RichText } from '../explain/rich-text.ts';
import { browserName } from '../explain/status.ts';
import { shownValue } from '../explain/visible.ts';
import { type Brief, briefOf } from './brief.ts';
import { codeFence, codeSpan, markdownText } from './markdown.ts';
import { restorePlaceholders } from './redact-diagnosed.ts';
import { type ReportOptions, shareable } from './report-context.ts';
import { neededLines } from './transcript.ts';

/** A report is no longer: nobody reads more in a chat. */
const MOST_LINES = 25;

/** Longest line of the console. In UTF-16 units. */
const LONGEST_MESSAGE = 400;

/** A hostile value may hold line ends: within a line of Markdown they are spaces. */
const item = (label: string, text: RichText): readonly string[] =>
  text.length === 0 ? [] : [`- ${label}${markdownText(text)}`];

const fence = (text: string, language: string): readonly string[] =>
  codeFence(text, language).trimEnd().split('\n');

const causeAndCure = ({ cause, whatToDo }: Brief): RichText =>
  whatToDo.length === 0 ? cause : paragraph(cause, sentence`What to do: ${whatToDo}`);

function commandLines({ command }: Brief): readonly string[] {
  return command === null ? [] : ['To see the answer in a terminal (Bash):', ...fence(command, 'sh')];
}

/** `room`: lines that are left. */
function neededBlock({ needed }: Brief, room: number): readonly string[] {
  if (needed.length === 0) return [];
  const lines = needed.flatMap(neededLines);
  // The title and the fences.
  const most = Math.max(1, room - 3);
  const shown =
    lines.length <= most
      ? lines
      : [...lines.slice(0, most - 1), `(and ${lines.length - most + 1} more lines)`];
  return ['What has to be answered:', ...fence(shown.join('\n'), 'http')];
}

/** Only where the page itself told: a report says no guesses. */
function credentialsLine(diagnosed: Diagnosed): readonly string[] {
  const told = credentialsTold(diagnosed);
  const mode = diagnosed.diagnosis.assuming === 'credentials' ? 'yes' : 'no';
  return told === '' ? [] : [`- With credentials: ${mode} (${told})`];
}

function facts({ exchange, diagnosis, consoleMessage }: Diagnosed): readonly string[] {
  const browser = browserName(exchange.browser);
  if (consoleMessage !== null)
    return [`- Console of ${browser}: ${codeSpan(shownValue(consoleMessage, LONGEST_MESSAGE))}`];
  const error = diagnosis.blocking === null ? '' : `, ${codeSpan(diagnosis.blocking.corsError)}`;
  return [`- Browser: ${browser}${error}`];
}

/**
 * A report in Markdown, for an issue or a chat: what is asked of whoever reads it, why, what to answer, and a command that shows it. Text of
 * the page and the server stands in code spans and fences that it cannot leave; secrets are redacted unless asked for.
 */
export function markdownReport(diagnosed: Diagnosed, options: ReportOptions): string {
  const brief = briefOf(diagnosed, options);
  const begin = [
    `**${markdownText(brief.ask)}**`,
    '',
    ...item('', brief.happened),
    ...item('', causeAndCure(brief)),
    ...brief.risks.flatMap((risk) => item('', risk)),
    ...facts(shareable(diagnosed, options)),
    ...credentialsLine(diagnosed),
    '',
  ];
  const command = commandLines(brief);
  const needed = neededBlock(brief, MOST_LINES - begin.length - command.length);
  return restorePlaceholders(`${[...begin, ...needed, ...command].join('\n')}\n`);
}
