import type { CauseConfidence } from '../../causes/cause.ts';
import { causesOf } from '../../causes/causes-of.ts';
import type { LogEvidence } from '../../diagnosis/log/log-evidence.ts';
import type { Diagnosed, NeededHop } from '../../diagnosis/diagnosis.ts';
import { logWarnings } from '../../diagnosis/log/log-warnings.ts';
import { hasFailedUntold } from '../../diagnosis/untold.ts';
import { shownUrl } from '../../explain/addresses.ts';
import { causeSummary, causeText } from '../../causes/words-of.ts';
import { formatCount, paragraph, plural } from '../../explain/compose.ts';
import { failureText } from '../../explain/failure.ts';
import { headline } from '../../explain/headline.ts';
import { hopTitle } from '../../explain/hop-title.ts';
import { credentialsQuestion } from '../../explain/credentials-question.ts';
import { cacheNote, redirectNote } from '../../explain/notes.ts';
import type { RichText } from '../../explain/rich-text.ts';
import { serverRan, whatHappened } from '../../explain/what-happened.ts';
import { shortCause } from '../../explain/row/short-cause.ts';
import { unfixableText } from '../../explain/unfixable.ts';
import { verdictWord } from '../../explain/verdict.ts';
import { shownValue, visible } from '../../explain/visible.ts';
import { warningText } from '../../explain/warning.ts';
import { detectServer } from '../../fix/detect/detect.ts';
import { targetById } from '../../fix/snippet.ts';
import { type Paint, paintText } from './paint.ts';

const INDENT = '    ';
/** Header values are for copying, so they are cut only when they are absurd. */
const LONGEST_HEADER = 1_000;

/** Whether a request is worth a paragraph: passed ones are counted. */
export const isWorthTelling = ({ exchange, diagnosis }: Diagnosed): boolean =>
  hasFailedUntold(diagnosis.verdict, exchange) ||
  diagnosis.verdict === 'blocked' ||
  diagnosis.verdict === 'failed' ||
  diagnosis.warnings.length > 0;

function title(diagnosed: Diagnosed, paint: Paint): string {
  const { exchange, diagnosis } = diagnosed;
  const word = verdictWord(diagnosis.verdict).toUpperCase();
  const mark = diagnosis.verdict === 'blocked' ? paint.red(`✗ ${word}`) : paint.yellow(`! ${word}`);
  const request = `${shownValue(exchange.method, 30)} ${shownUrl(exchange.url)}`;
  return `${mark}  ${paint.bold(request)}  ${paint.dim(shortCause(diagnosed))}`;
}

function neededLines(hop: NeededHop, paint: Paint): readonly string[] {
  const changes = [
    ...(hop.status === null ? [] : [`Status: ${hop.status}`]),
    ...Object.entries(hop.set).map(
      ([name, value]) => `${visible(name)}: ${shownValue(value, LONGEST_HEADER)}`,
    ),
  ];
  return [
    paintText(hopTitle(hop, hop.hop !== null), paint),
    ...changes.map((change) => paint.green(`  + ${change}`)),
    ...hop.remove.map((name) => paint.red(`  - all but one line of ${visible(name)}`)),
  ];
}

function serverLine({ exchange }: Diagnosed, paint: Paint): readonly string[] {
  const detection = detectServer(exchange);
  const target = detection === null ? null : targetById(detection.target);
  if (detection === null || target === null) return [];
  const how = `cors-lens snippet ${target.id} writes its configuration`;
  return [
    paint.dim(`Server: ${target.name}, ${detection.confidence} (${shownValue(detection.evidence)}). ${how}.`),
  ];
}

function blockedLines(diagnosed: Diagnosed, paint: Paint): readonly string[] {
  const { diagnosis, consoleMessage } = diagnosed;
  if (diagnosis.verdict !== 'blocked') return [];
  return [
    ...(consoleMessage === null ? [] : [paint.red(visible(consoleMessage))]),
    paintText(serverRan(diagnosed), paint),
    ...(diagnosis.unfixable === null ? [] : [paintText(unfixableText(diagnosis.unfixable), paint)]),
    ...diagnosis.needed.flatMap((hop) => neededLines(hop, paint)),
    ...serverLine(diagnosed, paint),
  ];
}

const CAUSE_WORD: Readonly<Record<CauseConfidence, string>> = {
  certain: 'Cause',
  likely: 'Likely cause',
  possible: 'Possible cause',
};

/** The first cause of a block: what failed without CORS and what passed is told already. */
function causeLines({ exchange, diagnosis }: Diagnosed, log: LogEvidence, paint: Paint): readonly string[] {
  const [first] = diagnosis.verdict === 'blocked' ? causesOf(exchange, diagnosis, log) : [];
  if (first === undefined) return [];
  const { check } = causeText(first, exchange);
  const word = paint.bold(`${CAUSE_WORD[first.confidence]}:`);
  return [`${word} ${paintText(causeSummary(first, exchange), paint)} ${paintText(check, paint)}`];
}

const isText = (text: RichText | null): text is RichText => text !== null && text.length > 0;

/** One exchange as a paragraph. Everything of the page's or the server's in it is on one line and shows its control characters. */
export function exchangeReport(diagnosed: Diagnosed, log: LogEvidence, paint: Paint): string {
  const { exchange, diagnosis } = diagnosed;
  const next = diagnosis.failure === null ? null : failureText(diagnosis.failure, exchange).next;
  const explanation = [headline(diagnosed, log), whatHappened(diagnosed), next].filter(isText);
  const credentials = credentialsQuestion(diagnosed);
  const notes = [
    redirectNote(diagnosed),
    cacheNote(diagnosed),
    credentials === null ? null : paragraph(credentials.question, credentials.otherwise),
  ].filter(isText);
  const lines = [
    ...explanation.map((text) => paintText(text, paint)),
    ...causeLines(diagnosed, log, paint),
    ...blockedLines(diagnosed, paint),
    ...notes.map((text) => paintText(text, paint)),
    ...[...diagnosis.warnings, ...logWarnings(exchange, diagnosis, log)].map(
      (warning) => `${paint.yellow('!')} ${paintText(warningText(warning).title, paint)}`,
    ),
  ];
  return [title(diagnosed, paint), ...lines.map((line) => INDENT + line)].join('\n');
}

/** How many there are of each verdict. */
export function totals(all: readonly Diagnosed[]): string {
  const count = (matches: (diagnosed: Diagnosed) => boolean): number => all.filter(matches).length;
  const blocked = count(({ diagnosis }) => diagnosis.verdict === 'blocked');
  const failed = count(({ diagnosis }) => diagnosis.verdict === 'failed');
  const untold = count(({ exchange, diagnosis }) => hasFailedUntold(diagnosis.verdict, exchange));
  const cause = untold === 0 ? '' : `, ${formatCount(untold)} failed for a reason that is not recorded`;
  const warned = count(({ diagnosis }) => diagnosis.verdict === 'allowed' && diagnosis.warnings.length > 0);
  return `${plural(all.length, 'request')}: ${blocked} blocked by CORS, ${failed} failed for other reasons${cause}, ${warned} allowed with warnings`;
}
