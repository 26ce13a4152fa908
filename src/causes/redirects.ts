import { anyGrantSeen } from '../diagnosis/log/contrasts.ts';
import { hasHeader } from '../cors/header-list.ts';
import { OPAQUE_ORIGIN, parseUrl } from '../cors/origin.ts';
import {
  answered,
  answerLine,
  type CauseInput,
  headerLine,
  isMismatch,
  isStorage,
  isTainted,
  redirectBefore,
  redirectTarget,
  requestLine,
  saysNothingOfCors,
  statusLine,
  variesByOrigin,
} from '../diagnosis/signs.ts';
import { code, sentence } from '../explain/compose.ts';
import type { TextPart } from '../explain/rich-text.ts';
import { byOwnSign, type Causes, certain, likely, possible, type Recogniser } from './cause.ts';
import { mdnHeader, mdnStatus, standard } from './links.ts';

const REDIRECTS = standard('concept-http-redirect-fetch');

const comparing =
  (matches: (step: Step) => boolean): Recogniser =>
  (input) => {
    const step = stepOf(input);
    return step !== null && matches(step) ? certain(statusLine(input), headerLine(input, 'location')) : null;
  };

/** Where it was stopped, and where that redirect would have led. */
interface Step {
  readonly from: URL;
  readonly to: URL;
}

function stepOf(input: CauseInput): Step | null {
  const to = input.hop.status >= 300 && input.hop.status < 400 ? redirectTarget(input) : null;
  return to === null ? null : { from: input.url, to };
}

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

/** The browser answered itself: it remembers that the host wants https. https://www.rfc-editor.org/rfc/rfc6797 */
/** A recording shows the browser's own redirect without where it leads. */
const secure = (target: TextPart): TextPart => ({
  ...target,
  text: target.text.replace(/^http:/, 'https:'),
});

const hsts: Recogniser = (input) =>
  answered(input, 'non-authoritative-reason') === 'HSTS'
    ? byOwnSign(certain(headerLine(input, 'non-authoritative-reason'), statusLine(input)))
    : null;

const https: Recogniser = (input) => (hsts(input) === null ? comparing(toHttps)(input) : null);

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
  const before = redirectBefore(input);
  if (!isTainted(input) || before === null || input.corsError === null) return null;
  const lines = [
    requestLine('Origin', OPAQUE_ORIGIN),
    answerLine(before),
    requestLine('Location', before.redirectUrl),
  ];
  if (isMismatch(input)) return byOwnSign(certain(...lines));
  // Where nothing speaks of origins, the server might let nobody in.
  const chooses =
    variesByOrigin(input) || !saysNothingOfCors(input) || anyGrantSeen(input) || isStorage(input);
  return chooses ? byOwnSign(likely(...lines)) : possible(...lines);
};

/** Every hop of a chain needs the header. */
const hopWithout: Recogniser = (input) => {
  if (
    input.corsError !== 'MissingAllowOriginHeader' ||
    hasHeader(input.hop.responseHeaders, 'access-control-allow-origin')
  )
    return null;
  const before = redirectBefore(input);
  if (before !== null) return certain(answerLine(before), statusLine(input));
  return stepOf(input) === null ? null : certain(statusLine(input), headerLine(input, 'location'));
};

/** Redirects: every hop is checked, and a preflight must not be redirected at all. */
export const redirectsCauses = {
  'trailing-slash-redirect': {
    verdicts: ['blocked', 'failed'],
    rank: 10,
    recognise: comparing(trailingSlash),
    words: ({ direct, server, path, target, onPreflight }) => ({
      title: sentence`A slash at the end of the path makes a redirect`,
      story: sentence`${server} redirected ${path} to ${target}. ${
        onPreflight
          ? 'Routers make such redirects before the application, and no preflight may be redirected at all.'
          : 'Routers make such redirects before the application, often without its headers and behind a proxy to http.'
      }`,
      check: sentence`Compare the address in the page's code with ${code('Location')} of the answer.`,
      fix: sentence`Ask for ${direct} in the page, or let the server answer both paths without a redirect.`,
      avoid: sentence`Do not add CORS headers to the redirect alone: a preflight to this address could not follow it.`,
      link: REDIRECTS,
    }),
  },
  'https-redirect': {
    verdicts: ['blocked', 'failed'],
    rank: 12,
    recognise: https,
    words: ({ server, target }) => ({
      title: sentence`The redirect from http to https comes without CORS headers`,
      story: sentence`The page asked ${server}, and was redirected to ${target}. No preflight may be redirected, and any other redirect needs the headers itself.`,
      check: sentence`Look how the address in the page's code begins.`,
      fix: sentence`Ask for ${target} in the page.`,
      avoid: sentence`Do not switch https off on the server: the page has to ask for it.`,
      link: REDIRECTS,
    }),
  },
  'canonical-host-redirect': {
    verdicts: ['blocked', 'failed'],
    rank: 13,
    recognise: comparing(canonicalHost),
    words: ({ server, target }) => ({
      title: sentence`The server redirects to its other name`,
      story: sentence`${server} redirected to ${target}, which differs in ${code('www')} only. Such redirects are made in front of the application, without CORS headers.`,
      check: sentence`Compare the host in the page's code with the one in ${code('Location')} of the answer.`,
      fix: sentence`Ask for ${target} in the page.`,
      avoid: sentence`Do not add CORS headers to the redirect alone: a preflight may not be redirected at all.`,
      link: mdnStatus(301),
    }),
  },
  'login-redirect': {
    inPlaceOfServer: 'but-of-preflight',
    verdicts: ['blocked', 'failed'],
    rank: 11,
    recognise: login,
    words: ({ target, redirecting, onPreflight, configuration }) =>
      onPreflight
        ? {
            title: sentence`The preflight was redirected to a login page`,
            story: sentence`${redirecting} sent the preflight to ${target}. Browsers send a preflight without cookies and without ${code('Authorization')}, so whatever asks for a login takes every one of them, logged in or not.`,
            check: sentence`Look whether authentication stands before the CORS layer, in the application or in a gateway.`,
            fix: sentence`Put the CORS layer before authentication, or let OPTIONS through without a login: ${configuration} stands first. Let the API answer 401 to scripts instead of a redirect.`,
            avoid: sentence`Do not log in again and hope: no preflight carries the session.`,
            link: standard('cors-preflight-fetch-0'),
          }
        : {
            title: sentence`The request was redirected to a login page`,
            story: sentence`${redirecting} sent the request to ${target}, as servers do when a session has ended. A login page is made for people, and has no CORS headers.`,
            check: sentence`Log in again in another tab and repeat the request; an API should answer 401 instead.`,
            fix: sentence`Log in again; then let the API answer 401 to scripts, with CORS headers, instead of a redirect.`,
            avoid: sentence`Do not add CORS headers to the login page: a script can do nothing with it.`,
            link: mdnStatus(401),
          },
  },
  'origin-null-after-redirect': {
    rank: 14,
    recognise: nullAfterRedirect,
    words: ({ server, sign }) => ({
      title: sentence`A redirect through another server made the origin ${code('null')}`,
      story: sentence`The request was redirected from one foreign server to another, ${server}, and carries ${sign} since then. Its answer does not let that in, and no answer should.`,
      check: sentence`Compare the host in the page's code with the one in ${code('Location')} of the answer.`,
      fix: sentence`Ask for the final address, or redirect within one origin.`,
      avoid: sentence`Do not allow ${code('null')}: any site can send it.`,
      link: mdnHeader('Origin'),
    }),
  },
  'hop-without-headers': {
    precision: 'general',
    rank: 70,
    recognise: hopWithout,
    words: ({ server, signed }) => ({
      title: sentence`One answer in a chain of redirects has no CORS headers`,
      story: sentence`The request was redirected${signed}. Every answer on the way needs the headers, and one from ${server} has none.`,
      check: sentence`Follow the redirects one by one with cURL, and look at the headers of each.`,
      fix: sentence`Let every answer on the way carry the headers, or give the page the final address and let it ask there.`,
      avoid: sentence`Do not add the headers to the last answer alone: every redirect is judged too.`,
      link: REDIRECTS,
    }),
  },
  'hsts-upgrade': {
    verdicts: ['blocked', 'failed'],
    rank: 12,
    recognise: hsts,
    words: ({ host, target }) => ({
      title: sentence`The browser itself turned http into https (HSTS)`,
      story: sentence`${host} once asked for https for good (HSTS), so the browser answered with a redirect to ${secure(target)} of its own. No preflight may be redirected, not even so.`,
      check: sentence`Look for ${code('Non-Authoritative-Reason: HSTS')} in the answer.`,
      fix: sentence`Ask for ${secure(target)} in the page.`,
      avoid: sentence`Do not delete the entry of this one browser: others have it too.`,
      link: mdnHeader('Strict-Transport-Security'),
    }),
  },
} satisfies Causes;
