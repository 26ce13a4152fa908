import type { Draft } from './draft.ts';
import type { Finding } from './findings.ts';
import { addFrame } from './gather-frame.ts';
import { addConfusable, addNamedError, addStatusLine } from './gather-other.ts';
import { addCategory, addReason, addSupplement, completeCut } from './gather-reason.ts';
import { type Gathering, MOST_MESSAGES } from './gathering.ts';

/** Gathers what was recognised into messages, in the order of the text. */
export function gather(source: string, findings: readonly Finding[]): Draft[] {
  const gathering: Gathering = { source, findings, drafts: [], before: 0 };
  for (const [position, finding] of findings.entries()) {
    if (gathering.drafts.length >= MOST_MESSAGES) break;
    addFinding(gathering, finding, findings[position + 1]);
    gathering.before = Math.max(gathering.before, finding.end);
  }
  for (const draft of gathering.drafts) completeCut(source, draft);
  return gathering.drafts;
}

function addFinding(gathering: Gathering, finding: Finding, next: Finding | undefined): void {
  const { meaning, ...rest } = finding;
  switch (meaning.role) {
    case 'frame':
      return addFrame(gathering, { meaning, ...rest }, next);
    case 'preflight':
    case 'access-control-checks':
    case 'origin':
    case 'status':
      return addSupplement(gathering, { meaning, ...rest });
    case 'reason':
      return addReason(gathering, { meaning, ...rest });
    case 'category':
      return addCategory(gathering, { meaning, ...rest });
    case 'confusable':
      return addConfusable(gathering, { meaning, ...rest });
    case 'named-error':
      return addNamedError(gathering, { meaning, ...rest });
    case 'status-line':
      return addStatusLine(gathering, { meaning, ...rest });
  }
}
