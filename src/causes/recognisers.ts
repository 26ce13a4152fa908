import type { CorsError } from '../cors/cors-error.ts';
import type { NetworkFailure } from '../diagnosis/diagnosis.ts';
import { corsLayerSeen } from '../diagnosis/log/contrasts.ts';
import { type CauseInput, isNginx, shown, statusLine } from '../diagnosis/signs.ts';
import { certain, likely, possible, type Recogniser, type Saying } from './cause.ts';

/** A cause that is the browser's own verdict. */
export const verdictIs =
  (errors: readonly CorsError[], evidence: (input: CauseInput) => readonly string[]): Recogniser =>
  (input) =>
    input.corsError !== null && errors.includes(input.corsError) ? certain(...evidence(input)) : null;

/**
 * `certain` only where the log shows that this server lets the page in otherwise, so that the status is the story; not behind nginx, which
 * may have left the header out of an error that the application sent with it.
 */
export const byCorsLayer = (input: CauseInput): ReturnType<Recogniser> => {
  const seen = corsLayerSeen(input);
  if (seen === null) return likely(statusLine(input));
  return isNginx(input) ? likely(statusLine(input), seen) : certain(statusLine(input), seen);
};

type Kind = NetworkFailure['kind'];

/** Firefox names no error, and Chromium's ERR_FAILED says nothing. */
const isUnnamed = (error: string): boolean => error === '' || error === 'net::ERR_FAILED';

/** Proxies that record write words of their own: those of a connection that they did not get. */
export const isOfBrowser = (error: string): boolean =>
  !isUnnamed(error) && /^(?:net::ERR_|NS_|NSURLError)/.test(error);

/** An address that gave no answer at all, for no reason that the browser names. */
const isWithoutAnswer = ({ diagnosis, hop }: CauseInput): boolean =>
  diagnosis.failure?.kind === 'other' && !isOfBrowser(diagnosis.failure.error) && hop.status === 0;

/** A failure that the browser names by its error. Without a name of its own it was told from the addresses, which is `likely`. */
export const failure =
  (kinds: readonly Kind[], matches: (error: string) => boolean = () => true): Recogniser =>
  ({ diagnosis, url }) => {
    const found = diagnosis.failure;
    if (found === null || !kinds.includes(found.kind) || !matches(found.error)) return null;
    return isUnnamed(found.error) ? likely(shown(url.origin)) : certain(shown(found.error));
  };

/** A failure that is worth checking where nothing is named at all. */
export const orUnnamed =
  (recognise: Recogniser): Recogniser =>
  (input) =>
    isWithoutAnswer(input) ? possible(shown(input.url.origin)) : recognise(input);

/** Errors of a connection that ended in the middle of an answer. */
export const isClosed = (error: string): boolean =>
  /^net::ERR_(?:CONNECTION_|SOCKET_|EMPTY_RESPONSE|HTTP2_|QUIC_|INCOMPLETE_CHUNKED|CONTENT_LENGTH_MISMATCH|INVALID_HTTP_RESPONSE|INVALID_CHUNKED|RESPONSE_HEADERS_)/.test(
    error,
  );

/** What the server itself says, as evidence; null where it says nothing of the kind. */
export function saidBy({ refusals, of }: Saying, { hop, diagnosis }: CauseInput): string | null {
  const { refusal, status, kind } = hop;
  const isOf = of === 'both' || (of === 'preflight') === (kind === 'preflight');
  const isRefused = diagnosis.verdict === 'blocked' || status >= 400;
  return isOf && isRefused && refusal !== undefined && refusals.includes(refusal) ? `“${refusal}”` : null;
}
