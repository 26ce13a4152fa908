import type { ConfusableMeaning } from '../sentences/confusables.ts';
import { LEAD } from './choose.ts';
import { readCutShort } from './cut-short.ts';
import { type Draft, type Found, type Gathering, MOST_MESSAGES, openDraft } from './draft.ts';
import type { Finding } from './findings.ts';
import { addFrame } from './gather-frame.ts';
import { addConfusable, addNamedError, addStatusLine } from './gather-other.ts';
import { addCategory, addReason, addSupplement, applyReason, readTranslation } from './gather-reason.ts';

/** Gathers what was recognised into messages, in the order of the text. */
export function gather(source: string, findings: readonly Finding[]): Draft[] {
  const usable = findings.filter((finding) => finding.isTelling || mayBeReason(source, finding));
  const gathering: Gathering = { source, findings: usable, drafts: [], before: 0 };
  for (const [position, finding] of usable.entries()) {
    if (gathering.drafts.length >= MOST_MESSAGES) break;
    if (!finding.isTelling && openDraft(gathering, finding.start) === null) continue;
    addFinding(gathering, finding, usable[position + 1]);
    gathering.before = Math.max(gathering.before, finding.end);
  }
  for (const draft of gathering.drafts) if (!draft.hasReason) complete(source, draft);
  return gathering.drafts;
}

/** A reason that no sentence was found for: a translation that is not known in these words, or a few letters. */
function complete(source: string, draft: Draft): void {
  const read = readTranslation(source, draft);
  const meaning = read?.meaning ?? readCutShort(source, draft);
  if (meaning === null) return;
  draft.hasReason = true;
  applyReason(
    draft,
    meaning,
    read === null ? {} : { failedParameter: read.parameter, statusCode: read.status },
  );
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
    case 'advice':
      return addSupplement(gathering, { meaning, ...rest });
    case 'reason': {
      const confusable = openDraft(gathering, finding.start) === null ? asConfusable(finding) : null;
      return confusable === null
        ? addReason(gathering, { meaning, ...rest })
        : addConfusable(gathering, { ...rest, ...confusable });
    }
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

/** What other messages say too tells nothing about CORS by itself. */
function asConfusable({ readings }: Finding): Pick<Found<ConfusableMeaning>, 'meaning' | 'values'> | null {
  const [first] = readings;
  for (const { meaning, values, score, bestPart } of readings)
    if (meaning.role === 'confusable' && bestPart >= 1 && (first?.score ?? 0) - score < LEAD)
      return { meaning, values };
  return null;
}

/** Reasons of one language begin alike: fewer letters, in UTF-16 units, tell none of them apart. */
const FEWEST_LETTERS = 8;

/** A few letters are a reason where one has to stand. */
const mayBeReason = (source: string, { readings }: Finding): boolean =>
  readings.some(
    ({ meaning, beginning, ending, start }) =>
      beginning === 'whole' &&
      ending !== 'other' &&
      meaning.role === 'reason' &&
      source.slice(start).trimEnd().length >= FEWEST_LETTERS &&
      REASON_PLACE.test(source.slice(Math.max(0, start - 40), start)),
  );

const REASON_PLACE = /[:.(（：。][\s"'‘“«„「]{0,10}$/;
