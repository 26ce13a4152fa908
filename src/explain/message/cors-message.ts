import type { DecodedMessage } from '../../console/read/decoded-message.ts';
import type { FormerCorsError } from '../../console/sentences/former-errors.ts';
import type { RichText } from '../rich-text.ts';
import { confusableMessage } from './confusable-message.ts';
import type { CorsError } from '../../cors/cors-error.ts';
import { shownUrl } from '../addresses.ts';
import { code, paragraph, sentence } from '../compose.ts';
import { headerProblem } from '../blocked/phrases.ts';
import { address, answered, neededOrigin, outcome, server, thePage, theServer } from './asked.ts';

type MessageText = (message: DecodedMessage) => RichText;

const ALLOW_ORIGIN = code('Access-Control-Allow-Origin');

/** `Name: value`, or the name alone where the message does not quote the value. */
const header = (name: string, value: string | null): RichText =>
  value === null ? sentence`${code(name)}` : sentence`${code(`${name}: ${value}`)}`;

const missing: MessageText = (message) =>
  paragraph(
    sentence`${answered(message)} ${headerProblem.missing}, so ${outcome(message)}.`,
    neededOrigin(message),
  );

const wildcard: MessageText = (message) =>
  paragraph(
    sentence`${answered(message)} ${headerProblem.wildcard}, so ${outcome(message)}.`,
    neededOrigin(message),
  );

const several: MessageText = (message) =>
  paragraph(
    sentence`${answered(message)} ${headerProblem.several(message.failedParameter)}, so ${outcome(message)}. Two places add the header, such as the application and a proxy before it.`,
    neededOrigin(message),
  );

const invalid: MessageText = (message) =>
  paragraph(
    sentence`${answered(message)} ${headerProblem.invalid(message.failedParameter)}, so ${outcome(message)}. An origin is a scheme, a host and a port, without a path.`,
    neededOrigin(message),
  );

/** Safari says so of a missing header too. */
const mismatch: MessageText = (message) =>
  paragraph(
    message.alsoPossible.includes('MissingAllowOriginHeader')
      ? sentence`${answered(message)} without an ${ALLOW_ORIGIN} that names ${thePage(message)}, so ${outcome(message)}. The browser does not tell whether the header is missing or names another origin.`
      : sentence`${answered(message)} ${headerProblem.mismatch(message.failedParameter, thePage(message))}, so ${outcome(message)}.`,
    neededOrigin(message),
  );

const credentials: MessageText = (message) =>
  sentence`${answered(message)} ${headerProblem.credentials(message.failedParameter)}, so ${outcome(message)}. A page that asks with credentials (cookies or HTTP authentication) needs that header on every answer.`;

const invalidStatus: MessageText = (message) =>
  sentence`${answered(message)}, which is not a 2xx status, so ${outcome(message)}. Answer ${code('OPTIONS')} with a status such as 204 before a login, a redirect or a missing route does.`;

const withError: MessageText = (message) =>
  message.statusCode === null
    ? sentence`${answered(message)} with an error, so ${outcome(message)}. Answer ${code('OPTIONS')} with a status such as 204 before a login, a redirect or a missing route does.`
    : invalidStatus(message);

/** Browsers before 2019: today's follow it. */
const redirectedAfterPreflight: MessageText = (message) =>
  sentence`${server(message)} redirected the request${
    message.redirectLocation === null ? [] : sentence` to ${code(shownUrl(message.redirectLocation))}`
  }, and this old browser does not follow redirects of requests that need a preflight. Ask for the final address.`;

const redirectedPreflight: MessageText = (message) =>
  message.phase === 'redirect'
    ? redirectedAfterPreflight(message)
    : sentence`${server(message)} redirected the preflight (the ${code('OPTIONS')} request that asks for permission), which browsers do not follow, so the request itself was never sent. Where the redirect corrects the address (https, a slash at the end), ask for the final one; where it leads to a login, let ${code('OPTIONS')} through without one.`;

const invalidList =
  (name: string, what: string): MessageText =>
  (message) =>
    sentence`${answered(message)} ${headerProblem.noList(name, what)}${
      message.failedParameter === null ? [] : sentence` (${code(message.failedParameter)})`
    }, so ${outcome(message)}. Put commas between the names, and nothing else.`;

const method: MessageText = (message) =>
  sentence`${server(message)} does not allow the method${
    message.failedParameter === null ? [] : sentence` ${code(message.failedParameter)}`
  }, so the request itself was never sent. Name it in ${code('Access-Control-Allow-Methods')} of the response to the preflight.`;

const requestHeader: MessageText = (message) =>
  sentence`${server(message)} does not allow the request header${
    message.failedParameter === null ? [] : sentence` ${code(message.failedParameter)}`
  }, so the request itself was never sent. Name it in ${code('Access-Control-Allow-Headers')} of the response to the preflight, or do not send it.`;

const scheme: MessageText = (message) =>
  sentence`The browser does not ask for ${address(message)} across origins: CORS exists for http and https only. Serve the file from a web server, and ask for it there.`;

const sameOriginMode: MessageText = (message) =>
  sentence`Your page asked ${theServer(message)} in the mode ${code('same-origin')}, which forbids answers from other origins, so the request was never sent. Use ${code("mode: 'cors'")} when the other origin is meant.`;

const invalidResponse: MessageText = (message) =>
  sentence`${server(message)} answered in a form that the browser cannot use, so ${outcome(message)}. A service worker that makes up a response does this.`;

const password: MessageText = (message) =>
  sentence`${server(message)} redirected to ${
    message.redirectLocation === null
      ? 'an address'
      : sentence`${code(shownUrl(message.redirectLocation))}, an address`
  } with a user name or password in it, which a cross-origin request must not follow. Redirect to the address without them.`;

const noCorsRedirect: MessageText = (message) =>
  sentence`Your page asked ${theServer(message)} without CORS and not to follow redirects, which browsers refuse. Leave ${code('redirect')} at its default, or make the request with CORS.`;

const insecurePage: MessageText = (message) =>
  sentence`The browser does not let ${thePage(message)}, which is not secure (no https), ask ${theServer(message)} in the local network or on this computer. Serve the page over https; then the user can allow it.`;

const otherSpace: MessageText = (message) =>
  sentence`${server(message)} is not in the address space that your page named with ${code('targetAddressSpace')}, so the browser stopped the request. Name the space that its address lies in.`;

const localNetwork: MessageText = (message) =>
  sentence`The browser has no permission from the user to let ${thePage(message)} ask ${theServer(message)} in the local network or on this computer (Local Network Access). No response header changes that: allow it in the settings of the site.`;

const privateNetwork: MessageText = (message) =>
  sentence`An older version of this browser wanted a special preflight before ${thePage(message)} may ask ${theServer(message)} in a private network (Private Network Access). Today's browsers ask the user instead (Local Network Access).`;

const external: MessageText = (message) =>
  sentence`An old version of this browser wanted ${header('Access-Control-Allow-External', 'true')} from ${theServer(message)} when a public page asks a private address. Today's browsers ask the user instead.`;

/** The compiler asks for an entry per code. */
const CORS_TEXTS: Readonly<Record<CorsError | FormerCorsError, MessageText>> = {
  DisallowedByMode: sameOriginMode,
  InvalidResponse: invalidResponse,
  WildcardOriginNotAllowed: wildcard,
  MissingAllowOriginHeader: missing,
  MultipleAllowOriginValues: several,
  InvalidAllowOriginValue: invalid,
  AllowOriginMismatch: mismatch,
  InvalidAllowCredentials: credentials,
  CorsDisabledScheme: scheme,
  PreflightInvalidStatus: withError,
  PreflightDisallowedRedirect: redirectedPreflight,
  PreflightWildcardOriginNotAllowed: wildcard,
  PreflightMissingAllowOriginHeader: missing,
  PreflightMultipleAllowOriginValues: several,
  PreflightInvalidAllowOriginValue: invalid,
  PreflightAllowOriginMismatch: mismatch,
  PreflightInvalidAllowCredentials: credentials,
  PreflightMissingAllowExternal: external,
  PreflightInvalidAllowExternal: external,
  InvalidAllowMethodsPreflightResponse: invalidList('Access-Control-Allow-Methods', 'methods'),
  InvalidAllowHeadersPreflightResponse: invalidList('Access-Control-Allow-Headers', 'header names'),
  MethodDisallowedByPreflightResponse: method,
  HeaderDisallowedByPreflightResponse: requestHeader,
  RedirectContainsCredentials: password,
  InsecureLocalNetwork: insecurePage,
  InvalidLocalNetworkAccess: otherSpace,
  NoCorsRedirectModeNotFollow: noCorsRedirect,
  LocalNetworkAccessPermissionDenied: localNetwork,
  InsecurePrivateNetwork: insecurePage,
  PrivateNetworkAccessPermissionDenied: localNetwork,
  PreflightMissingAllowPrivateNetwork: privateNetwork,
  PreflightInvalidAllowPrivateNetwork: privateNetwork,
  UnexpectedPrivateNetworkAccess: privateNetwork,
  PreflightMissingPrivateNetworkAccessId: privateNetwork,
  PreflightMissingPrivateNetworkAccessName: privateNetwork,
  PrivateNetworkAccessPermissionUnavailable: localNetwork,
};

const didNotSucceed: MessageText = (message) =>
  sentence`Firefox got no usable answer from ${theServer(message)}. It says so of every failed request to another origin, so this is most likely no matter of CORS headers: the server is down, its name or certificate is wrong, or an extension blocked the request. Open ${address(message)} in a tab of its own.`;

const originNotAdded: MessageText = (message) =>
  sentence`Firefox could not add the ${code('Origin')} header to the request to ${theServer(message)}, so it was never sent. An extension that changes headers does this.`;

const switchedOff: MessageText = (message) =>
  sentence`CORS is switched off in this Firefox (${code('content.cors.disable')} in ${code('about:config')}), so it did not ask ${theServer(message)}. Set it back to ${code('false')}.`;

const refusedRedirect: MessageText = (message) =>
  sentence`${server(message)} redirected the request more often, or elsewhere, than the page and the browser allow. Ask for the final address.`;

const accessControlChecks: MessageText = (message) =>
  sentence`Safari did not let ${thePage(message)} read ${address(message)}. It says so of CORS, but of mixed content, a Content-Security-Policy and a failed preflight too: the line before this one, and the Network tab, tell which.`;

/** No server answers such an address. */
const isFile = ({ url }: DecodedMessage): boolean => url?.startsWith('file:') ?? false;

const file: MessageText = (message) =>
  sentence`Your page asked for ${address(message)}, a file: browsers do not let a page read files as answers of a server, whatever headers are set. Serve the page and the file from a web server, and ask for it there.`;

const oneOfThese = (codes: readonly string[]): RichText =>
  codes.flatMap(
    (name, index) => sentence`${index === 0 ? '' : index === codes.length - 1 ? ' or ' : ', '}${code(name)}`,
  );

const withoutReason: MessageText = (message) =>
  message.alsoPossible.length > 1
    ? sentence`The browser blocked the request to ${theServer(message)} because of CORS, and the text breaks off before it tells why: it is one of ${oneOfThese(message.alsoPossible)}. Copy the whole line from the console.`
    : sentence`The browser blocked the request to ${theServer(message)} because of CORS, and the text does not hold the reason. Copy the whole line from the console.`;

/** The lines that stand for no verdict. */
const UNNAMED: ReadonlyMap<string, MessageText> = new Map([
  ['CORSDidNotSucceed', didNotSucceed],
  ['CORSDidNotSucceed2', didNotSucceed],
  ['CORSRequestFailed', didNotSucceed],
  ['CORSOriginHeaderNotAdded', originNotAdded],
  ['CORSDisabled', switchedOff],
  ['redirect/mode-error', refusedRedirect],
  ['redirect/limit', refusedRedirect],
  ['redirect/not-allowed', refusedRedirect],
]);

const authorization: MessageText = (message) =>
  sentence`${server(message)} allows every request header with ${code('Access-Control-Allow-Headers: *')}, which by the standard does not cover ${code('Authorization')}. The request passes today: name ${code('Authorization')} before browsers stop that.`;

const localNetworkSeen: MessageText = (message) =>
  sentence`Firefox saw ${thePage(message)} ask ${theServer(message)} in the local network or on this computer (Local Network Access). It asks the user for the permission.`;

/** A browser's announcement that a request will not pass for long. */
const warningMessage: MessageText = (message) =>
  message.browserCode === 'LocalNetworkAccessDetected' ? localNetworkSeen(message) : authorization(message);

/** A browser's message about CORS in one to three sentences. */
function corsMessage(message: DecodedMessage): RichText {
  const { corsError, browserCode, engine } = message;
  if (corsError !== null && isFile(message) && corsError !== 'CorsDisabledScheme') return file(message);
  if (corsError !== null) return CORS_TEXTS[corsError](message);
  const unnamed = browserCode === null ? undefined : UNNAMED.get(browserCode);
  if (unnamed !== undefined) return unnamed(message);
  return engine === 'webkit' && browserCode === null ? accessControlChecks(message) : withoutReason(message);
}

/** What a pasted message means and what to do next, with the values that it names: one to three sentences. Total. */
export function messageSummary(message: DecodedMessage): RichText {
  const { topic } = message;
  if (topic === 'cors') return corsMessage(message);
  return topic === 'cors-warning' ? warningMessage(message) : confusableMessage(topic, message);
}
