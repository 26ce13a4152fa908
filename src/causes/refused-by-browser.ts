import { shown } from '../diagnosis/signs.ts';
import { code, sentence } from '../explain/compose.ts';
import { type Causes, certain, type Recogniser } from './cause.ts';
import { CORS_GUIDE, mdn, mdnHeader, standard } from './links.ts';
import { failure, isClosed, isOfBrowser, orUnnamed } from './recognisers.ts';

const NO_SUCCESS = mdn('Guides/CORS/Errors/CORSDidNotSucceed');

const isByEmbedder = (error: string): boolean => /coep/i.test(error);

/** Codes of which no header and no status tells: the request itself, or its answer, cannot be used at all. */
const RARE: ReadonlySet<string | null> = new Set(['InvalidResponse', 'NoCorsRedirectModeNotFollow']);

/** An error that the browser names and nothing else here knows. */
const otherwise: Recogniser = ({ diagnosis, corsError, hop }) => {
  if (RARE.has(corsError)) return certain(shown(corsError ?? ''));
  const found = diagnosis.failure;
  return found?.kind === 'other' &&
    hop.kind !== 'preflight' &&
    isOfBrowser(found.error) &&
    !isClosed(found.error)
    ? certain(shown(found.error))
    : null;
};

/** Not CORS: the browser refused the request or its answer. */
export const refusedByBrowserCauses = {
  'mixed-content': {
    verdicts: ['failed'],
    rank: 37,
    recognise: failure(['mixed-content']),
    words: ({ page, target }) => ({
      title: sentence`A page over https asked for an address over http`,
      story: sentence`${page} is secure and ${target} is not. Browsers stop such requests before they are sent.`,
      check: sentence`Ask for the address with https, and look whether the server answers there.`,
      fix: sentence`Let the server answer over https and ask for it with https; where a server redirects to http, let it redirect to https.`,
      avoid: sentence`Do not serve the page over http instead: it loses more than this request.`,
      link: NO_SUCCESS,
    }),
  },
  'blocked-by-extension': {
    verdicts: ['failed'],
    rank: 50,
    recognise: orUnnamed(failure(['blocked-by-extension'])),
    words: ({ server, named }) => ({
      title: sentence`An ad blocker or another extension stopped the request`,
      story: sentence`Such an extension stops a request to ${server} before it is sent${named}. Filter lists match words in the address, such as ${code('track')} or ${code('ads')}.`,
      check: sentence`Repeat the request in a private window, in which no extension runs.`,
      fix: sentence`Add an exception for this site in the extension, or choose another path than one that filter lists name.`,
      avoid: sentence`Do not change the CORS policy: the request never left the browser.`,
      link: CORS_GUIDE,
    }),
  },
  'content-security-policy': {
    verdicts: ['failed'],
    rank: 45,
    recognise: orUnnamed(failure(['blocked-by-csp'])),
    words: ({ server, named }) => ({
      title: sentence`The page's own Content-Security-Policy forbids it`,
      story: sentence`A policy that does not list ${server} in ${code('connect-src')} or a directive like it stops the request${named}. It is then never sent.`,
      check: sentence`Read the ${code('Content-Security-Policy')} header of the page's document.`,
      fix: sentence`Add ${server} to the directive of the policy for this kind of request, such as ${code('connect-src')}.`,
      avoid: sentence`Do not write ${code('*')} into the directive: it was set to limit what the page may reach.`,
      link: mdnHeader('Content-Security-Policy'),
    }),
  },
  'resource-policy': {
    verdicts: ['failed'],
    rank: 41,
    recognise: failure(['blocked-by-response-policy'], (error) => !isByEmbedder(error)),
    words: ({ server, signed }) => ({
      title: sentence`The resource forbids other sites to embed it`,
      story: sentence`${server} answered with a ${code('Cross-Origin-Resource-Policy')} that keeps other sites out${signed}. That is another rule than CORS.`,
      check: sentence`Look at ${code('Cross-Origin-Resource-Policy')} of the answer.`,
      fix: sentence`Send ${code('Cross-Origin-Resource-Policy: cross-origin')} with what other sites may embed.`,
      avoid: sentence`Do not add CORS headers in its place: another rule refused it.`,
      link: mdnHeader('Cross-Origin-Resource-Policy'),
    }),
  },
  'embedder-policy': {
    verdicts: ['failed'],
    rank: 42,
    recognise: failure(['blocked-by-response-policy'], isByEmbedder),
    words: ({ server, signed }) => ({
      title: sentence`The page's Cross-Origin-Embedder-Policy keeps it out`,
      story: sentence`The page asks for isolation, and the answer of ${server} does not agree to be embedded${signed}. It needs ${code('Cross-Origin-Resource-Policy')}, or to be loaded with CORS.`,
      check: sentence`Look at ${code('Cross-Origin-Embedder-Policy')} of the page's document.`,
      fix: sentence`Send ${code('Cross-Origin-Resource-Policy: cross-origin')} with the resource, or load it with ${code('crossorigin')}.`,
      avoid: sentence`Do not remove the policy of the page before you know what needs the isolation.`,
      link: mdnHeader('Cross-Origin-Embedder-Policy'),
    }),
  },
  'opaque-response-blocking': {
    verdicts: ['failed'],
    rank: 43,
    recognise: failure(['blocked-by-orb', 'wrong-type']),
    words: ({ server, path }) => ({
      title: sentence`The answer is not what the element asked for`,
      story: sentence`An image, script or media element asked ${server} for ${path}, and got JSON, HTML or the like. Browsers keep such answers of other origins away.`,
      check: sentence`Open the address in a tab of its own: it is often an error page.`,
      fix: sentence`Correct the address, or the content type that ${server} sends.`,
      avoid: sentence`Do not remove ${code('X-Content-Type-Options')} to get the answer through: correct its type.`,
      link: mdnHeader('X-Content-Type-Options'),
    }),
  },
  'cancelled-by-page': {
    verdicts: ['failed'],
    rank: 44,
    recognise: failure(['aborted']),
    words: ({ server, method }) => ({
      title: sentence`The request was cancelled before it was answered`,
      story: sentence`Your ${method} to ${server} was aborted on the page's side. A form that submits, a navigation, an ${code('AbortController')} or somebody who reloads or leaves the page does this.`,
      check: sentence`Look whether the page navigates, reloads or submits a form at that moment.`,
      fix: sentence`Let the page wait for the answer before it navigates, or prevent the default action of the form.`,
      avoid: sentence`Do not change the server: it may have answered in vain.`,
      link: standard('fetch-controller-abort'),
    }),
  },
  'redirect-refused-by-page': {
    verdicts: ['failed'],
    rank: 45,
    recognise: failure(['redirect-mode']),
    words: ({ server, target }) => ({
      title: sentence`The options of the request forbid this redirect`,
      story: sentence`${server} redirected the request to ${target}. With ${code("redirect: 'error'")}, or to another origin with ${code("mode: 'same-origin'")}, that counts as a failure.`,
      check: sentence`Look for ${code('redirect')} and ${code('mode')} in the options of the request, and ask for the final address.`,
      fix: sentence`Ask for ${target} directly, or leave ${code('redirect')} and ${code('mode')} at their defaults.`,
      avoid: sentence`Do not add CORS headers for this: the page itself refused the redirect.`,
      link: standard('concept-request-redirect-mode'),
    }),
  },
  'refused-by-browser': {
    precision: 'general',
    verdicts: ['failed', 'blocked'],
    rank: 61,
    recognise: otherwise,
    words: ({ server, method, sign, signed }) => ({
      title: sentence`The browser refused the request for a rare reason`,
      story: sentence`The browser refused your ${method} to ${server}${signed}. No header of an answer decides about that.`,
      check: sentence`Open ${server} in a tab of its own, and search for ${sign}.`,
      fix: sentence`Correct what the name of the error says: a port that browsers forbid, a setting of the network, or options of the request that contradict each other.`,
      avoid: sentence`Do not change the CORS policy: it was not asked.`,
      link: NO_SUCCESS,
    }),
  },
  'redirect-loop': {
    verdicts: ['failed'],
    rank: 46,
    recognise: failure(['too-many-redirects']),
    words: ({ server, target }) => ({
      title: sentence`The redirects never end`,
      story: sentence`${server} redirected once more, to ${target}. There the browser stopped.`,
      check: sentence`Follow the redirects with cURL to the point where they repeat: a proxy that hides https from the application is a frequent reason.`,
      fix: sentence`Correct the rule that redirects to itself; behind a proxy, let it tell the application about https.`,
      avoid: sentence`Do not add CORS headers to the redirects: the loop stays.`,
      link: standard('concept-http-redirect-fetch'),
    }),
  },
} satisfies Causes;
