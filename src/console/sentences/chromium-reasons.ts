import { CORS_ERRORS, type CorsError, type Phase, RETIRED_CORS_ERRORS } from '../../cors/cors-error.ts';
import { CHROMIUM_FETCH_REFUSALS, CHROMIUM_REASONS, PREFLIGHT_PREFIX } from './chromium.ts';
import { FORMER_CHROMIUM } from './chromium-former.ts';
import type { FormerCorsError } from './former-errors.ts';
import { type Pattern, patternOf } from './pattern.ts';
import { reason, type ReasonMeaning } from './reasons.ts';

/** What the first part of a refusal by fetch() is: it is read as the beginning of a message. */
const REFUSAL_BEGINNING = 'Fetch API cannot load {url}. ';

const withoutBeginning = (text: string): string =>
  text.startsWith(REFUSAL_BEGINNING) ? text.slice(REFUSAL_BEGINNING.length) : text;

/** Codes of which Chromium has the sentence and says it no more. */
const RETIRED: ReadonlySet<string> = new Set([
  ...RETIRED_CORS_ERRORS,
  'PreflightMissingAllowExternal',
  'PreflightInvalidAllowExternal',
]);

/** People add what it was. */
const SUPPLIED_ORIGIN = 'the supplied origin';

/** The sentences of today. The prefix of preflights is read by itself: where it is, the plain sentence means the preflight. */
const TODAY: readonly Pattern<ReasonMeaning>[] = [
  ...Object.values(CHROMIUM_REASONS),
  ...Object.values(CHROMIUM_FETCH_REFUSALS),
]
  .filter(({ corsError, text }) => !text.startsWith(PREFLIGHT_PREFIX) || plainError(corsError) === corsError)
  // What was renamed kept its words: they mean the name of today, which comes first.
  .filter(({ text }, index, all) => all.findIndex((other) => other.text === text) === index)
  .map(({ corsError, phase, text }) =>
    patternOf(
      withoutBeginning(text.replace(PREFLIGHT_PREFIX, '')).replace(
        SUPPLIED_ORIGIN,
        `${SUPPLIED_ORIGIN} {origin}`,
      ),
      reason('chromium', corsError, phase, {
        framed: text.includes('URL scheme') || corsError === 'InvalidResponse',
        isFormer: RETIRED.has(corsError),
      }),
    ),
  );

const old = (
  text: string,
  corsError: CorsError | FormerCorsError | null,
  phase: Phase | null,
  framed = false,
): Pattern<ReasonMeaning> =>
  patternOf(text, reason('chromium', corsError, phase, { framed, isFormer: true }));

/** The sentences of Chrome 30 to 145 that today's do not have. */
const FORMER: readonly Pattern<ReasonMeaning>[] = [
  old(
    "A wildcard '*' cannot be used in the 'Access-Control-Allow-Origin' header when the credentials flag is true",
    'WildcardOriginNotAllowed',
    'response',
  ),
  old(
    "Credentials flag is 'true', but the 'Access-Control-Allow-Credentials' header is '{value}'. It must be 'true' to allow credentials",
    'InvalidAllowCredentials',
    'response',
  ),
  old(
    "The 'Access-Control-Allow-Origin' header whitelists only '{value}'.",
    'AllowOriginMismatch',
    'response',
  ),
  old("The 'Access-Control-Allow-Origin' whitelists only '{value}'.", 'AllowOriginMismatch', 'response'),
  old('Invalid HTTP status code {status}', 'PreflightInvalidStatus', 'preflight'),
  ...FORMER_CHROMIUM.map(({ text, corsError }) => old(text, corsError, 'preflight')),
  old('Response to preflight is invalid (redirect)', 'PreflightDisallowedRedirect', 'preflight'),
  old(
    'Request requires preflight, which is disallowed to follow cross-origin redirect',
    'PreflightDisallowedRedirect',
    'redirect',
  ),
  old(
    "The request was redirected to '{location}', which is disallowed for cross-origin requests that require preflight",
    'PreflightDisallowedRedirect',
    'redirect',
  ),
  old(
    "The request was redirected to a URL ('{location}') which has a disallowed scheme for cross-origin requests",
    'CorsDisabledScheme',
    'redirect',
  ),
  old(
    "Redirect location '{location}' has a disallowed scheme for cross-origin requests",
    'CorsDisabledScheme',
    'redirect',
  ),
  old(
    "The request was redirected to a URL ('{location}') containing userinfo, which is disallowed for cross-origin requests",
    'RedirectContainsCredentials',
    'redirect',
  ),
  old('Invalid response', 'InvalidResponse', 'response', true),
  old(
    'Request had no target IP address space, yet the resource is in address space `{space}`',
    'UnexpectedPrivateNetworkAccess',
    'request',
  ),
  old(
    "No 'Private-Network-Access-Id' header was present in the preflight response for this private network request targeting the `{space}` address space",
    'PreflightMissingPrivateNetworkAccessId',
    'preflight',
  ),
  old(
    "No 'Private-Network-Access-Name' header was present in the preflight response for this private network request targeting the `{space}` address space",
    'PreflightMissingPrivateNetworkAccessName',
    'preflight',
  ),
  old(
    'Unable to ask for permission to access the `{space}` IP address space',
    'PrivateNetworkAccessPermissionUnavailable',
    'request',
  ),
  // From about 2012, and in Safari too: they do not say what is wrong.
  old('Cross-origin image load denied by Cross-Origin Resource Sharing policy', null, null),
  old('Cross-origin script load denied by Cross-Origin Resource Sharing policy', null, null),
  old('Cross-origin redirection denied by Cross-Origin Resource Sharing policy', null, 'redirect'),
];

/** The titles of Chrome's Issues, which stand for a group of errors each. */
const ISSUES: readonly Pattern<ReasonMeaning>[] = [
  old('Ensure CORS response header values are valid', null, null),
  old('Ensure preflight responses are valid', null, 'preflight'),
  old(
    'Ensure credentialed requests are not sent to CORS resources with origin wildcards',
    'WildcardOriginNotAllowed',
    null,
  ),
  old("Ensure CORS requesting origin matches resource's allowed origin", 'AllowOriginMismatch', null),
  old('Ensure CORS requests include credentials only when allowed', 'InvalidAllowCredentials', null),
  old('Ensure CORS requests are made on supported schemes', 'CorsDisabledScheme', 'request'),
  old(
    'Ensure only same-origin resources are fetched with same-origin request mode',
    'DisallowedByMode',
    'request',
  ),
  old('Ensure CORS request uses allowed method', 'MethodDisallowedByPreflightResponse', 'preflight'),
  old(
    'Ensure CORS request includes only allowed headers',
    'HeaderDisallowedByPreflightResponse',
    'preflight',
  ),
  old(
    'Ensure CORS requests are not redirected to URLs containing credentials',
    'RedirectContainsCredentials',
    'redirect',
  ),
  old('Ensure private network requests are made from secure contexts', 'InsecureLocalNetwork', 'request'),
  old("Ensure no-cors requests configure redirect mode 'follow'", 'NoCorsRedirectModeNotFollow', 'request'),
];

/** What the Network panel shows beside a failed request. */
const NETWORK_PANEL: readonly Pattern<ReasonMeaning>[] = [...CORS_ERRORS, ...RETIRED_CORS_ERRORS].map(
  (corsError) =>
    old(`Cross-Origin Resource Sharing error: ${corsError}`, corsError, CHROMIUM_REASONS[corsError].phase),
);

const AUTHORIZATION_WARNING = patternOf(
  'Authorization will not be covered by the wildcard symbol (*) in CORS `Access-Control-Allow-Headers` handling',
  reason('chromium', null, 'preflight', {
    topic: 'cors-warning',
    browserCode: 'AuthorizationCoveredByWildcard',
  }),
);

export const CHROMIUM_PATTERNS: readonly Pattern<ReasonMeaning>[] = [
  ...TODAY,
  ...FORMER,
  ...ISSUES,
  ...NETWORK_PANEL,
  AUTHORIZATION_WARNING,
];

/** `PreflightMissingAllowOriginHeader` for `MissingAllowOriginHeader`, where there are both. */
export function preflightError(corsError: CorsError): CorsError {
  const name = `Preflight${corsError}`;
  return CORS_ERRORS.find((candidate) => candidate === name) ?? corsError;
}

/** The name without `Preflight` where Chromium says the same on a preflight and on a response. */
function plainError(corsError: CorsError): CorsError {
  return CORS_ERRORS.find((candidate) => `Preflight${candidate}` === corsError) ?? corsError;
}
