import type { Phase } from '../../src/cors/cors-error.ts';
import type { RequestTruth } from '../browser/ground-truth.ts';
import type { CaseSpec, ResponsePolicy } from './spec.ts';

/** Whether a policy redirects; null where nobody can tell: an empty `Location` is none, and Chromium hides some schemes. */
function redirects({ fate, status, headers }: ResponsePolicy): boolean | null {
  if (fate !== 'answer' || ![301, 302, 303, 307, 308].includes(status)) return false;
  const location = headers.find(([name]) => name.toLowerCase() === 'location')?.[1];
  if (location === undefined) return false;
  return location.trim().startsWith('{next') ? true : null;
}

/**
 * The step at which the browser stopped a request. CDP does not say it: the code tells, and where it fits redirects and responses alike,
 * what the server answered at the last URL. null where neither tells.
 */
export function phaseOf(spec: CaseSpec, truth: RequestTruth): Phase | null {
  const { corsError } = truth;
  if (corsError === null || corsError === 'CorsDisabledScheme' || corsError === 'DisallowedByMode')
    return null;
  if (corsError.includes('Preflight')) return 'preflight';
  if (corsError.includes('LocalNetwork')) return 'request';
  if (corsError === 'RedirectContainsCredentials') return 'redirect';
  const hop = spec.hops[truth.urls.length - 1];
  if (!hop) return null;
  const policies = [hop.response, hop.laterResponse ?? hop.response].map(redirects);
  if (policies[0] !== policies[1] || policies[0] === null) return null;
  return policies[0] ? 'redirect' : 'response';
}
