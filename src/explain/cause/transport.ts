import { code, sentence } from '../compose.ts';
import { type CauseWriter, CORS_GUIDE, mdn, mdnHeader, standard } from './text.ts';

const NO_SUCCESS = mdn('Guides/CORS/Errors/CORSDidNotSucceed');

/** Not CORS: the request never got an answer that CORS could judge. */
export const transportTexts = {
  'server-not-running': ({ server, sign }) => ({
    title: sentence`No program listens at that address`,
    story: sentence`The connection to ${server} was refused (${sign}). The server is not running, or it listens on another port or interface.`,
    check: sentence`Look whether the server runs, and which port it prints as it starts.`,
    avoid: sentence`Do not change the CORS policy: there is nobody to read it.`,
    link: NO_SUCCESS,
  }),
  'dns-or-timeout': ({ host, sign }) => ({
    title: sentence`The server was not reached`,
    story: sentence`${host} was not found or did not answer in time (${sign}). The name, the network, a VPN or a firewall is the reason.`,
    check: sentence`Ask for the same address with cURL from the same computer.`,
    avoid: null,
    link: NO_SUCCESS,
  }),
  'certificate-not-trusted': ({ server, sign }) => ({
    title: sentence`The browser does not trust the certificate`,
    story: sentence`The connection to ${server} ended at its certificate (${sign}). A script cannot click a warning away, so the request fails.`,
    check: sentence`Open ${server} in a tab of its own: the browser says there what is wrong with the certificate.`,
    avoid: sentence`Do not accept the warning for good on a public site: correct the certificate.`,
    link: NO_SUCCESS,
  }),
  'mutual-tls': ({ server, sign }) => ({
    title: sentence`The server wants a client certificate`,
    story: sentence`${server} asked for a client certificate (${sign}). A preflight never carries one, so such a server has to let OPTIONS in without.`,
    check: sentence`Look whether the client certificate is required or optional in the TLS settings.`,
    avoid: null,
    link: standard('cors-preflight-fetch-0'),
  }),
  'tls-handshake-failed': ({ server, sign }) => ({
    title: sentence`No TLS connection came about`,
    story: sentence`The handshake with ${server} failed (${sign}). A server that speaks http on that port does this, or one whose TLS is too old.`,
    check: sentence`Ask for the same address with http, and look whether it answers.`,
    avoid: null,
    link: NO_SUCCESS,
  }),
  'connection-closed': ({ server, sign }) => ({
    title: sentence`The server broke the connection off`,
    story: sentence`${server} closed the connection before its answer was complete (${sign}). A program that crashed, or a proxy that gave up, does this.`,
    check: sentence`Look into the log of the server at the time of the request.`,
    avoid: null,
    link: NO_SUCCESS,
  }),
  'mixed-content': ({ server, page }) => ({
    title: sentence`A page over https asked for an address over http`,
    story: sentence`${page} is secure and ${server} is not. Browsers stop such requests before they are sent.`,
    check: sentence`Ask for the address with https, and look whether the server answers there.`,
    avoid: null,
    link: NO_SUCCESS,
  }),
  'blocked-by-extension': ({ server, sign }) => ({
    title: sentence`An ad blocker or another extension stopped the request`,
    story: sentence`The browser stopped the request to ${server} before it was sent (${sign}). Filter lists match words in the address, such as ${code('track')} or ${code('ads')}.`,
    check: sentence`Repeat the request in a private window, in which no extension runs.`,
    avoid: null,
    link: CORS_GUIDE,
  }),
  'content-security-policy': ({ server }) => ({
    title: sentence`The page's own Content-Security-Policy forbids it`,
    story: sentence`The policy of the page does not list ${server} in ${code('connect-src')} or a directive like it. The browser stopped the request before it was sent.`,
    check: sentence`Read the ${code('Content-Security-Policy')} header of the page's document.`,
    avoid: null,
    link: mdnHeader('Content-Security-Policy'),
  }),
  'resource-policy': ({ server, sign }) => ({
    title: sentence`The resource forbids other sites to embed it`,
    story: sentence`${server} answered with a ${code('Cross-Origin-Resource-Policy')} that keeps other sites out (${sign}). That is another rule than CORS.`,
    check: sentence`Look at ${code('Cross-Origin-Resource-Policy')} of the answer.`,
    avoid: null,
    link: mdnHeader('Cross-Origin-Resource-Policy'),
  }),
  'embedder-policy': ({ server, sign }) => ({
    title: sentence`The page's Cross-Origin-Embedder-Policy keeps it out`,
    story: sentence`The page asks for isolation, and the answer of ${server} does not agree to be embedded (${sign}). It needs ${code('Cross-Origin-Resource-Policy')}, or to be loaded with CORS.`,
    check: sentence`Look at ${code('Cross-Origin-Embedder-Policy')} of the page's document.`,
    avoid: null,
    link: mdnHeader('Cross-Origin-Embedder-Policy'),
  }),
  'opaque-response-blocking': ({ server, path }) => ({
    title: sentence`The answer is not what the element asked for`,
    story: sentence`An image, script or media element asked ${server} for ${path}, and got JSON, HTML or the like. Browsers keep such answers of other origins away.`,
    check: sentence`Open the address in a tab of its own: it is often an error page.`,
    avoid: null,
    link: mdnHeader('X-Content-Type-Options'),
  }),
  'cancelled-by-page': ({ server, method }) => ({
    title: sentence`The page cancelled the request itself`,
    story: sentence`Your ${method} to ${server} was aborted by the page. A form that submits, a navigation or an ${code('AbortController')} does this.`,
    check: sentence`Look whether the page navigates or submits a form at that moment.`,
    avoid: null,
    link: standard('fetch-controller-abort'),
  }),
  'redirect-refused-by-page': ({ server, target }) => ({
    title: sentence`The page asked not to follow redirects`,
    story: sentence`${server} redirected the request to ${target}. With ${code("redirect: 'error'")} that counts as a failure.`,
    check: sentence`Look for ${code('redirect')} in the options of the request, and ask for the final address.`,
    avoid: null,
    link: standard('concept-request-redirect-mode'),
  }),
  'preflight-unanswered': ({ server, method, sign }) => ({
    title: sentence`The preflight never got an answer`,
    story: sentence`The OPTIONS request to ${server} came to nothing (${sign}). So your ${method} was never sent.`,
    check: sentence`Send the OPTIONS request with cURL and look whether anything answers.`,
    avoid: null,
    link: NO_SUCCESS,
  }),
  'redirect-loop': ({ server, target }) => ({
    title: sentence`The redirects never end`,
    story: sentence`${server} redirected again, to ${target}. Browsers follow 20 redirects and then give up.`,
    check: sentence`Follow the redirects with cURL to the point where they repeat: a proxy that hides https from the application is a frequent reason.`,
    avoid: null,
    link: standard('concept-http-redirect-fetch'),
  }),
} satisfies Record<string, CauseWriter>;
