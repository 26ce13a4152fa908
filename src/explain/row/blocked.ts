import { isStatusAlone, isStatusTheStory, type BlockedFacts } from '../blocked/facts.ts';
import { SHORT_WORDS } from './blocked-words.ts';

/** The codes whose few words already say that it was the preflight. */
const isOnlyStatus = ({ corsError }: BlockedFacts): boolean =>
  corsError === 'PreflightInvalidStatus' || corsError === 'PreflightMissingAllowOriginHeader';

const namesItsPhase = ({ corsError }: BlockedFacts): boolean =>
  corsError === 'MethodDisallowedByPreflightResponse' || corsError === 'HeaderDisallowedByPreflightResponse';

function preflightShort(facts: BlockedFacts, cause: string): string {
  if (namesItsPhase(facts)) return cause;
  if (!isStatusTheStory(facts)) return `Preflight: ${cause}`;
  return isOnlyStatus(facts) ? `Preflight ${facts.status}` : `Preflight ${facts.status}: ${cause}`;
}

/** The few words about a blocked request, with the step where it was stopped unless they say it themselves. */
export function blockedShort(facts: BlockedFacts): string {
  const cause = SHORT_WORDS[facts.corsError](facts);
  switch (facts.phase) {
    case 'preflight':
      return preflightShort(facts, cause);
    case 'redirect':
      return `Redirect: ${cause}`;
    case 'response':
      if (isStatusAlone(facts)) return statusAloneShort(facts.status);
      return isStatusTheStory(facts) ? `${facts.status}: ${cause}` : cause;
    case 'request':
      return cause;
  }
}

/** What a list row says where the status is the story and the policy is not. */
export const statusAloneShort = (status: number | string): string => `Answered ${status}; CORS is fine`;
