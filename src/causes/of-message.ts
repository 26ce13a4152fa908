import type { DecodedMessage } from '../console/read/decoded-message.ts';
import { checkOf, isOnPreflight } from '../console/told/request.ts';
import { isLoopbackHost } from '../cors/address-space.ts';
import { OPAQUE_ORIGIN, originOf, parseUrl } from '../cors/origin.ts';
import { hostnameOf, serverCode, shownPath } from '../explain/addresses.ts';
import { code, sentence, strong } from '../explain/compose.ts';
import type { RichText } from '../explain/rich-text.ts';
import type { CauseFacts } from './cause.ts';
import { type CauseId, precisionOf } from './causes-of.ts';
import { isAirPlayPort } from './local-servers.ts';
import { byAddress, byHeaderName, byNoAnswer, byOrigin, byRefusal } from './of-names.ts';
import { causeWords, configurationFor } from './words-of.ts';

/** More would be a list of everything that can go wrong. */
const MOST = 3;

/** How the origin that a server allows differs from the one that asks. */
function differenceOf(allowed: string, origin: string): CauseId | null {
  const one = parseUrl(allowed);
  const other = parseUrl(origin);
  if (one === null || other === null || one.origin === OPAQUE_ORIGIN) return null;
  if (one.origin === other.origin) return 'configured-origin-has-path';
  if (isLoopbackHost(one.hostname) && isLoopbackHost(other.hostname) && one.hostname !== other.hostname)
    return 'loopback-names-differ';
  if (one.hostname !== other.hostname)
    return baseOf(one.hostname) === baseOf(other.hostname) ? 'subdomain-differs' : null;
  return one.protocol === other.protocol ? 'port-differs' : 'scheme-differs';
}

const baseOf = (host: string): string => host.split('.').slice(-2).join('.');

/** The status of an answer without CORS headers tells who made it. */
function byStatus(status: number | null, onPreflight: boolean): CauseId[] {
  if (status === null || status === 0 || (status >= 200 && status < 300)) return [];
  if (status === 401 || status === 403)
    return [onPreflight ? 'options-blocked-by-authentication' : 'unauthorised-without-headers'];
  if (status === 404 || status === 405)
    return [onPreflight ? 'options-not-routed' : 'wrong-path-without-headers'];
  if (status >= 502 && status <= 504) return ['upstream-down'];
  if (status >= 500) return ['server-error-without-headers'];
  if (status === 413) return ['body-too-large'];
  return status === 429 ? ['rate-limited'] : [];
}

/** The kind of redirect that a message tells of. */
function byRedirect({ redirectedFrom, url, redirectLocation }: DecodedMessage): CauseId[] {
  const from = redirectedFrom ?? (redirectLocation === null ? null : url);
  const to = redirectedFrom === null ? redirectLocation : url;
  if (from === null || to === null) return [];
  if (`${from}/` === to || from === `${to}/`) return ['trailing-slash-redirect'];
  if (from.replace('http:', 'https:') === to) return ['https-redirect'];
  if (/\b(?:log-?in|sign-?in|auth|oauth2?|sso)\b/i.test(to.slice(0, LONGEST_SEARCHED)))
    return ['login-redirect'];
  return originOf(from) === originOf(to) ? [] : ['canonical-host-redirect'];
}

/** Where a redirect leads is not told: what the address makes likely, those first that it shows. */
function byUnknownRedirect({ corsError, url, origin, redirectLocation }: DecodedMessage): CauseId[] {
  if (corsError !== 'PreflightDisallowedRedirect' || redirectLocation !== null) return [];
  const address = parseUrl(url ?? '');
  const page = parseUrl(origin ?? '');
  const isPlain = address?.protocol === 'http:' && !isLoopbackHost(address.hostname);
  const isNearPage =
    address !== null &&
    page !== null &&
    [`www.${address.hostname}`, address.hostname.replace(/^www\./, '')].includes(page.hostname) &&
    address.hostname !== page.hostname;
  return [
    ...(isNearPage ? (['canonical-host-redirect'] as const) : []),
    ...(isPlain ? (['https-redirect'] as const) : []),
    'trailing-slash-redirect',
    'login-redirect',
  ];
}

/** In UTF-16 units. */
const LONGEST_SEARCHED = 2_000;

function byCheck(message: DecodedMessage): readonly CauseId[] {
  const onPreflight = isOnPreflight(message);
  switch (checkOf(message)) {
    case 'allow-origin-missing':
      return onPreflight
        ? [
            'options-not-routed',
            isAirPlayPort(message.url) ? 'airplay-receiver' : 'origin-not-in-allow-list',
            'no-cors-configured',
            // The header is missed before the status is looked at: a 401 says no other line.
            'options-blocked-by-authentication',
          ]
        : ['no-cors-configured', 'origin-not-in-allow-list', 'server-error-without-headers'];
    case 'allow-origin-wildcard':
      return ['wildcard-origin-with-credentials', 'needless-credentials'];
    case 'allow-origin-multiple':
      return bySeveral(message.failedParameter ?? '');
    case 'allow-origin-wrong':
      // Safari says so of an answer without the header, too.
      if (message.alsoPossible.includes('MissingAllowOriginHeader'))
        return ['origin-not-in-allow-list', 'no-cors-configured', 'hard-coded-origin'];
      return ['hard-coded-origin', 'cached-for-another-origin'];
    case 'status':
      // A redirect is no missing route.
      if (message.redirectLocation !== null) return [];
      return ['options-not-routed', 'options-blocked-by-authentication'];
    case 'headers':
      return byHeaderName((message.failedParameter ?? '').toLowerCase());
    case 'allow-credentials':
      return ['allow-credentials-missing', 'needless-credentials'];
    case 'methods':
      return /^[a-z]+$/.test(message.failedParameter ?? '')
        ? ['method-in-lower-case']
        : ['method-not-allowed'];
    case null:
      return [];
  }
}

/** What the address and the page tell of an answer that carries no permission, or none for this page. */
function byNames(message: DecodedMessage): readonly CauseId[] {
  const check = checkOf(message);
  if (check === 'allow-origin-missing' || check === 'allow-origin-wrong')
    return message.origin === OPAQUE_ORIGIN
      ? byOrigin(message.origin)
      : [...byAddress(message), ...byOrigin(message.origin)];
  return message.corsError === 'PreflightInvalidStatus' ? byAddress(message) : [];
}

/** Several values: two layers, where one is there twice or is the wildcard, and else a list that somebody wrote. */
function bySeveral(values: string): CauseId[] {
  const items = values.split(/[,\s]+/, MOST_ITEMS).filter((item) => item !== '');
  const twice = new Set(items).size < items.length || items.includes('*') || items.length < 2;
  const causes: CauseId[] = ['header-added-twice', 'origin-list-in-one-header'];
  return twice ? causes : causes.toReversed();
}

/** More items than this in one header are not looked at. */
const MOST_ITEMS = 100;

/** What the message names itself, and so is more than a guess. */
function byValues(message: DecodedMessage): CauseId[] {
  const { failedParameter, origin } = message;
  if (checkOf(message) !== 'allow-origin-wrong' || failedParameter === null) return [];
  // Firefox says so of several values as well.
  if (failedParameter.includes(',')) return bySeveral(failedParameter);
  if (!/^(?:\w[\w+.-]*:|null$)/.test(failedParameter) || /^[\w.-]+:\d/.test(failedParameter))
    return ['invalid-allow-origin'];
  if (origin === null) return [];
  const difference = differenceOf(failedParameter, origin);
  return difference === null ? [] : [difference];
}

/** Why servers usually answer as a message tells, the most likely first. */
export function causesOfMessage(message: DecodedMessage): readonly CauseId[] {
  if (message.url?.startsWith('file:') === true && message.corsError !== null)
    return ['null-origin-file', 'scheme-not-http'];
  if (checkOf(message) === null) return [...byRefusal(message), ...byNoAnswer(message)];
  const causes = [
    ...byRedirect(message),
    ...byUnknownRedirect(message),
    ...byValues(message),
    ...byNames(message),
    ...byStatus(message.statusCode, isOnPreflight(message)),
    ...byCheck(message),
  ];
  return [...new Set(causes)].slice(0, MOST);
}

const factsOf = (message: DecodedMessage): CauseFacts => {
  const url = message.url ?? '';
  const server = url === '' ? ({ kind: 'plain', text: 'the server' } as const) : serverCode(url);
  return {
    server,
    host: url === '' ? server : code(hostnameOf(url)),
    page: message.origin === null ? { kind: 'plain', text: 'the origin of your page' } : code(message.origin),
    method: message.method === null ? { kind: 'plain', text: 'request' } : code(message.method),
    path: url === '' ? { kind: 'plain', text: 'the address' } : code(shownPath(url)),
    status: strong(String(message.statusCode ?? 0)),
    onPreflight: isOnPreflight(message),
    asked: isOnPreflight(message)
      ? sentence`the preflight`
      : sentence`your ${message.method === null ? 'request' : code(message.method)}`,
    sign: code(message.failedParameter ?? url),
    signed: [],
    redirecting: message.redirectedFrom === null ? server : serverCode(message.redirectedFrom),
    opaque: message.origin === OPAQUE_ORIGIN,
    named: [],
    allowed: code(message.failedParameter ?? ''),
    target: code(message.redirectLocation ?? url),
    direct: code(message.redirectLocation ?? url),
    configuration: configurationFor(null),
  };
};

/** A usual cause of a message, and how to make sure that it is this one. */
export interface UsualCause {
  readonly title: RichText;
  readonly check: RichText;
  readonly link: string;
}

/** The causes that say more than the message itself. */
export const toldCauses = (message: DecodedMessage): readonly UsualCause[] =>
  causesOfMessage(message)
    .filter((id) => precisionOf(id) === 'specific' || precisionOf(id) === 'status')
    .map((id) => usualCause(id, message));

/** A cause in words that claim no more than the message tells. */
export function usualCause(id: CauseId, message: DecodedMessage): UsualCause {
  const { title, check, link } = causeWords(id, factsOf(message));
  return { title, check, link };
}
