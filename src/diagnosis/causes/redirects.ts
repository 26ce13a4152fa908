import { getHeader, hasHeader } from '../../cors/header-list.ts';
import { OPAQUE_ORIGIN, parseUrl } from '../../cors/origin.ts';
import { blockedCause, type CauseFamily, certain, likely, type Recogniser } from './cause.ts';
import {
  answerLine,
  type CauseInput,
  headerLine,
  redirectBefore,
  redirectTarget,
  requestLine,
  statusLine,
} from '../signs.ts';

/** Where it was stopped, and where that redirect would have led. */
interface Step {
  readonly from: URL;
  readonly to: URL;
}

function stepOf(input: CauseInput): Step | null {
  const to = input.hop.status >= 300 && input.hop.status < 400 ? redirectTarget(input) : null;
  return to === null ? null : { from: input.url, to };
}

const comparing =
  (matches: (step: Step) => boolean): Recogniser =>
  (input) => {
    const step = stepOf(input);
    return step !== null && matches(step) ? certain(statusLine(input), headerLine(input, 'location')) : null;
  };

/** Behind a proxy the redirect often goes to http as well: the scheme does not count here. */
const trailingSlash = ({ from, to }: Step): boolean =>
  from.hostname === to.hostname &&
  from.search === to.search &&
  (`${from.pathname}/` === to.pathname || from.pathname === `${to.pathname}/`);

const toHttps = ({ from, to }: Step): boolean =>
  from.protocol === 'http:' &&
  to.protocol === 'https:' &&
  from.hostname === to.hostname &&
  from.pathname === to.pathname;

/** HSTS: the browser answered itself. */
const https: Recogniser = (input) =>
  input.hop.responseHeaders.length > 0 &&
  getHeader(input.hop.responseHeaders, 'non-authoritative-reason') === 'HSTS'
    ? certain(statusLine(input), headerLine(input, 'non-authoritative-reason'))
    : comparing(toHttps)(input);

const withoutWww = ({ hostname }: URL): string =>
  hostname.startsWith('www.') ? hostname.slice(4) : hostname;

const canonicalHost = ({ from, to }: Step): boolean =>
  from.hostname !== to.hostname && withoutWww(from) === withoutWww(to);

const LOGIN =
  /\/(?:log-?in|sign-?in|auth|oauth2?|saml2?|sso|adfs|authorize|session\/new)(?:[/.?]|$)|account\/|accounts\//i;
const LOGIN_HOST = /^(?:login|auth|sso|accounts|idp|id|signin)\./;

const isLogin = (url: URL | null): boolean =>
  url !== null && (LOGIN.test(url.pathname.slice(0, 1_000)) || LOGIN_HOST.test(url.hostname));

/** The redirect at which it stopped, or the one that led here. */
const login: Recogniser = (input) => {
  const step = stepOf(input);
  if (step !== null)
    return isLogin(step.to) && !isLogin(step.from)
      ? likely(statusLine(input), headerLine(input, 'location'))
      : null;
  const before = redirectBefore(input);
  if (before === null || !isLogin(parseUrl(before.redirectUrl, before.url)) || isLogin(parseUrl(before.url)))
    return null;
  return likely(answerLine(before), requestLine('Location', before.redirectUrl));
};

/** A redirect from one foreign origin to another taints the origin. https://fetch.spec.whatwg.org/#concept-http-redirect-fetch, step 10 */
const nullAfterRedirect: Recogniser = (input) => {
  const tainted =
    getHeader(input.hop.requestHeaders, 'origin') === OPAQUE_ORIGIN &&
    input.exchange.origin !== OPAQUE_ORIGIN;
  const before = redirectBefore(input);
  if (!tainted || before === null || input.corsError?.endsWith('AllowOriginMismatch') !== true) return null;
  return certain(
    requestLine('Origin', OPAQUE_ORIGIN),
    answerLine(before),
    requestLine('Location', before.redirectUrl),
  );
};

const ALLOW_ORIGIN = 'access-control-allow-origin';

/** Every hop of a chain needs the header. */
const hopWithout: Recogniser = (input) => {
  if (input.corsError !== 'MissingAllowOriginHeader' || hasHeader(input.hop.responseHeaders, ALLOW_ORIGIN))
    return null;
  const before = redirectBefore(input);
  if (before !== null) return certain(answerLine(before), statusLine(input));
  return stepOf(input) === null ? null : certain(statusLine(input), headerLine(input, 'location'));
};

/** Redirects: every hop is checked, and a preflight must not be redirected at all. */
export const redirectCauses = {
  'trailing-slash-redirect': blockedCause(10, comparing(trailingSlash)),
  'https-redirect': blockedCause(12, https),
  'canonical-host-redirect': blockedCause(13, comparing(canonicalHost)),
  'login-redirect': blockedCause(11, login),
  'origin-null-after-redirect': blockedCause(14, nullAfterRedirect),
  'hop-without-headers': blockedCause(70, hopWithout, 'general'),
} satisfies CauseFamily;
