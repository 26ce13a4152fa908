import type { SeenAnswer } from '../diagnosis/log/log-evidence.ts';
import { isLoopbackHost } from '../cors/address-space.ts';
import { cookieSet } from '../diagnosis/log/contrasts.ts';
import { getHeader, hasHeader } from '../cors/header-list.ts';
import type { Warning } from '../diagnosis/diagnosis.ts';
import {
  answered,
  answerLine,
  type CauseInput,
  headerLine,
  requestLine,
  shown,
  statusLine,
} from '../diagnosis/signs.ts';
import { code, sentence } from '../explain/compose.ts';
import { byContrast, byOwnSign, type Causes, certain, likely, possible, type Recogniser } from './cause.ts';
import { mdn, mdnHeader, standard } from './links.ts';

/** CORS let the page read it; what failed is the request. */
const errorStatus: Recogniser = (input) => (input.hop.status >= 400 ? likely(statusLine(input)) : null);

/** A cookie that no other site gets: https://www.rfc-editor.org/rfc/rfc6265#section-5, as changed by 6265bis. Lax is the default. */
const NOT_FOR_OTHERS = /;\s*samesite=(?:strict|lax)|^(?!.*;\s*samesite=none)/i;

/**
 * Credentials are allowed, none came, and the server asks for them. A log may have been saved without its cookies; where it shows how the
 * server set one, it was not.
 */
const noCookie: Recogniser = (input) => {
  const refused = REFUSED.has(input.hop.status);
  const headers = input.hop.requestHeaders;
  const anonymous = !hasHeader(headers, 'cookie') && !hasHeader(headers, 'authorization');
  const allowed = answered(input, 'access-control-allow-credentials') === 'true';
  if (!refused || !anonymous || !allowed) return null;
  const lines = [statusLine(input), headerLine(input, 'access-control-allow-credentials')];
  const set = cookieSet(input);
  if (set === null) return possible(...lines);
  const crossSite = getHeader(headers, 'sec-fetch-site') === 'cross-site';
  return crossSite && isKeptFromOthers(input)
    ? byOwnSign(likely(answerLine(set), sameSiteLine(cookieOf(set)), ...lines))
    : byContrast(likely(answerLine(set), ...lines));
};

const cookieOf = ({ responseHeaders }: SeenAnswer): string =>
  (getHeader(responseHeaders, 'set-cookie') ?? '').slice(0, 2_000);

/** Whether the log shows a cookie of this server that no other site gets. */
function isKeptFromOthers(input: CauseInput): boolean {
  const set = cookieSet(input);
  return set !== null && NOT_FOR_OTHERS.test(cookieOf(set));
}

/**
 * Chromium says with credentials whether it may send cookies of another site: `none` when its user, or the browser itself, blocks them.
 * https://privacycg.github.io/storage-access-headers/
 */
const thirdPartyCookies: Recogniser = (input) => {
  const access = getHeader(input.hop.requestHeaders, 'sec-fetch-storage-access');
  const anonymous = !hasHeader(input.hop.requestHeaders, 'cookie');
  if (access === null || access === 'active' || !anonymous || !REFUSED.has(input.hop.status)) return null;
  const lines = [requestLine('Sec-Fetch-Storage-Access', access), statusLine(input)];
  // Two names of one computer are two sites only while one develops; and a cookie for its own site alone is told by itself.
  const apart = isLoopbackHost(input.url.hostname) || isKeptFromOthers(input);
  return apart ? possible(...lines) : byOwnSign(likely(...lines));
};

/** What a cookie says about other sites; never its value. */
function sameSiteLine(cookie: string): string {
  const [said] = /samesite=\w+/i.exec(cookie) ?? [];
  return said === undefined ? 'Set-Cookie without SameSite' : requestLine('Set-Cookie', `…; ${said}`);
}

/** Statuses of a session that is missing; 419 and 440 are what frameworks call one that ended. */
const REFUSED: ReadonlySet<number> = new Set([401, 403, 419, 440]);

const warned = ({ diagnosis }: CauseInput, id: Warning['id']): Warning | undefined =>
  diagnosis.warnings.find((warning) => warning.id === id);

/** Headers that pages are written to read: counts and pages of a list, names of files, limits, places, versions. */
const READ_BY_PAGES =
  /^(?:(?:x-)?(?:total|pagination|page|per-page|next|rate-?limit|csrf)(?:-[a-z-]+)?|link|location|grpc-status|grpc-message|grpc-status-details-bin|mcp-session-id|content-disposition|content-range|etag|retry-after|authorization|x-(?:auth|access)-token)$/;

/** Whether the answer is one whose header a page needs: every server sends an ETag, which few pages read. */
const isNeeded = (name: string, { hop }: CauseInput): boolean =>
  READ_BY_PAGES.test(name.slice(0, 100)) && (name !== 'etag' || !/^(?:GET|HEAD)$/.test(hop.method));

const notExposed: Recogniser = (input) => {
  const names = warned(input, 'response-headers-unreadable')?.evidence ?? [];
  const needed = names.filter((name) => isNeeded(name, input));
  if (needed.length === 0) return null;
  const lines = needed.slice(0, 5).map(shown);
  // A client of gRPC or MCP cannot work without them.
  return needed.some((name) => /^(?:grpc-|mcp-)/.test(name)) ? likely(...lines) : possible(...lines);
};

const wildcardAuthorization: Recogniser = (input) =>
  warned(input, 'wildcard-covers-authorization') === undefined
    ? null
    : possible(requestLine('Access-Control-Request-Headers', 'authorization'));

/** A response that the page's own mode made unreadable. */
const opaqueFetch: Recogniser = ({ exchange }) =>
  exchange.initiator === 'fetch' ? likely(requestLine('Sec-Fetch-Mode', 'no-cors')) : null;

/** An image that shows, and whose pixels no canvas gives away. */
const taintedCanvas: Recogniser = ({ exchange, hop }) =>
  exchange.initiator === 'image' && hop.status < 400
    ? possible(requestLine('Sec-Fetch-Mode', 'no-cors'))
    : null;

/** No CORS where page and server are one origin: what is wrong is something else. */
const sameOrigin: Recogniser = (input) =>
  input.hop.status >= 400 || input.hop.status === 0
    ? certain(statusLine(input), shown(input.url.origin))
    : null;

/** Requests that passed, and still did not give the page what it wanted. */
export const passedCauses = {
  'error-status-behind-cors': {
    precision: 'general',
    verdicts: ['allowed'],
    rank: 1,
    recognise: errorStatus,
    words: ({ server, method, status }) => ({
      title: sentence`The answer itself is an error`,
      story: sentence`${server} let your page read the answer to its ${method}. That answer is ${status}, so the reason is in the request or in the server.`,
      check: sentence`Read the body of the answer and the log of the server.`,
      fix: sentence`Correct the request or the server, as the body of the answer and the log say.`,
      avoid: sentence`Do not change the CORS policy: it did its work.`,
      link: mdn('Reference/Status'),
    }),
  },
  'cookie-not-sent': {
    verdicts: ['allowed'],
    rank: 45,
    recognise: noCookie,
    words: ({ server, status }) => ({
      title: sentence`The cookie may not have been sent`,
      story: sentence`${server} allows credentials and answered ${status}, and the request shows no cookie. Without ${code("credentials: 'include'")}, or without ${code('SameSite=None; Secure')} on another site, a browser sends none.`,
      check: sentence`Look at the cookies of the request in the Network panel, and at those that were filtered out.`,
      fix: sentence`Ask with ${code("credentials: 'include'")}, and set the cookie with ${code('SameSite=None; Secure')} where page and API are different sites.`,
      avoid: sentence`Do not put the session into the address: addresses end up in logs.`,
      link: mdnHeader('Set-Cookie'),
    }),
  },
  'header-not-exposed': {
    verdicts: ['allowed'],
    rank: 30,
    recognise: notExposed,
    words: ({ server, sign }) => ({
      title: sentence`JavaScript cannot read every response header`,
      story: sentence`${server} sent ${sign}, which a page of another origin cannot see. Only seven basic headers are open, and those that ${code('Access-Control-Expose-Headers')} names.`,
      check: sentence`Look which headers the page's code reads.`,
      fix: sentence`Name the header in ${code('Access-Control-Expose-Headers')} of the answer if the page reads it.`,
      avoid: sentence`Do not expose every header with ${code('*')} to requests with credentials: there it is an ordinary name.`,
      link: standard('http-access-control-expose-headers'),
    }),
  },
  'wildcard-covers-authorization': {
    verdicts: ['allowed'],
    rank: 31,
    recognise: wildcardAuthorization,
    words: ({ server }) => ({
      title: sentence`${code('Authorization')} passes by a wildcard only`,
      story: sentence`${server} allows every header with ${code('*')}, and the request carries ${code('Authorization')}. The standard does not let a wildcard cover that one, and browsers announce that they will follow it.`,
      check: sentence`Look whether ${code('authorization')} is listed by name.`,
      fix: sentence`List ${code('Authorization')} by name beside or instead of the wildcard.`,
      avoid: sentence`Do not wait for the browsers to change: the request would then fail overnight.`,
      link: standard('cors-non-wildcard-request-header-name'),
    }),
  },
  'canvas-tainted': {
    verdicts: ['opaque'],
    rank: 41,
    recognise: taintedCanvas,
    words: ({ server, path }) => ({
      title: sentence`A canvas cannot give this image's pixels away`,
      story: sentence`The image ${path} of ${server} was loaded without CORS: it shows, and a canvas that draws it cannot be read any more. Pages that only show it need nothing.`,
      check: sentence`Look whether the image has ${code('crossorigin')}, and the answer the header.`,
      fix: sentence`Set ${code('crossorigin')} on the image and send ${code('Access-Control-Allow-Origin')} with it, if the page reads its pixels.`,
      avoid: sentence`Do not set the attribute alone: without the header the image no longer shows.`,
      link: standard('cors-request'),
    }),
  },
  'same-origin': {
    precision: 'status',
    verdicts: ['same-origin'],
    rank: 1,
    recognise: sameOrigin,
    words: ({ server, status }) => ({
      title: sentence`CORS has no part in this`,
      story: sentence`The page itself comes from ${server}, so the browser asks for no permission. The answer is ${status}, and the reason is in the request or in the server.`,
      check: sentence`Read the body of the answer and the log of the server.`,
      fix: sentence`Correct the request or the server, as the body of the answer and the log say.`,
      avoid: sentence`Do not add CORS headers: nothing reads them here.`,
      link: mdn('Reference/Status'),
    }),
  },
  'no-cors-as-fix': {
    verdicts: ['opaque'],
    rank: 40,
    recognise: opaqueFetch,
    words: ({ server }) => ({
      title: sentence`The page asked without CORS and cannot read the answer`,
      story: sentence`The page asked ${server} with ${code("mode: 'no-cors'")}. That mode sends the request and hides the answer: no status, no headers, no body.`,
      check: sentence`Look for ${code('mode')} in the options of the request, and leave it at its default.`,
      fix: sentence`Leave ${code('mode')} at its default, and let ${server} send ${code('Access-Control-Allow-Origin')}.`,
      avoid: sentence`Do not use that mode to silence the console: the page cannot read such an answer.`,
      link: standard('concept-request-mode'),
    }),
  },
  'third-party-cookies-blocked': {
    verdicts: ['allowed'],
    rank: 1,
    recognise: thirdPartyCookies,
    words: ({ server, page, status, signed }) => ({
      title: sentence`The browser keeps third-party cookies back`,
      story: sentence`The request to ${server} included credentials, and the browser says that it may not send cookies of another site from ${page}${signed}. So it came without its cookie, and the answer was ${status}.`,
      check: sentence`Look at the cookies of the request in the Network panel: those that were blocked are shown with the reason.`,
      fix: sentence`Serve page and API below one site; else set the cookie with ${code('Partitioned')} beside ${code('SameSite=None; Secure')}, or ask with ${code('document.requestStorageAccess()')}.`,
      avoid: sentence`Do not tell users to allow third-party cookies: other browsers block them for everybody.`,
      link: mdn('Guides/Cookies'),
    }),
  },
} satisfies Causes;
