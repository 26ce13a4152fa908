/** Firefox's line in one language: what Firefox prints, cut where its parts are put together. */
export interface FirefoxLocale {
  /** Up to the reason: title, policy, address. A translation has several, where its strings do not agree. */
  readonly lines: readonly string[];
  /** The same of the warning; '' where there is no translation. */
  readonly warning: string;
  /** What stands behind "Reason:", in the order of FIREFOX_CATEGORIES; '' where there is no translation. `@` is `Access-Control-Allow-`. */
  readonly reasons: readonly string[];
}

/** The categories of today (the keys of dom/chrome/security/security.properties), in the order of the reasons below. */
export const FIREFOX_CATEGORIES = [
  'CORSDisabled',
  'CORSDidNotSucceed2',
  'CORSOriginHeaderNotAdded',
  'CORSExternalRedirectNotAllowed',
  'CORSRequestNotHttp',
  'CORSMissingAllowOrigin2',
  'CORSMultipleAllowOriginNotAllowed',
  'CORSAllowOriginNotMatchingOrigin',
  'CORSNotSupportingCredentials',
  'CORSMethodNotFound',
  'CORSMissingAllowCredentials',
  'CORSPreflightDidNotSucceed3',
  'CORSInvalidAllowMethod',
  'CORSInvalidAllowHeader',
  'CORSMissingAllowHeaderFromPreflight2',
  'CORSAllowHeaderFromPreflightDeprecation',
] as const;
