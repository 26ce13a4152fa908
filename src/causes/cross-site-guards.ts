import { getHeader } from '../cors/header-list.ts';
import {
  answered,
  type CauseInput,
  hasAnswered,
  headerLine,
  isHostOf,
  isPreflight,
  requestLine,
  serverName,
  shown,
  statusLine,
} from '../diagnosis/signs.ts';
import { code, sentence } from '../explain/compose.ts';
import { byOwnSign, type Causes, likely, possible, type Recogniser } from './cause.ts';
import { mdn, mdnStatus } from './links.ts';

/** Lengths of `cross-origin request detected from Sec-Fetch-Site header` (Go) and of SvelteKit's and Astro's refusal of a form. */
const GUARD_BODIES: ReadonlySet<string> = new Set(['57', '46']);

/** Lengths of Echo's `cross-site request blocked by CSRF` and `same-site …`, as data. */
const GUARD_DATA: ReadonlySet<string> = new Set(['48', '49']);

const SAFE: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Frameworks refuse with a page or a sentence; an API that refuses a user does so with data. */
const isPage = (input: CauseInput): boolean => /^text\/(?:plain|html)/.test(answered(input, 'content-type'));

/** Data by a server that says nothing of itself: a framework's own sentence, rather than an API's. */
const isData = (input: CauseInput): boolean =>
  answered(input, 'content-type') === 'application/json' && serverName(input) === '';

/** 419 is Laravel's for a missing token, 422 that of Rails. */
const guardOf = (input: CauseInput): string | null => {
  const { status } = input.hop;
  if (status === 419) return statusLine(input);
  if (status === 403 && GUARD_BODIES.has(answered(input, 'content-length')) && isPage(input))
    return headerLine(input, 'content-length');
  if (status === 403 && GUARD_DATA.has(answered(input, 'content-length')) && isData(input))
    return headerLine(input, 'content-length');
  if ((status !== 403 && status !== 422) || !isPage(input)) return null;
  return hasAnswered(input, 'access-control-allow-origin') ? headerLine(input, 'content-type') : null;
};

/** A protection against requests of other sites, which knows nothing of CORS. */
const crossSite: Recogniser = (input) => {
  if (SAFE.has(input.hop.method) || isPreflight(input)) return null;
  const site = getHeader(input.hop.requestHeaders, 'sec-fetch-site') ?? 'cross-site';
  const sign = site === 'same-origin' ? null : guardOf(input);
  if (sign !== null) return byOwnSign(likely(sign, statusLine(input)));
  const other = input.diagnosis.verdict === 'blocked' && input.hop.status === 403 && isPage(input);
  return other ? possible(statusLine(input)) : null;
};

const NEXT_PATH = /^\/(?:_next\/|__nextjs)/;

/** Next.js serves what its development server makes to the host it was started for, and to those that are named. */
const nextDevelopment: Recogniser = (input) =>
  input.hop.status === 403 && NEXT_PATH.test(input.url.pathname) && !isHostOf(input.url, 'vercel.app')
    ? byOwnSign(likely(shown(input.url.pathname), requestLine('Host', input.url.host)))
    : null;

/** Guards that refuse requests of other sites or hosts, with or without CORS. */
export const crossSiteGuardsCauses = {
  'cross-site-request-guard': {
    verdicts: ['blocked', 'allowed'],
    rank: 5,
    recognise: crossSite,
    says: {
      refusals: [
        'CSRF verification failed',
        'CSRF token mismatch',
        "Can't verify CSRF token authenticity",
        'Cross-site POST form submissions are forbidden',
        'cross-origin request detected',
        'cross-site request blocked by CSRF',
      ],
      of: 'response',
    },
    words: ({ server, asked, status, page }) => ({
      title: sentence`A CSRF protection refused the request`,
      story: sentence`${server} answered ${asked} with ${status}, in the manner of a protection against requests of other sites. Such a guard has a list of its own, which CORS does not change, and ${page} is not on it; or the request lacks its token.`,
      check: sentence`Read the body of the answer: it names the origin, the token or the cookie that the guard misses.`,
      fix: sentence`Add ${page} to the guard's list (${code('trustedOrigins')} in SvelteKit, ${code('CSRF_TRUSTED_ORIGINS')} in Django, ${code('AddTrustedOrigin')} in Go), or send the token that it asks for.`,
      avoid: sentence`Do not switch the guard off for requests with cookies: it keeps other sites from acting as your users.`,
      link: mdn('Guides/Cookies'),
    }),
  },
  'next-development-origin': {
    verdicts: ['blocked', 'same-origin', 'failed', 'opaque', 'allowed'],
    rank: 1,
    recognise: nextDevelopment,
    words: ({ path, status, host, page }) => ({
      title: sentence`${code('allowedDevOrigins')} of Next.js does not name this host`,
      story: sentence`The development server answered ${path} with ${status}. It gives its own files to ${code('localhost')} and to hosts in ${code('allowedDevOrigins')} only, and ${page} asked ${host}.`,
      check: sentence`Look at the output of ${code('next dev')}: it warns of a cross origin request and names the host.`,
      fix: sentence`Add the host of the page to ${code('allowedDevOrigins')} in ${code('next.config')}, and start ${code('next dev')} again.`,
      avoid: sentence`Do not add CORS headers for it: the guard looks at the host, before any header is added.`,
      link: mdnStatus(403),
    }),
  },
} satisfies Causes;
