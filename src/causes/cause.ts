import type { Verdict } from '../diagnosis/diagnosis.ts';
import type { CauseInput } from '../diagnosis/signs.ts';
import type { Refusal } from '../exchange/refusal.ts';
import type { RichText, TextPart } from '../explain/rich-text.ts';

/**
 * `certain`: the traffic allows no other reading. `likely`: the usual reading of these signs. `possible`: cannot be told from others by
 * the traffic; worth checking, in the order of the list.
 */
export type CauseConfidence = 'certain' | 'likely' | 'possible';

/**
 * What a recognition rests on, the strongest first.
 * `own-sign`: a header, a length or a name that only this layer or product leaves.
 * `contrast`: another answer of this log, which was treated otherwise.
 * `habit`: what servers usually mean by such an answer.
 */
export type Basis = 'own-sign' | 'contrast' | 'habit';

/** What a recogniser saw. */
export interface Recognition {
  readonly confidence: CauseConfidence;
  readonly basis: Basis;
  /** The header lines, statuses or values that betray it, as DevTools shows them; hostile text, each of bounded length. */
  readonly evidence: readonly string[];
}

export type Recogniser = (input: CauseInput) => Recognition | null;

/**
 * `specific`: names what to change. `status`: says what the status says, whoever sent it: beside the own sign of who did, it is no surer and
 * comes after it. `general`: the verdict in other words, which a specific cause explains. `symptom`: says nothing that
 * the verdict does not say; comes last.
 */
export type CausePrecision = 'specific' | 'status' | 'general' | 'symptom';

/** What a server says in the body of its answer where it is this. */
export interface Saying {
  readonly refusals: readonly Refusal[];
  /** Of which answers it counts. */
  readonly of: 'preflight' | 'response' | 'both';
  /** Others say the same: it counts beside the other signs of the cause only. */
  readonly besideSigns?: true;
}

/** One root cause: how it is recognised, how often it is met, and what is said about it. */
export interface Cause {
  /** `specific` when it is left out. */
  readonly precision?: CausePrecision;
  /** The verdicts of the exchanges that it can explain: `blocked` when it is left out. */
  readonly verdicts?: readonly Verdict[];
  /** How often it is met, 1 is most often: orders causes that nothing else tells apart. */
  readonly rank: number;
  /**
   * Somebody else answered in the server's place: what that answer lacks is no matter of the server's CORS. `but-of-preflight`: a preflight
   * that met it is, for the server's CORS layer can stand before it.
   */
  readonly inPlaceOfServer?: true | 'but-of-preflight';
  readonly recognise: Recogniser;
  /** What the server itself says where it is this: surer than any other sign. */
  readonly says?: Saying;
  readonly words: CauseWriter;
}

/** The causes of a topic, by name. */
export type Causes = Readonly<Record<string, Cause>>;

/** A cause in words. */
export interface CauseText {
  /** A clause without a full stop. */
  readonly title: RichText;
  /** Two sentences: what happens on the server or in the page, and why that ends here. */
  readonly story: RichText;
  /** How to make sure that this is it: a sentence. */
  readonly check: RichText;
  /** What to change: a sentence. */
  readonly fix: RichText;
  /** What makes it worse, or only looks like a way out: a sentence. */
  readonly avoid: RichText;
  /** The section of the standard or the documentation that says more. */
  readonly link: string;
}

/** The values that the words need. */
export interface CauseFacts {
  /** The origin that answered. */
  readonly server: TextPart;
  /** The same without scheme and port. */
  readonly host: TextPart;
  /** The origin that asked. */
  readonly page: TextPart;
  /** The method of the page's request: of the hop that was looked at only where that is no preflight. See `asked`. */
  readonly method: TextPart;
  /** What was answered: "your `GET`", or "the preflight". */
  readonly asked: RichText;
  /** Whether the answer is that to a preflight. */
  readonly onPreflight: boolean;
  /** Path and query of the answer's address. */
  readonly path: TextPart;
  /** The answer's status. */
  readonly status: TextPart;
  /** The first sign that betrays it, as DevTools shows it: a header, an error or a value where there is one, else the status. */
  readonly sign: TextPart;
  /** " (`Server: nginx`)", or nothing where the status is all there is to show. */
  readonly signed: RichText;
  /** The server that redirected the request to where it was answered; the one that answered where nothing did. */
  readonly redirecting: TextPart;
  /** The request came as `Origin: null`, which nobody should allow. */
  readonly opaque: boolean;
  /** " (`net::ERR_…`)", or nothing where the browser does not name an error. */
  readonly named: RichText;
  /** What `Access-Control-Allow-Origin` holds. */
  readonly allowed: TextPart;
  /** Where the answer redirects to. */
  readonly target: TextPart;
  /** The same as a page would ask for it: over https where the page itself is, which may not ask over http. */
  readonly direct: TextPart;
  /** What fix/ writes for the server that answered, by its name where that is known. */
  readonly configuration: RichText;
}

type CauseWriter = (facts: CauseFacts) => CauseText;

const recognition =
  (confidence: CauseConfidence) =>
  (...evidence: readonly string[]): Recognition => ({ confidence, basis: 'habit', evidence });

export const certain = recognition('certain');
export const likely = recognition('likely');
export const possible = recognition('possible');

/** The same, where only this layer or product leaves such a sign. */
export const byOwnSign = (seen: Recognition): Recognition => ({ ...seen, basis: 'own-sign' });

/** The same, where another answer of the log shows the difference. */
export const byContrast = (seen: Recognition): Recognition => ({ ...seen, basis: 'contrast' });
