import { OPAQUE_ORIGIN } from '../../cors/origin.ts';
import type { CorsError } from '../../cors/cors-error.ts';
import { hostOf } from '../addresses.ts';
import { disallowedHeaders, type BlockedFacts } from '../blocked/facts.ts';
import { code, plural, sentence, strong } from '../compose.ts';
import type { RichText, TextPart } from '../rich-text.ts';

/** Longest host and longest value of a header in a line that has to stand in two lines of a narrow panel. In UTF-16 units. */
const LONGEST_HOST = 40;
const LONGEST_VALUE = 34;

/** The host of `url` with its port, or the address itself when it has none. */
export const hostCode = (url: string): TextPart => code(hostOf(url), LONGEST_HOST);

const value = (text: string): TextPart => code(text, LONGEST_VALUE);

type Line = (facts: BlockedFacts) => RichText;

/** What came of it. */
function end({ phase, method, redirectedHere }: BlockedFacts): RichText {
  switch (phase) {
    case 'preflight':
      return redirectedHere
        ? sentence`so your ${code(method)} did not follow the redirect`
        : sentence`so your ${code(method)} was never sent`;
    case 'request':
      return sentence`so your ${code(method)} was never sent`;
    case 'redirect':
      return sentence`so it ended there`;
    case 'response':
      return sentence`so your page may not read it`;
  }
}

/** What the server did. */
function answered({ phase, method, url }: BlockedFacts): RichText {
  switch (phase) {
    case 'preflight':
      return sentence`${hostCode(url)} answered the preflight`;
    case 'redirect':
      return sentence`${hostCode(url)} redirected your ${code(method)}`;
    case 'request':
    case 'response':
      return sentence`${hostCode(url)} answered your ${code(method)}`;
  }
}

const isError = ({ status }: BlockedFacts): boolean => status >= 400;

const withStatus: Line = (facts) =>
  sentence`${answered(facts)} with ${strong(facts.status === 0 ? 'an error' : String(facts.status))}, ${end(facts)}`;

/** An error page seldom has the header: for a preflight the status says it all. */
const missingAllowOrigin: Line = (facts) => {
  if (facts.phase === 'preflight' && isError(facts)) return withStatus(facts);
  return sentence`${answered(facts)} without ${code('Access-Control-Allow-Origin')}, ${end(facts)}`;
};

const wildcard: Line = (facts) =>
  sentence`${hostCode(facts.url)} allows any origin (${code('*')}), which does not cover credentials, ${end(facts)}`;

const multiple: Line = (facts) =>
  sentence`${hostCode(facts.url)} sent several values of ${code('Access-Control-Allow-Origin')}, ${end(facts)}`;

const empty: Line = (facts) =>
  sentence`${hostCode(facts.url)} sent an empty ${code('Access-Control-Allow-Origin')}, ${end(facts)}`;

const invalid: Line = (facts) =>
  facts.failedParameter === ''
    ? empty(facts)
    : sentence`${hostCode(facts.url)} allows ${value(facts.failedParameter)}, which is no origin, ${end(facts)}`;

const mismatch: Line = (facts) => {
  const { failedParameter, tainted, askedBy, url } = facts;
  if (failedParameter === '') return empty(facts);
  const allows = sentence`${hostCode(url)} allows ${value(failedParameter)}`;
  if (tainted) return sentence`${allows}, but after the redirect the browser asks as ${code(OPAQUE_ORIGIN)}`;
  return sentence`${allows}, not ${askedBy === null ? 'your page' : value(askedBy)}, ${end(facts)}`;
};

const credentials: Line = (facts) =>
  facts.failedParameter === ''
    ? sentence`${hostCode(facts.url)} does not allow credentials, ${end(facts)}`
    : sentence`${hostCode(facts.url)} sent ${code('Access-Control-Allow-Credentials')} as ${value(facts.failedParameter)}, not ${code('true')}, ${end(facts)}`;

const noList =
  (header: string): Line =>
  (facts) =>
    sentence`${hostCode(facts.url)} sent an ${code(header)} that is no list of names, ${end(facts)}`;

const method: Line = (facts) =>
  sentence`${hostCode(facts.url)} does not allow the method ${value(facts.failedParameter)}, ${end(facts)}`;

const headers: Line = (facts) => {
  const names = disallowedHeaders(facts);
  const [first = '', second = ''] = names;
  const listed =
    names.length > 2
      ? sentence`${plural(names.length, 'header')}, ${value(first)} among them`
      : names.length === 2
        ? sentence`${value(first)} and ${value(second)}`
        : sentence`the header ${value(first)}`;
  return sentence`${hostCode(facts.url)} does not allow ${listed}, ${end(facts)}`;
};

const privateNetwork: Line = (facts) =>
  sentence`${hostCode(facts.url)} does not allow access to a private network, ${end(facts)}`;

const stopped = ({ method: asked }: BlockedFacts): RichText =>
  sentence`so the browser stopped your ${code(asked)}`;

const insecure: Line = ({ url }) =>
  sentence`Your page is not served over https, so the browser keeps it from ${hostCode(url)} in the local network`;

const denied: Line = (facts) =>
  sentence`Your page has no permission to reach ${hostCode(facts.url)} in the local network, ${stopped(facts)}`;

const preflightRedirected: Line = (facts) =>
  sentence`${hostCode(facts.url)} redirected the preflight, which browsers do not follow, ${end(facts)}`;

const scheme: Line = (facts) =>
  facts.phase === 'redirect'
    ? sentence`${hostCode(facts.exchange.url)} redirected your ${code(facts.method)} to ${value(facts.url)}, where CORS does not exist`
    : sentence`${value(facts.url)} is no http or https address, where alone CORS exists, ${end(facts)}`;

/** The compiler asks for an entry per code. */
const LINES: Readonly<Record<CorsError, Line>> = {
  DisallowedByMode: (facts) =>
    sentence`Your page asked ${hostCode(facts.url)} in the mode ${code('same-origin')}, ${end(facts)}`,
  InvalidResponse: (facts) =>
    sentence`${answered(facts)} in a form that the browser cannot use, ${end(facts)}`,
  WildcardOriginNotAllowed: wildcard,
  MissingAllowOriginHeader: missingAllowOrigin,
  MultipleAllowOriginValues: multiple,
  InvalidAllowOriginValue: invalid,
  AllowOriginMismatch: mismatch,
  InvalidAllowCredentials: credentials,
  CorsDisabledScheme: scheme,
  PreflightInvalidStatus: withStatus,
  PreflightDisallowedRedirect: preflightRedirected,
  PreflightWildcardOriginNotAllowed: wildcard,
  PreflightMissingAllowOriginHeader: missingAllowOrigin,
  PreflightMultipleAllowOriginValues: multiple,
  PreflightInvalidAllowOriginValue: invalid,
  PreflightAllowOriginMismatch: mismatch,
  PreflightInvalidAllowCredentials: credentials,
  PreflightMissingAllowExternal: privateNetwork,
  PreflightInvalidAllowExternal: privateNetwork,
  InvalidAllowMethodsPreflightResponse: noList('Access-Control-Allow-Methods'),
  InvalidAllowHeadersPreflightResponse: noList('Access-Control-Allow-Headers'),
  MethodDisallowedByPreflightResponse: method,
  HeaderDisallowedByPreflightResponse: headers,
  RedirectContainsCredentials: (facts) =>
    sentence`${hostCode(facts.url)} redirected your ${code(facts.method)} to an address with a user name in it, which browsers refuse`,
  InsecureLocalNetwork: insecure,
  InvalidLocalNetworkAccess: (facts) =>
    sentence`${hostCode(facts.url)} is not in the address space that your page named, ${stopped(facts)}`,
  NoCorsRedirectModeNotFollow: ({ url }) =>
    sentence`Your page asked ${hostCode(url)} without CORS and not to follow redirects, which browsers refuse`,
  LocalNetworkAccessPermissionDenied: denied,
  InsecurePrivateNetwork: insecure,
  PreflightMissingAllowPrivateNetwork: privateNetwork,
  PreflightInvalidAllowPrivateNetwork: privateNetwork,
  PrivateNetworkAccessPermissionDenied: denied,
};

/** What stopped the request, in one short sentence without a full stop. */
export const blockedLine: Line = (facts) => LINES[facts.corsError](facts);
