import type { CorsError } from '../../cors/cors-error.ts';
import { formatCount } from '../compose.ts';
import { shownValue } from '../visible.ts';
import { disallowedHeaders, isStatusTheStory, type BlockedFacts } from '../blocked/facts.ts';

/** What a list row says about one code of `CorsError`, without the phase. */
type ShortWords = (facts: BlockedFacts) => string;

/** Longest names and values in a row, in UTF-16 units. */
const LONGEST_NAME = 30;
const LONGEST_ORIGIN = 40;
const LONGEST_WORD = 20;

const name = (text: string): string => shownValue(text, LONGEST_NAME);
const origin = (text: string): string => shownValue(text, LONGEST_ORIGIN);

const wildcardAllowOrigin: ShortWords = () => 'Wildcard with credentials';

const missingAllowOrigin: ShortWords = (facts) =>
  isStatusTheStory(facts) ? 'no Allow-Origin' : 'No Access-Control-Allow-Origin';

const multipleAllowOrigin: ShortWords = () => 'Several values in Allow-Origin';

const invalidAllowOrigin: ShortWords = ({ failedParameter }) =>
  failedParameter === '' ? 'Empty Allow-Origin' : `Allow-Origin ${origin(failedParameter)} is no origin`;

const mismatchingAllowOrigin: ShortWords = ({ tainted, failedParameter }) => {
  if (tainted) return 'Origin null after redirects';
  return failedParameter === '' ? 'Empty Allow-Origin' : `Allows ${origin(failedParameter)} only`;
};

const invalidAllowCredentials: ShortWords = ({ failedParameter }) =>
  failedParameter === ''
    ? 'No Allow-Credentials'
    : `Allow-Credentials ${shownValue(failedParameter, LONGEST_WORD)} is not true`;

const headerDisallowed: ShortWords = (facts) => {
  const names = disallowedHeaders(facts);
  const [first = ''] = names;
  return names.length === 1
    ? `Header ${name(first)} not allowed`
    : `${formatCount(names.length)} headers not allowed`;
};

/** The part of an address before its colon. Never a long one: a scheme that matters is known by name. */
export function schemeOf({ failedParameter, url }: BlockedFacts): string {
  const colon = url.indexOf(':');
  if (failedParameter !== '') return name(failedParameter);
  return colon === -1 ? name(url) : `${name(url.slice(0, colon))}:`;
}

/** Apart from the sentences, so that the list need not load those. The compiler asks for an entry per code. */
export const SHORT_WORDS: Readonly<Record<CorsError, ShortWords>> = {
  DisallowedByMode: () => 'Mode same-origin',
  InvalidResponse: () => 'Unusable response',
  WildcardOriginNotAllowed: wildcardAllowOrigin,
  MissingAllowOriginHeader: missingAllowOrigin,
  MultipleAllowOriginValues: multipleAllowOrigin,
  InvalidAllowOriginValue: invalidAllowOrigin,
  AllowOriginMismatch: mismatchingAllowOrigin,
  InvalidAllowCredentials: invalidAllowCredentials,
  CorsDisabledScheme: (facts) => `${schemeOf(facts)} is not http or https`,
  PreflightInvalidStatus: () => 'not a 2xx status',
  PreflightDisallowedRedirect: ({ status }) => (status === 0 ? 'redirected' : `redirected (${status})`),
  PreflightWildcardOriginNotAllowed: wildcardAllowOrigin,
  PreflightMissingAllowOriginHeader: missingAllowOrigin,
  PreflightMultipleAllowOriginValues: multipleAllowOrigin,
  PreflightInvalidAllowOriginValue: invalidAllowOrigin,
  PreflightAllowOriginMismatch: mismatchingAllowOrigin,
  PreflightInvalidAllowCredentials: invalidAllowCredentials,
  PreflightMissingAllowExternal: () => 'No Allow-External',
  PreflightInvalidAllowExternal: () => 'Allow-External is not true',
  InvalidAllowMethodsPreflightResponse: () => 'Allow-Methods is no list of methods',
  InvalidAllowHeadersPreflightResponse: () => 'Allow-Headers is no list of names',
  MethodDisallowedByPreflightResponse: ({ failedParameter }) => `Method ${name(failedParameter)} not allowed`,
  HeaderDisallowedByPreflightResponse: headerDisallowed,
  RedirectContainsCredentials: () => 'Redirect with a password in it',
  InsecureLocalNetwork: () => 'Local network from an insecure page',
  InvalidLocalNetworkAccess: () => 'Another address space',
  NoCorsRedirectModeNotFollow: () => 'No-CORS without redirects',
  LocalNetworkAccessPermissionDenied: () => 'Local network access denied',
  InsecurePrivateNetwork: () => 'Local network from an insecure page',
  PreflightMissingAllowPrivateNetwork: () => 'No Allow-Private-Network',
  PreflightInvalidAllowPrivateNetwork: () => 'Allow-Private-Network is not true',
  PrivateNetworkAccessPermissionDenied: () => 'Local network access denied',
};
