import type { CorsError, Phase } from '../../cors/cors-error.ts';
import type { Engine } from '../../cors/engine.ts';
import type { Confusable } from '../sentences/confusables.ts';
import type { FormerCorsError } from '../sentences/former-errors.ts';

/** What a pasted text is about. */
type Topic =
  /** A browser blocked a request because of CORS, or says so. */
  | 'cors'
  /** A browser lets a request pass today and warns that it will not. */
  | 'cors-warning'
  /** Something that people take for CORS. */
  | Confusable;

/** One message found in a pasted text. All strings come from the text and are hostile. */
export interface DecodedMessage {
  readonly engine: Engine | 'unknown';
  readonly topic: Topic;
  /** Whether it is a browser's own message about CORS. */
  readonly isCors: boolean;
  /** null: the message does not tell which check failed. Without `Preflight` where it does not tell the preflight from the response. */
  readonly corsError: CorsError | FormerCorsError | null;
  /** What the same words may stand for too. */
  readonly alsoPossible: readonly (CorsError | FormerCorsError)[];
  /** null: not stated. */
  readonly phase: Phase | null;
  /** The address that the message is about; null: not stated. */
  readonly url: string | null;
  /** The origin that asked. */
  readonly origin: string | null;
  /** The first address of a request that was redirected to `url`. */
  readonly redirectedFrom: string | null;
  /** Where `url` redirects to. */
  readonly redirectLocation: string | null;
  /** The header, method or value named; '' when the message quotes an empty one. */
  readonly failedParameter: string | null;
  readonly statusCode: number | null;
  readonly method: string | null;
  /** The browser's own name for the message: Firefox's category, Chromium's `net::ERR_…`, WebKit's place in its source. */
  readonly browserCode: string | null;
}
