import { code, sentence } from '../compose.ts';
import { CORS_GUIDE, type CauseWriter, mdn, mdnHeader, PREFLIGHT_GUIDE, standard } from './text.ts';

const ALLOW_ORIGIN = code('Access-Control-Allow-Origin');

/** The causes that say what the browser missed. */
export const verdictTexts = {
  'preflight-without-allow-origin': ({ server, page }) => ({
    title: sentence`The answer to the preflight gives no permission`,
    story: sentence`${server} answered OPTIONS without ${ALLOW_ORIGIN}. So nothing tells the browser that ${page} may go on.`,
    check: sentence`Send the OPTIONS request with cURL and look whether ${ALLOW_ORIGIN} comes back.`,
    avoid: null,
    link: PREFLIGHT_GUIDE,
  }),
  'response-without-allow-origin': ({ server, page, status }) => ({
    title: sentence`The answer gives no permission to read it`,
    story: sentence`${server} answered with ${status} and without ${ALLOW_ORIGIN}. The browser has the answer and keeps it from ${page}.`,
    check: sentence`Send the request with cURL and an ${code('Origin')} header, and look whether ${ALLOW_ORIGIN} comes back.`,
    avoid: null,
    link: mdn('Guides/CORS/Errors/CORSMissingAllowOrigin'),
  }),
  'preflight-status-not-ok': ({ server, status }) => ({
    title: sentence`The preflight was answered with an error`,
    story: sentence`${server} answered OPTIONS with ${status}. Only a 2xx status lets the request go on, whatever the headers say.`,
    check: sentence`Send the OPTIONS request with cURL and look at the status, then at the server's log.`,
    avoid: null,
    link: PREFLIGHT_GUIDE,
  }),
  'preflight-redirected': ({ server, target, sign }) => ({
    title: sentence`The preflight was redirected`,
    story: sentence`${server} answered OPTIONS with a redirect to ${target} (${sign}). A browser follows no redirect of a preflight.`,
    check: sentence`Ask for the final address in the page's code, and see whether the preflight passes.`,
    avoid: null,
    link: standard('cors-preflight-fetch-0'),
  }),
  'allow-origin-mismatch': ({ server, page, allowed }) => ({
    title: sentence`Another origin is allowed`,
    story: sentence`${server} allows ${allowed}, and the page is ${page}. The two have to be equal character by character.`,
    check: sentence`Look for ${allowed} in the configuration of the server, and compare it with the address of the page.`,
    avoid: sentence`Do not answer with whatever origin asks: that lets every site in.`,
    link: mdn('Guides/CORS/Errors/CORSAllowOriginNotMatchingOrigin'),
  }),
  'header-not-allowed': ({ server, method, sign }) => ({
    title: sentence`A request header is not on the server's list`,
    story: sentence`Your ${method} carries a header that ${server} does not name in ${code('Access-Control-Allow-Headers')}. Its answer was ${sign}.`,
    check: sentence`Compare ${code('Access-Control-Request-Headers')} of the preflight with ${code('Access-Control-Allow-Headers')} of its answer.`,
    avoid: null,
    link: mdn('Guides/CORS/Errors/CORSMissingAllowHeaderFromPreflight'),
  }),
  'method-not-allowed': ({ server, method, sign }) => ({
    title: sentence`The method is not on the server's list`,
    story: sentence`${server} does not name ${method} in ${code('Access-Control-Allow-Methods')}. Its answer was ${sign}.`,
    check: sentence`Look which methods the CORS configuration of ${server} lists, and in which letter case.`,
    avoid: null,
    link: mdn('Guides/CORS/Errors/CORSMethodNotFound'),
  }),
  'wildcard-origin-with-credentials': ({ server, page }) => ({
    title: sentence`A wildcard cannot allow a request with credentials`,
    story: sentence`${server} allows every origin, and the request includes cookies or other credentials. For those the server has to name ${page}.`,
    check: sentence`Look in the page's code for ${code("credentials: 'include'")} or ${code('withCredentials')}, and whether the request needs its cookies at all.`,
    avoid: sentence`Do not answer with whatever origin asks: with credentials that opens every user's data to every site.`,
    link: mdn('Guides/CORS/Errors/CORSNotSupportingCredentials'),
  }),
  'allow-credentials-missing': ({ server, page }) => ({
    title: sentence`Credentials are not allowed`,
    story: sentence`The request includes cookies or other credentials. ${server} lets ${page} in, but does not send ${code('Access-Control-Allow-Credentials: true')}.`,
    check: sentence`Look whether the value is ${code('true')} in lower case, and whether the request needs its cookies at all.`,
    avoid: null,
    link: mdnHeader('Access-Control-Allow-Credentials'),
  }),
  'multiple-allow-origin': ({ server, sign }) => ({
    title: sentence`${ALLOW_ORIGIN} holds more than one value`,
    story: sentence`${server} sent ${sign}. One origin or ${code('*')} may stand there, once.`,
    check: sentence`Ask the application directly, without the proxy in front of it, and count the lines.`,
    avoid: null,
    link: mdn('Guides/CORS/Errors/CORSMultipleAllowOriginNotAllowed'),
  }),
  'invalid-allow-origin': ({ server, sign }) => ({
    title: sentence`${ALLOW_ORIGIN} holds no origin`,
    story: sentence`${server} sent ${sign}. An origin is scheme, host and port, as in ${code('https://app.example')}, without quotes, path or slash at its end.`,
    check: sentence`Look for that value in the configuration of the server or its environment variables.`,
    avoid: null,
    link: mdnHeader('Access-Control-Allow-Origin'),
  }),
  'allow-list-unparsable': ({ server, sign }) => ({
    title: sentence`A list of the preflight's answer cannot be read`,
    story: sentence`${server} sent ${sign}. Names are separated by commas, without quotes, brackets or semicolons.`,
    check: sentence`Look how the configuration joins the list: an array that was turned into text is the usual reason.`,
    avoid: null,
    link: standard('extract-header-list-values'),
  }),
  'wildcard-list-with-credentials': ({ server, sign }) => ({
    title: sentence`With credentials the wildcard of a list means nothing`,
    story: sentence`${server} sent ${sign}. For a request with credentials ${code('*')} is an ordinary name, so that every method and header has to be listed.`,
    check: sentence`Look whether the request needs its cookies; with a token in ${code('Authorization')} it does not.`,
    avoid: null,
    link: mdnHeader('Access-Control-Allow-Headers'),
  }),
  'method-in-lower-case': ({ server, method }) => ({
    title: sentence`The method is written in lower case`,
    story: sentence`The page asked for ${method}, and ${server} allows it in upper case only. Methods are compared letter by letter, and browsers correct none but the oldest ones.`,
    check: sentence`Look for ${method} in the page's code and write it in upper case.`,
    avoid: null,
    link: standard('concept-method-normalize'),
  }),
  'redirect-with-credentials-or-scheme': ({ server, sign }) => ({
    title: sentence`The redirect leads to an address that CORS does not allow`,
    story: sentence`${server} redirected with ${sign}. An address with a user name or password, or without http or https, ends the request.`,
    check: sentence`Look how the server builds its ${code('Location')} header.`,
    avoid: null,
    link: standard('concept-http-redirect-fetch'),
  }),
  'scheme-not-http': ({ path, sign }) => ({
    title: sentence`The address is neither http nor https`,
    story: sentence`The page asked for ${path}, whose scheme is ${sign}. CORS knows http and https only.`,
    check: sentence`Serve the file with a local web server and open the page through it.`,
    avoid: null,
    link: mdn('Guides/CORS/Errors/CORSRequestNotHttp'),
  }),
  'mode-forbids-cross-origin': ({ server, page }) => ({
    title: sentence`The request itself forbids other origins`,
    story: sentence`The page asked with ${code("mode: 'same-origin'")}. ${server} is another origin than ${page}, so the request was never sent.`,
    check: sentence`Look for ${code('mode')} in the options of the request.`,
    avoid: null,
    link: standard('concept-request-mode'),
  }),
  'local-network-access': ({ host, page }) => ({
    title: sentence`A public page asked for an address in the local network`,
    story: sentence`${host} is on this computer or in its network, and ${page} is public. Browsers ask the user first, and only on pages served over https.`,
    check: sentence`Look at the site's permissions beside the address bar for access to the local network.`,
    avoid: null,
    link: CORS_GUIDE,
  }),
} satisfies Record<string, CauseWriter>;
