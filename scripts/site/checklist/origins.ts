import { letsInByName, type Observation } from '../../../src/audit/observation.ts';
import { isTrustworthy } from '../../../src/cors/address-space.ts';
import type { SerializedOrigin } from '../../../src/cors/origin.ts';

/** Whether it is a page on the user's own machine. */
export const isDevelopment = (origin: SerializedOrigin): boolean =>
  isTrustworthy(origin.replace(/^https:/, 'http:'));

/** Whether a page that came over plain http, from elsewhere than this machine, may read the answer with its cookies. */
export const hasCredentialsOverHttp = (answer: Observation): boolean =>
  answer.credentials &&
  letsInByName(answer) &&
  answer.origin.startsWith('http:') &&
  !isTrustworthy(answer.origin);
