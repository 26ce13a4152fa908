import type { CorsError } from '../../cors/cors-error.ts';
import { tokenListOrEmpty } from '../../cors/token-list.ts';
import { blockedCause, type CauseFamily, certain, likely, type Recogniser } from './cause.ts';
import {
  allowOriginValues,
  answered,
  type CauseInput,
  hasAnswered,
  isMismatch,
  headerLine,
  isSuccess,
  looksLikeOrigin,
  requestLine,
  statusLine,
} from '../signs.ts';

/** The CORS headers of the answer that the browser looked at, as lines. */
function corsLines(input: CauseInput, ...names: readonly string[]): readonly string[] {
  const lines = names.filter((name) => hasAnswered(input, name)).map((name) => headerLine(input, name));
  return lines.length === 0 ? [statusLine(input)] : lines;
}

/** A cause that is the browser's own verdict. */
const verdictIs =
  (errors: readonly CorsError[], evidence: (input: CauseInput) => readonly string[]): Recogniser =>
  (input) =>
    input.corsError !== null && errors.includes(input.corsError) ? certain(...evidence(input)) : null;

/** The same where the verdict rests on the credentials mode, which no log shows. */
const underCredentials =
  (errors: readonly CorsError[]): Recogniser =>
  (input) => {
    if (input.corsError === null || !errors.includes(input.corsError)) return null;
    const lines = corsLines(input, 'access-control-allow-origin', 'access-control-allow-credentials');
    return input.diagnosis.assumptionMatters ? likely(...lines) : certain(...lines);
  };

const allowOriginLine = (input: CauseInput): readonly string[] =>
  corsLines(input, 'access-control-allow-origin');

const saysInvalid = verdictIs(
  ['InvalidAllowOriginValue', 'PreflightInvalidAllowOriginValue'],
  allowOriginLine,
);

/** Chromium takes `localhost:3000` and `https://*.example.com` for URLs, whose origins it then finds to be others. */
const invalidOrigin: Recogniser = (input) => {
  const [value = ''] = allowOriginValues(input);
  return isMismatch(input) && value !== '' && !looksLikeOrigin(value)
    ? certain(...allowOriginLine(input))
    : saysInvalid(input);
};

const statusNotOk: Recogniser = (input) => {
  const judged =
    input.corsError === 'PreflightInvalidStatus' || input.corsError === 'PreflightMissingAllowOriginHeader';
  return judged && !isSuccess(input) ? certain(statusLine(input)) : null;
};

const preflightBare: Recogniser = (input) =>
  input.corsError === 'PreflightMissingAllowOriginHeader' && isSuccess(input)
    ? certain(statusLine(input))
    : null;

const LISTS = { header: 'access-control-allow-headers', method: 'access-control-allow-methods' } as const;

function refusedList(input: CauseInput): string | null {
  if (input.corsError === 'HeaderDisallowedByPreflightResponse') return LISTS.header;
  return input.corsError === 'MethodDisallowedByPreflightResponse' ? LISTS.method : null;
}

/** With credentials the wildcard of a list is an ordinary name. https://fetch.spec.whatwg.org/#cors-preflight-fetch-0, step 7 */
const wildcardList: Recogniser = (input) => {
  const name = refusedList(input);
  if (name === null || input.diagnosis.assuming !== 'credentials') return null;
  if (!tokenListOrEmpty(input.hop.responseHeaders, name).items.includes('*')) return null;
  return input.diagnosis.assumptionMatters
    ? likely(headerLine(input, name))
    : certain(headerLine(input, name));
};

/** Methods are compared byte by byte, and `fetch` does not put `patch` in upper case. */
const lowerCaseMethod: Recogniser = (input) => {
  const method = input.diagnosis.blocking?.failedParameter ?? '';
  if (input.corsError !== 'MethodDisallowedByPreflightResponse' || method === method.toUpperCase())
    return null;
  const { items } = tokenListOrEmpty(input.hop.responseHeaders, LISTS.method);
  return items.includes(method.toUpperCase())
    ? certain(requestLine('Access-Control-Request-Method', method), headerLine(input, LISTS.method))
    : null;
};

const isRedirectPhase = ({ diagnosis }: CauseInput): boolean => diagnosis.blocking?.phase === 'redirect';

const badRedirect: Recogniser = (input) => {
  const scheme = input.corsError === 'CorsDisabledScheme' && isRedirectPhase(input);
  const unsafe = input.diagnosis.failure?.kind === 'unsafe-redirect';
  return scheme || unsafe || input.corsError === 'RedirectContainsCredentials'
    ? certain(answered(input, 'location') === '' ? statusLine(input) : headerLine(input, 'location'))
    : null;
};

const schemeNotHttp: Recogniser = (input) =>
  input.corsError === 'CorsDisabledScheme' && !isRedirectPhase(input) ? certain(input.url.protocol) : null;

const DENIALS: ReadonlySet<CorsError> = new Set<CorsError>([
  'LocalNetworkAccessPermissionDenied',
  'InsecureLocalNetwork',
  'InvalidLocalNetworkAccess',
  'InsecurePrivateNetwork',
  'PrivateNetworkAccessPermissionDenied',
  'PreflightMissingAllowExternal',
  'PreflightInvalidAllowExternal',
]);

/** Without the browser's own word it is told by the addresses only, as a blocked answer from the cache looks the same. */
const localNetwork: Recogniser = (input) => {
  if (input.corsError === null || !DENIALS.has(input.corsError)) return null;
  const { error } = input.hop;
  return /LOCAL_NETWORK|PRIVATE_NETWORK/.test(error)
    ? certain(error, input.url.host)
    : likely(input.url.host);
};

/** What the preflight asked for and did not get, as a line. */
const refused = ({ diagnosis }: CauseInput, name: string): string =>
  requestLine(name, diagnosis.blocking?.failedParameter ?? '');

/** The verdicts themselves. They explain what the browser missed, not why it was missing. */
export const verdictCauses = {
  'preflight-without-allow-origin': blockedCause(2, preflightBare, 'symptom'),
  'response-without-allow-origin': blockedCause(
    3,
    verdictIs(['MissingAllowOriginHeader'], (input) => [statusLine(input)]),
    'symptom',
  ),
  'preflight-status-not-ok': blockedCause(60, statusNotOk, 'symptom'),
  'preflight-redirected': blockedCause(
    61,
    verdictIs(['PreflightDisallowedRedirect'], (input) => corsLines(input, 'location')),
    'general',
  ),
  'allow-origin-mismatch': blockedCause(
    5,
    verdictIs(['AllowOriginMismatch', 'PreflightAllowOriginMismatch'], allowOriginLine),
    'general',
  ),
  'header-not-allowed': blockedCause(
    6,
    verdictIs(['HeaderDisallowedByPreflightResponse'], (input) => [
      ...corsLines(input, LISTS.header),
      refused(input, 'Access-Control-Request-Headers'),
    ]),
    'general',
  ),
  'method-not-allowed': blockedCause(
    25,
    verdictIs(['MethodDisallowedByPreflightResponse'], (input) => [
      ...corsLines(input, LISTS.method),
      refused(input, 'Access-Control-Request-Method'),
    ]),
    'general',
  ),
  'wildcard-origin-with-credentials': blockedCause(
    9,
    underCredentials(['WildcardOriginNotAllowed', 'PreflightWildcardOriginNotAllowed']),
    'general',
  ),
  'allow-credentials-missing': blockedCause(
    26,
    underCredentials(['InvalidAllowCredentials', 'PreflightInvalidAllowCredentials']),
    'general',
  ),
  'multiple-allow-origin': blockedCause(
    27,
    verdictIs(['MultipleAllowOriginValues', 'PreflightMultipleAllowOriginValues'], allowOriginLine),
    'general',
  ),
  'invalid-allow-origin': blockedCause(4, invalidOrigin, 'general'),
  'allow-list-unparsable': blockedCause(
    62,
    verdictIs(['InvalidAllowMethodsPreflightResponse', 'InvalidAllowHeadersPreflightResponse'], (input) =>
      corsLines(input, LISTS.method, LISTS.header),
    ),
  ),
  'wildcard-list-with-credentials': blockedCause(30, wildcardList),
  'method-in-lower-case': blockedCause(31, lowerCaseMethod),
  'redirect-with-credentials-or-scheme': {
    ...blockedCause(63, badRedirect),
    verdicts: ['blocked', 'failed'],
  },
  'scheme-not-http': blockedCause(64, schemeNotHttp),
  'mode-forbids-cross-origin': blockedCause(
    65,
    verdictIs(['DisallowedByMode'], ({ hop }) => [hop.url.slice(0, 200)]),
  ),
  'local-network-access': blockedCause(35, localNetwork),
} satisfies CauseFamily;
