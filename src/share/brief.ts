import { type Arranged, arranged } from '../causes/arranged.ts';
import type { CauseFinding } from '../causes/causes-of.ts';
import { causesOf } from '../causes/causes-of.ts';
import { causeLabel } from '../causes/confidence.ts';
import { firstStep } from '../causes/first-step.ts';
import { causeText } from '../causes/words-of.ts';
import type { Diagnosed, NeededHop } from '../diagnosis/diagnosis.ts';
import { serverCode, shownUrl } from '../explain/addresses.ts';
import { code, paragraph, sentence } from '../explain/compose.ts';
import { failureText } from '../explain/failure.ts';
import { headline } from '../explain/headline.ts';
import type { RichText } from '../explain/rich-text.ts';
import { unfixableText } from '../explain/unfixable.ts';
import { warningText } from '../explain/warning.ts';
import { asCurl } from './curl.ts';
import { checkHop } from './check-curl.ts';
import { redactData } from './redact.ts';
import { type ReportOptions, shareable, targetName } from './report-context.ts';

/** What somebody who can mend it has to know, in the order in which they want to. Secrets are left out unless asked for. */
export interface Brief {
  /** What is asked of them; where nothing is, what happened. */
  readonly ask: RichText;
  /** [] where that is all there is to ask. */
  readonly happened: RichText;
  /** The likely cause, or those to choose from; [] where nothing tells. */
  readonly cause: RichText;
  readonly whatToDo: RichText;
  /** What is risky about an answer that the page may read, with what to do about each. */
  readonly risks: readonly RichText[];
  /** What the answers have to carry; empty where something else comes first. */
  readonly needed: readonly NeededHop[];
  /** For a terminal: the request whose answer decides, as the browser asks. Null for what no terminal can ask. */
  readonly command: string | null;
}

/** Causes that are named where several are equally possible. */
const MOST_CAUSES = 3;

/** Risks that are told. */
const MOST_RISKS = 4;

/** Longer commands are written on one line. */
const MOST_LINES = 6;

function causeLine({ main, others }: Arranged, { exchange }: Diagnosed): RichText {
  if (main !== null) {
    // Its story says again what happened.
    return sentence`${causeLabel(main)}: ${causeText(main, exchange).title}.`;
  }
  const titles = others
    .slice(0, MOST_CAUSES)
    .flatMap((other, index) => sentence`${index === 0 ? '' : '; '}`.concat(causeText(other, exchange).title));
  return sentence`Possible causes, to check in this order: ${titles}.`;
}

function whatToDo(main: CauseFinding | null, shown: Diagnosed, configured: string | null): RichText {
  const { failure, unfixable } = shown.diagnosis;
  if (main !== null) return causeText(main, shown.exchange, configured).fix;
  if (failure !== null) return failureText(failure, shown.exchange).next;
  return unfixable === null ? [] : unfixableText(unfixable);
}

const risksOf = ({ diagnosis }: Diagnosed): readonly RichText[] =>
  diagnosis.warnings.slice(0, MOST_RISKS).map((warning) => {
    const { title, fix } = warningText(warning);
    return paragraph(sentence`${title}.`, fix);
  });

function askFor({ exchange, diagnosis }: Diagnosed, isConfigured: boolean): RichText | null {
  const { origin, method, url } = exchange;
  const page = origin === null ? sentence`our page` : sentence`${code(origin)}`;
  const request = code(`${method} ${shownUrl(url)}`);
  if (isConfigured)
    return sentence`Please let ${page} call ${request}: ${serverCode(url)} has to answer with the headers below.`;
  if (diagnosis.verdict !== 'blocked' && diagnosis.verdict !== 'failed') return null;
  return sentence`Please help: ${request} from ${page} fails, and a CORS header alone does not mend it.`;
}

/** `shown`: without its secrets, so that nothing is left out twice. */
function commandFor(shown: Diagnosed): string | null {
  const { blocking, failure } = shown.diagnosis;
  const hop = checkHop(shown, blocking?.hop ?? failure?.hop ?? null) ?? checkHop(shown, null);
  if (hop === null) return null;
  // What a server answers to the question of CORS does not hang on the body, which may be long.
  const asked = { ...hop, body: null };
  const command = asCurl(asked, { includeSecrets: true });
  return command.split('\n').length <= MOST_LINES
    ? command
    : asCurl(asked, { includeSecrets: true, isOneLine: true });
}

/** The request in short, for others. */
export function briefOf(diagnosed: Diagnosed, options: ReportOptions): Brief {
  const { exchange, diagnosis } = diagnosed;
  const { includeSecrets = false, log, snippet, targetId } = options;
  const shown = shareable(diagnosed, options);
  const found = causesOf(exchange, diagnosis, log);
  const causes = arranged(includeSecrets ? found : redactData(found), diagnosis.verdict);
  const main = causes?.main ?? null;
  const isConfigured =
    diagnosis.verdict === 'blocked' &&
    diagnosis.unfixable === null &&
    diagnosis.needed.length > 0 &&
    firstStep(diagnosed, main) === null;
  const ask = askFor(shown, isConfigured);
  return {
    ask: ask ?? headline(shown, log),
    happened: ask === null ? [] : headline(shown, log),
    cause: causes === null ? [] : causeLine(causes, shown),
    whatToDo: whatToDo(main, shown, snippet === null ? null : targetName(targetId)),
    risks: diagnosis.verdict === 'allowed' ? risksOf(shown) : [],
    needed: isConfigured ? shown.diagnosis.needed : [],
    command: commandFor(shown),
  };
}
