import { isAnsweredInPlace } from '../../causes/arranged.ts';
import { type CauseFinding, causesOf } from '../../causes/causes-of.ts';
import type { LogEvidence } from '../../diagnosis/log/log-evidence.ts';
import type { Diagnosed, NeededHop, Warning } from '../../diagnosis/diagnosis.ts';
import { logWarnings } from '../../diagnosis/log/log-warnings.ts';
import { hasFailedUntold } from '../../diagnosis/untold.ts';
import { shownUrl } from '../../explain/addresses.ts';
import { formatCount, paragraph, plural } from '../../explain/compose.ts';
import { failureText } from '../../explain/failure.ts';
import { headline } from '../../explain/headline.ts';
import { hopTitle } from '../../explain/hop-title.ts';
import { credentialsQuestion } from '../../explain/credentials-question.ts';
import { cacheNote, redirectNote } from '../../explain/notes.ts';
import type { RichText } from '../../explain/rich-text.ts';
import { serverRan, whatHappened } from '../../explain/what-happened.ts';
import { shortCause } from '../../explain/row/short-cause.ts';
import { ANSWERED_IN_PLACE, unfixableText } from '../../explain/unfixable.ts';
import { verdictWord } from '../../explain/verdict.ts';
import { shownValue, visible } from '../../explain/visible.ts';
import { warningText } from '../../explain/warning.ts';
import { detectServer } from '../../fix/detect/detect.ts';
import { targetById } from '../../fix/snippet.ts';
import { causeLines } from './cause-lines.ts';
import { passesElsewhere } from './elsewhere.ts';
import { type Paint, paintText } from './paint.ts';

const INDENT = '    ';
/** Header values are for copying, so they are cut only when they are absurd. */
const LONGEST_HEADER = 1_000;

/** What is worth knowing about a request that passed. That servers do not tell how long to keep a preflight's answer is the rule. */
const warningsOf = ({ diagnosis }: Diagnosed): readonly Warning[] =>
  diagnosis.warnings.filter(({ id, evidence }) => id !== 'preflight-not-cached' || evidence.length > 0);

/** Those that the headline does not tell. */
const otherWarnings = (diagnosed: Diagnosed): readonly Warning[] =>
  warningsOf(diagnosed).filter(
    ({ id }) => id !== 'status-not-ok' || diagnosed.diagnosis.verdict !== 'allowed',
  );

/** Why an exchange came to its verdict. Of those that the page could read only errors are asked for it, because most exchanges are no others. */
export function reasonsOf({ exchange, diagnosis }: Diagnosed, log: LogEvidence): readonly CauseFinding[] {
  const passed = diagnosis.verdict === 'allowed' && (exchange.hops.at(-1)?.status ?? 0) < 400;
  return passed ? [] : causesOf(exchange, diagnosis, log);
}

/** Whether a cause says more than that the request passed. */
const tells = (findings: readonly CauseFinding[]): boolean =>
  findings.some(({ id, confidence }) => confidence !== 'possible' && id !== 'same-origin');

/** Whether a request is worth a paragraph: others are counted. `findings`: its reasons. */
export function isWorthTelling(diagnosed: Diagnosed, findings: readonly CauseFinding[]): boolean {
  const { exchange, diagnosis } = diagnosed;
  switch (diagnosis.verdict) {
    case 'blocked':
    case 'failed':
      return true;
    case 'unknown':
      return hasFailedUntold(diagnosis.verdict, exchange) || tells(findings);
    case 'allowed':
    case 'opaque':
    case 'same-origin':
      return warningsOf(diagnosed).length > 0 || tells(findings);
  }
}

function title(diagnosed: Diagnosed, paint: Paint): string {
  const { exchange, diagnosis } = diagnosed;
  const word = verdictWord(diagnosis.verdict).toUpperCase();
  const mark = diagnosis.verdict === 'blocked' ? paint.red(`✗ ${word}`) : paint.yellow(`! ${word}`);
  const request = `${shownValue(exchange.method, 30)} ${shownUrl(exchange.url)}`;
  return `${mark}  ${paint.bold(request)}  ${paint.dim(shortCause(diagnosed))}`;
}

const ALLOW_CREDENTIALS = 'Access-Control-Allow-Credentials';

/** `either`: nothing tells the credentials mode, and what is needed lets both through. */
function neededLines(hop: NeededHop, either: boolean, paint: Paint): readonly string[] {
  const changes = [
    ...(hop.status === null ? [] : [`Status: ${hop.status}`]),
    ...Object.entries(hop.set).map(
      ([name, value]) =>
        `${visible(name)}: ${shownValue(value, LONGEST_HEADER)}${either && name === ALLOW_CREDENTIALS ? '   (only for a request with credentials)' : ''}`,
    ),
  ];
  return [
    paintText(hopTitle(hop, hop.hop !== null), paint),
    ...changes.map((change) => paint.green(`  + ${change}`)),
    ...hop.remove.map((name) => paint.red(`  - all but one line of ${visible(name)}`)),
  ];
}

function serverLine({ exchange }: Diagnosed, log: LogEvidence, paint: Paint): readonly string[] {
  const detection = detectServer(exchange, log);
  const target = detection === null ? null : targetById(detection.target);
  // That a CDN or a proxy stands in between tells nobody where CORS is configured.
  if (detection === null || target === null || detection.confidence === 'possible') return [];
  const how = `cors-lens snippet ${target.id} writes its configuration`;
  return [
    paint.dim(`Server: ${target.name}, ${detection.confidence} (${shownValue(detection.evidence)}). ${how}.`),
  ];
}

/** What the answers need, or why no header helps; nothing where somebody else answered in the place of the server. */
function needLines(diagnosed: Diagnosed, log: LogEvidence, paint: Paint): readonly string[] {
  const { needed, unfixable, neededFor, assuming } = diagnosed.diagnosis;
  // The rule that was broken says it already.
  if (unfixable === 'opaque-origin') return [];
  if (unfixable !== null) return [paintText(unfixableText(unfixable), paint)];
  return [
    ...needed.flatMap((hop) => neededLines(hop, neededFor !== assuming, paint)),
    ...serverLine(diagnosed, log, paint),
  ];
}

function blockedLines(
  diagnosed: Diagnosed,
  inPlace: boolean,
  log: LogEvidence,
  paint: Paint,
): readonly string[] {
  const { diagnosis, consoleMessage } = diagnosed;
  if (diagnosis.verdict !== 'blocked') return [];
  const elsewhere = passesElsewhere(diagnosed);
  return [
    ...(consoleMessage === null ? [] : [paint.red(visible(consoleMessage))]),
    ...(elsewhere === null ? [] : [paint.dim(elsewhere)]),
    ...(inPlace
      ? [ANSWERED_IN_PLACE]
      : [paintText(serverRan(diagnosed), paint), ...needLines(diagnosed, log, paint)]),
  ];
}

const isText = (text: RichText | null): text is RichText => text !== null && text.length > 0;

/** What happened. Where causes tell why a request failed without CORS, they tell what to do as well. */
function storyOf(
  diagnosed: Diagnosed,
  findings: readonly CauseFinding[],
  log: LogEvidence,
): readonly RichText[] {
  const { exchange, diagnosis } = diagnosed;
  const story: readonly (RichText | null)[] =
    ['failed', 'opaque', 'unknown'].includes(diagnosis.verdict) && tells(findings)
      ? [headline(diagnosed, log)]
      : [
          headline(diagnosed, log),
          whatHappened(diagnosed),
          diagnosis.failure === null ? null : failureText(diagnosis.failure, exchange).next,
        ];
  return story.filter(isText);
}

/** What else belongs to a request. Nobody asks about credentials where nothing is to be set. */
function notesOf(diagnosed: Diagnosed, inPlace: boolean): readonly RichText[] {
  const credentials =
    inPlace || diagnosed.diagnosis.needed.length === 0 ? null : credentialsQuestion(diagnosed);
  const notes = [
    redirectNote(diagnosed),
    cacheNote(diagnosed),
    credentials === null ? null : paragraph(credentials.question, credentials.otherwise),
  ];
  return notes.filter(isText);
}

/** The name of the server that answered, for the configuration that is offered. */
function serverName({ exchange }: Diagnosed, log: LogEvidence): string | null {
  const detection = detectServer(exchange, log);
  if (detection === null || detection.confidence === 'possible') return null;
  return targetById(detection.target)?.name ?? null;
}

/**
 * One exchange as a paragraph. Everything of the page's or the server's in it is on one line and shows its control characters. `findings`:
 * its reasons.
 */
export function exchangeReport(
  recorded: Diagnosed,
  findings: readonly CauseFinding[],
  log: LogEvidence,
  paint: Paint,
): string {
  const { exchange, diagnosis } = recorded;
  const diagnosed = { ...recorded, diagnosis: { ...diagnosis, warnings: warningsOf(recorded) } };
  const inPlace = diagnosis.verdict === 'blocked' && isAnsweredInPlace(findings, exchange);
  const lines = [
    ...storyOf(diagnosed, findings, log).map((text) => paintText(text, paint)),
    ...causeLines(findings, diagnosed, inPlace ? null : serverName(diagnosed, log), paint),
    ...blockedLines(diagnosed, inPlace, log, paint),
    ...notesOf(diagnosed, inPlace).map((text) => paintText(text, paint)),
    ...[...otherWarnings(diagnosed), ...logWarnings(exchange, diagnosis, log)].map(
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
  const warned = count((one) => one.diagnosis.verdict === 'allowed' && warningsOf(one).length > 0);
  return `${plural(all.length, 'request')}: ${blocked} blocked by CORS, ${failed} failed for other reasons${cause}, ${warned} allowed with warnings`;
}
