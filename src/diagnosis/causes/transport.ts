import type { NetworkFailure } from '../diagnosis.ts';
import { type Cause, type CauseFamily, certain, likely, possible, type Recogniser } from './cause.ts';
import { answerLine, type CauseInput, shown } from '../signs.ts';

type Kind = NetworkFailure['kind'];

/** Firefox names no error, and Chromium's ERR_FAILED says nothing. */
const isUnnamed = (error: string): boolean => error === '' || error === 'net::ERR_FAILED';

/** An address that gave no answer at all, for no reason that the browser names. */
const isWithoutAnswer = ({ diagnosis, hop }: CauseInput): boolean =>
  diagnosis.failure?.kind === 'other' && isUnnamed(diagnosis.failure.error) && hop.status === 0;

/** A cause that the browser names by its error. Without a name of its own it was told from the addresses, which is `likely`. */
const failure = (
  rank: number,
  kinds: readonly Kind[],
  matches: (error: string) => boolean = () => true,
): Cause => {
  const recognise: Recogniser = ({ diagnosis, url }) => {
    const found = diagnosis.failure;
    if (found === null || !kinds.includes(found.kind) || !matches(found.error)) return null;
    return isUnnamed(found.error) ? likely(shown(url.origin)) : certain(shown(found.error));
  };
  return { precision: 'specific', verdicts: ['failed'], rank, recognise };
};

/** A failure that is worth checking where nothing is named at all. */
const orUnnamed = (cause: Cause): Cause => ({
  ...cause,
  recognise: (input) => (isWithoutAnswer(input) ? possible(shown(input.url.origin)) : cause.recognise(input)),
});

const isCertificate = (error: string): boolean => error.startsWith('net::ERR_CERT_');
const isClientCertificate = (error: string): boolean =>
  error === 'net::ERR_SSL_CLIENT_AUTH_CERT_NEEDED' || error.startsWith('net::ERR_BAD_SSL_CLIENT_AUTH');
/** Errors of a connection that ended in the middle of an answer. */
const isClosed = (error: string): boolean =>
  /^net::ERR_(?:CONNECTION_|SOCKET_|EMPTY_RESPONSE|HTTP2_|QUIC_|INCOMPLETE_CHUNKED|CONTENT_LENGTH_MISMATCH|INVALID_HTTP_RESPONSE|INVALID_CHUNKED|RESPONSE_HEADERS_)/.test(
    error,
  );
const isByEmbedder = (error: string): boolean => /coep/i.test(error);

/** Where not even a handshake came about, the certificate is what else is worth a look. */
const certificate: Cause = {
  ...failure(16, ['tls'], isCertificate),
  recognise: (input) => {
    const error = input.diagnosis.failure?.kind === 'tls' ? input.diagnosis.failure.error : '';
    if (isCertificate(error)) return certain(shown(error));
    return error === '' || isClientCertificate(error) ? null : possible(shown(error));
  },
};

/** The request itself was never sent: its preflight came to nothing. */
const unansweredPreflight: Recogniser = ({ hop }) =>
  hop.kind === 'preflight' && hop.status === 0
    ? certain(...(hop.error === '' ? [answerLine(hop)] : [shown(hop.error)]))
    : null;

/** Codes of which no header and no status tells: the request itself, or its answer, cannot be used at all. */
const RARE: ReadonlySet<string | null> = new Set(['InvalidResponse', 'NoCorsRedirectModeNotFollow']);

/** An error that the browser names and nothing else here knows. */
const otherwise: Recogniser = ({ diagnosis, corsError, hop }) => {
  if (RARE.has(corsError)) return certain(shown(corsError ?? ''));
  const found = diagnosis.failure;
  return found?.kind === 'other' &&
    hop.kind !== 'preflight' &&
    !isUnnamed(found.error) &&
    !isClosed(found.error)
    ? certain(shown(found.error))
    : null;
};

/** Not CORS: the request never got an answer that CORS could judge. */
export const transportCauses = {
  'server-not-running': orUnnamed(failure(15, ['refused'])),
  'dns-or-timeout': orUnnamed(failure(20, ['dns', 'timeout', 'offline'])),
  'certificate-not-trusted': orUnnamed(certificate),
  'mutual-tls': failure(37, ['tls'], isClientCertificate),
  'tls-handshake-failed': failure(
    38,
    ['tls'],
    (error) => !isCertificate(error) && !isClientCertificate(error),
  ),
  'connection-closed': failure(30, ['reset', 'empty-response', 'other'], isClosed),
  'mixed-content': failure(37, ['mixed-content']),
  'blocked-by-extension': orUnnamed(failure(50, ['blocked-by-extension'])),
  'content-security-policy': orUnnamed(failure(45, ['blocked-by-csp'])),
  'resource-policy': failure(41, ['blocked-by-response-policy'], (error) => !isByEmbedder(error)),
  'embedder-policy': failure(42, ['blocked-by-response-policy'], isByEmbedder),
  'opaque-response-blocking': failure(43, ['blocked-by-orb', 'wrong-type']),
  'cancelled-by-page': failure(44, ['aborted']),
  'redirect-refused-by-page': failure(45, ['redirect-mode']),
  'preflight-unanswered': {
    precision: 'general',
    verdicts: ['failed'],
    rank: 60,
    recognise: unansweredPreflight,
  },
  'refused-by-browser': {
    precision: 'general',
    verdicts: ['failed', 'blocked'],
    rank: 61,
    recognise: otherwise,
  },
  'redirect-loop': failure(46, ['too-many-redirects']),
} satisfies CauseFamily;
