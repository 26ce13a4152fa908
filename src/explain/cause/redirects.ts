import { code, sentence } from '../compose.ts';
import { type CauseWriter, mdnHeader, mdnStatus, standard } from './text.ts';

const REDIRECTS = standard('concept-http-redirect-fetch');

/** Redirects. */
export const redirectTexts = {
  'trailing-slash-redirect': ({ server, path, target }) => ({
    title: sentence`A slash at the end of the path makes a redirect`,
    story: sentence`${server} redirected ${path} to ${target}. The redirect is made by the router, without CORS headers, and no preflight may be redirected at all.`,
    check: sentence`Ask for ${target} in the page's code.`,
    fix: sentence`Ask for ${target} in the page, or let the server answer both paths without a redirect.`,
    avoid: sentence`Do not add CORS headers to the redirect alone: a preflight may not be redirected at all.`,
    link: REDIRECTS,
  }),
  'https-redirect': ({ server, target }) => ({
    title: sentence`The redirect from http to https comes without CORS headers`,
    story: sentence`The page asked ${server}, and was redirected to ${target}. No preflight may be redirected, and any other redirect needs the headers itself.`,
    check: sentence`Ask for the https address in the page's code.`,
    fix: sentence`Ask for ${target} in the page.`,
    avoid: sentence`Do not switch https off on the server: the page has to ask for it.`,
    link: REDIRECTS,
  }),
  'canonical-host-redirect': ({ server, target }) => ({
    title: sentence`The server redirects to its other name`,
    story: sentence`${server} redirected to ${target}, which differs in ${code('www')} only. Such redirects are made in front of the application, without CORS headers.`,
    check: sentence`Ask for the final host in the page's code.`,
    fix: sentence`Ask for ${target} in the page.`,
    avoid: sentence`Do not add CORS headers to the redirect alone: a preflight may not be redirected at all.`,
    link: mdnStatus(301),
  }),
  'login-redirect': ({ server, target }) => ({
    title: sentence`The request was redirected to a login page`,
    story: sentence`${server} sent the request to ${target}, as servers do when a session has ended. A login page is made for people, so it has no CORS headers.`,
    check: sentence`Log in again in another tab and repeat the request; an API should answer 401 instead.`,
    fix: sentence`Log in again; then let the API answer 401 to scripts, with CORS headers, instead of a redirect.`,
    avoid: sentence`Do not add CORS headers to the login page: a script can do nothing with it.`,
    link: mdnStatus(401),
  }),
  'origin-null-after-redirect': ({ server, sign, allowed }) => ({
    title: sentence`A redirect through another server made the origin ${code('null')}`,
    story: sentence`The request was redirected from one foreign server to another, ${server}, and carries ${sign} since then. The answer allows ${allowed}, which no longer fits.`,
    check: sentence`Ask for the final address in the page's code.`,
    fix: sentence`Ask for the final address, or redirect within one origin.`,
    avoid: sentence`Do not allow ${code('null')}: any site can send it.`,
    link: mdnHeader('Origin'),
  }),
  'hop-without-headers': ({ server, sign }) => ({
    title: sentence`One answer in a chain of redirects has no CORS headers`,
    story: sentence`The request was redirected (${sign}). Every answer on the way needs the headers, and one from ${server} has none.`,
    check: sentence`Follow the redirects one by one with cURL, and look at the headers of each.`,
    fix: sentence`Let every answer on the way carry the headers, or give the page the final address and let it ask there.`,
    avoid: sentence`Do not add the headers to the last answer alone: every redirect is judged too.`,
    link: REDIRECTS,
  }),
} satisfies Record<string, CauseWriter>;
