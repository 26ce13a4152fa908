import { allowed } from './cases/allowed.ts';
import { causes } from './cases/causes.ts';
import { preflightCache, severalProblems } from './cases/combined.ts';
import { initiators } from './cases/initiators.ts';
import { localNetwork } from './cases/local-network.ts';
import { notCors } from './cases/not-cors.ts';
import { preflightLists } from './cases/preflight-lists.ts';
import { preflightAnswer } from './cases/preflight.ts';
import { redirects } from './cases/redirects.ts';
import { responseCredentials, responseOrigin } from './cases/response.ts';
import type { LabCase, LabGroup } from './lab-case.ts';

/** Everything in the lab, in the order in which the page shows and runs it. */
export const LAB_GROUPS: readonly LabGroup[] = [
  preflightAnswer,
  preflightLists,
  responseOrigin,
  responseCredentials,
  redirects,
  preflightCache,
  severalProblems,
  causes,
  initiators,
  notCors,
  localNetwork,
  allowed,
];

export const LAB_CASES: readonly LabCase[] = LAB_GROUPS.flatMap((group) => group.cases);
