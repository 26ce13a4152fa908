import type { DecodedMessage } from './decoded-message.ts';
import type { FrameKind } from '../sentences/frames.ts';

/** A message while its parts are being gathered. */
export interface Draft {
  message: DecodedMessage;
  frame: FrameKind | null;
  hasReason: boolean;
  /** The prefix that says that the preflight was looked at. */
  preflight: boolean;
  /** WebKit's "due to access control checks". */
  checks: boolean;
  /** It stands behind "Failed to load resource", where WebKit repeats a reason. */
  repeated: boolean;
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

export const draftOf = (known: Partial<DecodedMessage>, end: number): Draft => ({
  message: { ...NO_MESSAGE, ...known },
  frame: null,
  hasReason: false,
  preflight: false,
  checks: false,
  repeated: false,
  end,
});

/** Adds what is known to a draft. */
export function addTo(draft: Draft, known: Partial<DecodedMessage>): void {
  draft.message = { ...draft.message, ...known };
}
