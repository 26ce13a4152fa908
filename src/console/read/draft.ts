import type { FrameKind } from '../sentences/frames.ts';
import type { RawValue } from './alignment.ts';
import type { DecodedMessage } from './decoded-message.ts';
import type { Finding, Meaning } from './findings.ts';
import { lastUrl, readOrigin, readQuoted, readStatus, readToken, readUrl } from './values.ts';

/** A message while its parts are being gathered. */
export interface Draft {
  message: DecodedMessage;
  frame: FrameKind | null;
  hasReason: boolean;
  /** The prefix that says that the preflight was looked at. */
  preflight: boolean;
  /** WebKit's "due to access control checks". */
  checks: boolean;
  /** It stands behind "Failed to load resource" or "TypeError", where WebKit repeats a reason. */
  repeated: boolean;
  /** What stood before it was cut off, so that more may be lost than its address. */
  isFrontCut: boolean;
  /** Where its last part ends in the text. */
  end: number;
}

/** A message of which nothing is known yet. */
export const NO_MESSAGE: DecodedMessage = {
  engine: 'unknown',
  topic: 'cors',
  isCors: true,
  corsError: null,
  alsoPossible: [],
  phase: null,
  url: null,
  origin: null,
  redirectedFrom: null,
  redirectLocation: null,
  failedParameter: null,
  statusCode: null,
  method: null,
  browserCode: null,
};

const draftOf = (known: Partial<DecodedMessage>, end: number): Draft => ({
  message: { ...NO_MESSAGE, ...known },
  frame: null,
  hasReason: false,
  preflight: false,
  checks: false,
  repeated: false,
  isFrontCut: false,
  end,
});

/** Adds what is known to a draft. */
export function addTo(draft: Draft, known: Partial<DecodedMessage>): void {
  draft.message = { ...draft.message, ...known };
}

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

const REPEATS = /(?:failed\s{1,5}to\s{1,5}load\s{1,5}resource\s{0,5}:?|TypeError:)\s{0,5}$/i;

/** Whether it stands where WebKit says once more what it has said. */
export const isRepeated = ({ source }: Gathering, { start }: { readonly start: number }): boolean =>
  REPEATS.test(source.slice(Math.max(0, start - 60), start));

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

type Fields = { -readonly [Name in keyof DecodedMessage]?: DecodedMessage[Name] };

/** Reads the values of a sentence into the fields that they belong to. Values that cannot be read are left out. */
export function fieldsOf(values: readonly RawValue[]): Partial<DecodedMessage> {
  const fields: Fields = {};
  for (const value of values) addField(fields, value);
  return fields;
}

function addField(fields: Fields, { placeholder, text, known }: RawValue): void {
  switch (placeholder) {
    case 'url':
      fields.url = known === 'end' ? lastUrl(text) : readUrl(text, known === 'both');
      break;
    case 'origin':
      fields.origin = readOrigin(text, known);
      break;
    case 'status':
      fields.statusCode = readStatus(text);
      break;
    case 'method':
    case 'header':
      fields.failedParameter = readToken(text, known);
      break;
    case 'value':
    case 'token':
      fields.failedParameter = readQuoted(text, known);
      break;
    case 'location':
      fields.failedParameter = readQuoted(text, known);
      fields.redirectLocation = known === 'end' ? null : readUrl(text, known === 'both');
      break;
    case 'target':
    case 'space':
    case 'scheme':
    case 'schemes':
      // They follow from the address, and the protocol names them nowhere.
      break;
  }
}
