import type { CorsError, Phase } from '../../cors/cors-error.ts';
import type { MessageTemplate } from './template.ts';

/** A line in Firefox's words. */
export interface FirefoxTemplate extends MessageTemplate {
  /** The category of the console message: the key of dom/locales/en-US/chrome/security/security.properties. */
  readonly code: string;
}

const BLOCKED =
  'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at {url}. ';

const template = (
  code: string,
  corsError: CorsError,
  phase: Phase | null,
  reason: string,
): FirefoxTemplate => ({ code, corsError, phase, text: BLOCKED + reason });

/** Firefox words the CORS check on a preflight like the one on a response. */
const FIREFOX_LINES: readonly FirefoxTemplate[] = [
  template('CORSRequestNotHttp', 'CorsDisabledScheme', 'request', '(Reason: CORS request not http).'),
  template(
    'CORSMissingAllowOrigin2',
    'MissingAllowOriginHeader',
    null,
    '(Reason: CORS header ‘Access-Control-Allow-Origin’ missing). Status code: {status}.',
  ),
  template(
    'CORSMultipleAllowOriginNotAllowed',
    'MultipleAllowOriginValues',
    null,
    '(Reason: Multiple CORS header ‘Access-Control-Allow-Origin’ not allowed).',
  ),
  template(
    'CORSAllowOriginNotMatchingOrigin',
    'AllowOriginMismatch',
    null,
    '(Reason: CORS header ‘Access-Control-Allow-Origin’ does not match ‘{value}’).',
  ),
  {
    code: 'CORSNotSupportingCredentials',
    corsError: 'WildcardOriginNotAllowed',
    phase: null,
    // The only line that puts the URL between quotation marks.
    text: 'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at ‘{url}’. (Reason: Credential is not supported if the CORS header ‘Access-Control-Allow-Origin’ is ‘*’).',
  },
  template(
    'CORSMissingAllowCredentials',
    'InvalidAllowCredentials',
    null,
    '(Reason: expected ‘true’ in CORS header ‘Access-Control-Allow-Credentials’).',
  ),
  template(
    'CORSExternalRedirectNotAllowed',
    'PreflightDisallowedRedirect',
    'preflight',
    '(Reason: CORS request external redirect not allowed).',
  ),
  template(
    'CORSPreflightDidNotSucceed3',
    'PreflightInvalidStatus',
    'preflight',
    '(Reason: CORS preflight response did not succeed). Status code: {status}.',
  ),
  template(
    'CORSInvalidAllowMethod',
    'InvalidAllowMethodsPreflightResponse',
    'preflight',
    '(Reason: invalid token ‘{token}’ in CORS header ‘Access-Control-Allow-Methods’).',
  ),
  template(
    'CORSInvalidAllowHeader',
    'InvalidAllowHeadersPreflightResponse',
    'preflight',
    '(Reason: invalid token ‘{token}’ in CORS header ‘Access-Control-Allow-Headers’).',
  ),
  template(
    'CORSMethodNotFound',
    'MethodDisallowedByPreflightResponse',
    'preflight',
    '(Reason: Did not find method in CORS header ‘Access-Control-Allow-Methods’).',
  ),
  template(
    'CORSMissingAllowHeaderFromPreflight2',
    'HeaderDisallowedByPreflightResponse',
    'preflight',
    '(Reason: header ‘{header}’ is not allowed according to header ‘Access-Control-Allow-Headers’ from CORS preflight response).',
  ),
];

/**
 * The first Firefox that states a status: one in the wild of November 2021 does not, 101 does. Before it the same lines end with their reason.
 */
export const FIRST_FIREFOX_WITH_STATUS = 95;

/** What the lines that state one end with. */
export const FIREFOX_STATUS = /\. Status code: (?:\{status\}|\(null\))\.$/;

/** Lines of Firefox 31 to 80, the last of which is not known exactly. */
export const FIRST_FIREFOX_WITH_RESPONSE = 81;

export const FORMER_FIREFOX_LINES: readonly FirefoxTemplate[] = [
  template(
    'CORSPreflightDidNotSucceed',
    'PreflightInvalidStatus',
    'preflight',
    '(Reason: CORS preflight channel did not succeed).',
  ),
  template(
    'CORSMissingAllowHeaderFromPreflight',
    'HeaderDisallowedByPreflightResponse',
    'preflight',
    '(Reason: missing token ‘{header}’ in CORS header ‘Access-Control-Allow-Headers’ from CORS preflight channel).',
  ),
];

/** Every line by the verdict that it stands for. */
export const FIREFOX_TEMPLATES: ReadonlyMap<CorsError, FirefoxTemplate> = new Map(
  FIREFOX_LINES.map((line) => [line.corsError, line]),
);

/** What Firefox prints for every other failure of a CORS request, always without a status. */
export const FIREFOX_DID_NOT_SUCCEED = {
  code: 'CORSDidNotSucceed2',
  text: `${BLOCKED}(Reason: CORS request did not succeed). Status code: (null).`,
} as const;
