import type { DecodedMessage } from './decoded-message.ts';
import { type Draft, draftOf } from './draft.ts';
import type { Finding, Meaning } from './findings.ts';

/** Most messages that are read from one text. */
export const MOST_MESSAGES = 1_000;

/** How far apart the parts of one message may be, in UTF-16 units: an address stands between them. */
export const FURTHEST = 3_000;
/** How far a reason may be from "blocked by CORS policy": the place in the source may stand between. */
export const NEAR = 300;

export type Found<One extends Meaning> = Omit<Finding, 'meaning'> & { readonly meaning: One };

/** The text with what was recognised in it, and how far the gathering has come. */
export interface Gathering {
  readonly source: string;
  readonly findings: readonly Finding[];
  readonly drafts: Draft[];
  /** Where the finding before this one ends. */
  before: number;
}

export const gapBefore = ({ source, before }: Gathering, { start }: { readonly start: number }): string =>
  source.slice(before, start);

export const currentOf = ({ drafts }: Gathering): Draft | undefined => drafts.at(-1);

/** The message that is still waiting for its reason. */
export function openDraft(gathering: Gathering, start: number): Draft | null {
  const current = currentOf(gathering);
  if (current === undefined || current.frame === null || current.hasReason || current.checks) return null;
  const furthest = current.frame === 'access' || current.frame === 'sharing' ? NEAR : FURTHEST;
  return start - current.end <= furthest ? current : null;
}

export function startDraft(gathering: Gathering, known: Partial<DecodedMessage>, end: number): Draft {
  const draft = draftOf(known, end);
  gathering.drafts.push(draft);
  return draft;
}
