import type { RichText, TextPart } from '../rich-text.ts';
import { type BlockedFacts, isStatusTheStory } from './facts.ts';
import { serverCode, shownUrl } from '../addresses.ts';
import { code, sentence, strong } from '../compose.ts';

/** What came of it, e.g. "your `PUT` was never sent". */
export function consequence(facts: BlockedFacts): RichText {
  switch (facts.phase) {
    case 'preflight':
      return facts.redirectedHere
        ? sentence`your ${code(facts.method)} did not follow the redirect`
        : sentence`your ${code(facts.method)} was never sent`;
    case 'request':
      return sentence`your ${code(facts.method)} was never sent`;
    case 'redirect':
      return facts.redirectUrl === ''
        ? sentence`the browser did not follow the redirect`
        : sentence`the browser did not follow the redirect to ${code(shownUrl(facts.redirectUrl))}`;
    case 'response':
      return facts.status >= 400
        ? sentence`the browser keeps the error from your page`
        : sentence`the browser keeps the response from your page`;
  }
}

/** "`http://localhost:8000` answered the preflight". */
export function answered(facts: BlockedFacts): RichText {
  const server = serverCode(facts.url);
  switch (facts.phase) {
    case 'preflight':
      return sentence`${server} answered the preflight`;
    case 'redirect':
      return sentence`${server} redirected your ${code(facts.method)}`;
    case 'request':
    case 'response':
      return sentence`${server} answered your ${code(facts.method)}`;
  }
}

/** Who answered, its status when that is the story, what is wrong with the headers ("without …", "with …"), what came of it. */
export function answerStory(facts: BlockedFacts, problem: RichText): RichText {
  if (!isStatusTheStory(facts)) return sentence`${answered(facts)} ${problem}, so ${consequence(facts)}.`;
  const withStatus = sentence`${answered(facts)} with ${strong(String(facts.status))}`;
  return problem.length === 0
    ? sentence`${withStatus}, so ${consequence(facts)}.`
    : sentence`${withStatus} and ${problem}, so ${consequence(facts)}.`;
}

/** The response that the rule is about. */
export function judgedResponse(facts: BlockedFacts): string {
  switch (facts.phase) {
    case 'preflight':
      return 'the response to the preflight';
    case 'redirect':
      return 'the redirect itself';
    case 'request':
    case 'response':
      return 'the response';
  }
}

/** What is said about one code of `CorsError`, beside the few words of a list row. */
export interface BlockedExplanation {
  /** One sentence with the user's own values. */
  readonly headline: (facts: BlockedFacts) => RichText;
  /** The rule that was broken, in one to three sentences. */
  readonly rule: (facts: BlockedFacts) => RichText;
}

const ALLOW_ORIGIN = 'Access-Control-Allow-Origin';
const ALLOW_CREDENTIALS = 'Access-Control-Allow-Credentials';

/** `Name: value`, or the name alone where nobody tells the value. */
const header = (name: string, value: string | null): TextPart =>
  code(value === null ? name : `${name}: ${value}`);

/** What is wrong with a header of an answer, in the words that stand after "answered": for requests and for pasted messages. A value is null where nobody tells it. */
export const headerProblem = {
  missing: sentence`without ${code(ALLOW_ORIGIN)}`,
  wildcard: sentence`with the wildcard ${code(`${ALLOW_ORIGIN}: *`)}, which does not cover a request with credentials`,
  several: (value: string | null): RichText =>
    value === null || value === ''
      ? sentence`with more than one value in ${code(ALLOW_ORIGIN)}`
      : sentence`with more than one value in ${code(ALLOW_ORIGIN)}: ${code(value)}`,
  invalid: (value: string | null): RichText =>
    value === ''
      ? sentence`with an empty ${code(ALLOW_ORIGIN)}`
      : sentence`with ${header(ALLOW_ORIGIN, value)}, which is not an origin`,
  mismatch: (value: string | null, page: RichText): RichText =>
    value === ''
      ? sentence`with an empty ${code(ALLOW_ORIGIN)}`
      : sentence`with ${header(ALLOW_ORIGIN, value)}, which is not the origin of ${page}`,
  credentials: (value: string | null): RichText =>
    value === null || value === ''
      ? sentence`without ${code(`${ALLOW_CREDENTIALS}: true`)}`
      : sentence`with ${header(ALLOW_CREDENTIALS, value)}, where only ${code('true')} in lower case counts`,
  noList: (name: string, what: string): RichText =>
    sentence`with an ${code(name)} that is not a list of ${what}`,
} as const;
