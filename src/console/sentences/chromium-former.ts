import type { CorsError } from '../../cors/cors-error.ts';

/** A sentence of a browser up to the version before `until`. */
export interface FormerSentence {
  readonly corsError: CorsError;
  readonly until: number;
  readonly text: string;
}

/**
 * The first Chrome that begins every line with "Access to": 67 did not, 70 does. That, and the limits below, as 34 versions from 64 to 148
 * print them; one or two versions more or less are not known. What is older is read off reports of its time.
 */
export const FIRST_WITH_ACCESS_TO = 69;

/** The first Chrome that names a refused header in small letters, and not as the page wrote it. */
export const FIRST_WITH_SMALL_LETTERS = 72;

/** The first Chrome whose fetch() names the scheme that it does not take. */
export const FIRST_WITH_NAMED_SCHEME = 92;

/** What fetch() said before. */
export const FORMER_SCHEME_REFUSAL =
  'Fetch API cannot load {url}. URL scheme must be "http" or "https" for CORS request.';

/** The first Chrome that does not name the API before the reason. */
export const FIRST_WITH_FAILED_TO_LOAD = 59;

/** What stood before the reason for fetch() and XMLHttpRequest. */
export const FORMER_BEGINNING = 'Failed to load {url}: ';

/** And before that. */
export const BEGINNING_OF_API: Readonly<Record<'fetch' | 'xhr', string>> = {
  fetch: 'Fetch API cannot load {url}. ',
  xhr: 'XMLHttpRequest cannot load {url}. ',
};

/** What stood between the two where a redirect was refused. */
export const FORMER_REDIRECTION = "Redirect from '{url}' to '{location}' has been blocked by CORS policy: ";

/** What followed every sentence of the CORS check. */
export const ORIGIN_DENIED = " Origin '{origin}' is therefore not allowed access.";

/** What followed that where the header was missing from an answer of 400 or above. */
export const ANSWERED_WITH = ' The response had HTTP status code {status}.';

/** The sentences that have become others; the first that fits counts. */
export const FORMER_CHROMIUM: readonly FormerSentence[] = [
  {
    corsError: 'PreflightInvalidStatus',
    until: 68,
    text: 'Response for preflight has invalid HTTP status code {status}.',
  },
  {
    corsError: 'PreflightInvalidStatus',
    until: FIRST_WITH_ACCESS_TO,
    text: 'Response for preflight does not have HTTP ok status.',
  },
  {
    corsError: 'PreflightDisallowedRedirect',
    until: FIRST_WITH_ACCESS_TO,
    text: 'Response for preflight is invalid (redirect)',
  },
];
