import type { CorsError } from '../cors/cors-error.ts';
import type { Alternative, Diagnosed, Diagnosis } from '../diagnosis/diagnosis.ts';
import { blockedExplanation } from './blocked/explanations.ts';
import { factsOf } from './blocked/facts.ts';
import { code, paragraph, sentence } from './compose.ts';
import type { RichText } from './rich-text.ts';

/** The credentials mode cannot be observed: that it is assumed, and what it would be otherwise. */
export interface CredentialsQuestion {
  /** One short line. */
  readonly question: RichText;
  /** What the other answer would mean, in one sentence. */
  readonly otherwise: RichText;
}

const ALLOW_CREDENTIALS = code('Access-Control-Allow-Credentials: true');

const WITH = sentence`With credentials`;
const WITHOUT = sentence`Without credentials`;

/** These checks exist for requests with credentials alone. https://fetch.spec.whatwg.org/#concept-cors-check */
const needsCredentials = (corsError: CorsError | undefined): boolean =>
  corsError === 'WildcardOriginNotAllowed' ||
  corsError === 'PreflightWildcardOriginNotAllowed' ||
  corsError === 'InvalidAllowCredentials' ||
  corsError === 'PreflightInvalidAllowCredentials';

/** The first error under the other mode. */
function otherError(diagnosed: Diagnosed, alternative: Alternative): RichText {
  const story = blockedExplanation(alternative.corsError).headline(factsOf(diagnosed, alternative));
  const mode = alternative.assuming === 'credentials' ? WITH : WITHOUT;
  return diagnosed.diagnosis.verdict === 'allowed'
    ? sentence`${mode} it would not pass: ${story}`
    : sentence`${mode} the first error would be another: ${story}`;
}

/** What the other mode would mean where it has no first error of its own. */
function otherNeeds({ assuming, blocking }: Diagnosis): RichText {
  if (assuming === 'no-credentials') return sentence`${WITH} every answer also needs ${ALLOW_CREDENTIALS}.`;
  return needsCredentials(blocking?.corsError)
    ? sentence`${WITHOUT} this check passes.`
    : sentence`${WITHOUT} ${ALLOW_CREDENTIALS} is not needed.`;
}

/** The diagnosis was asked for what lets both modes through. */
function bothNeed({ needed, neededFor }: Diagnosis): RichText {
  if (neededFor === 'no-credentials')
    return sentence`What is needed here lets it pass without credentials: with them no header does.`;
  const lets = sentence`What is needed here lets it pass either way.`;
  const allows = needed.some(({ set }) => 'Access-Control-Allow-Credentials' in set);
  return allows ? paragraph(lets, sentence`${WITHOUT} it passes without ${ALLOW_CREDENTIALS}, too.`) : lets;
}

function otherwise(diagnosed: Diagnosed, alternative: Alternative | undefined): RichText {
  const { diagnosis } = diagnosed;
  const isForBoth = diagnosis.neededFor !== diagnosis.assuming && diagnosis.verdict !== 'allowed';
  if (alternative === undefined) return isForBoth ? bothNeed(diagnosis) : otherNeeds(diagnosis);
  const error = otherError(diagnosed, alternative);
  return isForBoth ? paragraph(error, bothNeed(diagnosis)) : error;
}

/** How a page asks with credentials. */
export const CREDENTIALS_CODE = "credentials: 'include', withCredentials = true";

/** Null when the answer is the same with credentials and without. */
export function credentialsQuestion(diagnosed: Diagnosed): CredentialsQuestion | null {
  const { alternatives, assuming, assumptionMatters } = diagnosed.diagnosis;
  const [alternative] = alternatives;
  if (alternative === undefined && !assumptionMatters) return null;
  const assumed = assuming === 'credentials' ? 'yes' : 'no';
  return {
    question: sentence`Sent with credentials (such as cookies)? DevTools cannot see it. Assumed: ${assumed}.`,
    otherwise: otherwise(diagnosed, alternative),
  };
}
