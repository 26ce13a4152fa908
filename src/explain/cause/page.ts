import { code, sentence } from '../compose.ts';
import { CORS_GUIDE, type CauseWriter, mdn, mdnHeader, PREFLIGHT_GUIDE, standard } from './text.ts';

const ALLOW_ORIGIN = code('Access-Control-Allow-Origin');
const UNSAFE = standard('cors-safelisted-request-header');

/** What the page sends, and with what it asks. */
export const pageTexts = {
  'tracing-headers': ({ server, sign, configuration }) => ({
    title: sentence`A tracing library added a header`,
    story: sentence`The page asks for ${sign}, which a monitoring or tracing library adds by itself. ${server} does not list it, so the whole request fails.`,
    check: sentence`Look in the library's settings for the addresses to which it may add its headers, and take ${server} out, or list the header on the server.`,
    fix: sentence`Let the library add its headers to your own addresses only, or list them on the server: ${configuration} does.`,
    avoid: sentence`Do not switch tracing off everywhere for one API: libraries take a list of addresses.`,
    link: UNSAFE,
  }),
  'library-default-headers': ({ server, sign, configuration }) => ({
    title: sentence`A library or a setting added a header`,
    story: sentence`The page asks for ${sign}, which libraries and cache settings add by themselves. ${server} has to allow it, or the page leaves it out.`,
    check: sentence`Search the page's code and its HTTP client's defaults for the header.`,
    fix: sentence`Remove the header from the defaults of the HTTP client, or list it on the server: ${configuration} does.`,
    avoid: sentence`Do not list headers on a server that nothing there reads.`,
    link: UNSAFE,
  }),
  'header-added-by-extension': ({ server, sign }) => ({
    title: sentence`A browser extension may have added a header`,
    story: sentence`The page asks for ${sign}, which header editors add and pages hardly ever do. ${server} does not list it, so the whole request fails.`,
    check: sentence`Repeat the request in a private window, in which no extension runs.`,
    fix: sentence`Switch the extension off for this page: the server needs no change.`,
    avoid: sentence`Do not list the header on the server: your users do not have the extension.`,
    link: UNSAFE,
  }),
  'response-headers-on-request': ({ server, sign }) => ({
    title: sentence`The page sends a header that only a server should send`,
    story: sentence`The request carries ${sign}. A page cannot give itself permission: the header only makes a preflight necessary that ${server} has to allow.`,
    check: sentence`Search the page's code for ${code('Access-Control-Allow')} and remove it.`,
    fix: sentence`Remove the ${code('Access-Control-*')} headers from the request in the page’s code.`,
    avoid: sentence`Do not list these headers on the server: they do nothing there.`,
    link: standard('http-responses'),
  }),
  'needless-content-type': ({ server, method, configuration }) => ({
    title: sentence`A ${method} without a body carries a Content-Type`,
    story: sentence`Your ${method} has no body, and its ${code('Content-Type')} makes a preflight necessary. ${server} would not have to answer one without it.`,
    check: sentence`Look where the page sets ${code('Content-Type')} for every request, and set it only with a body.`,
    fix: sentence`Set ${code('Content-Type')} with a body only, or list it on the server: ${configuration} does.`,
    avoid: sentence`Do not send an empty body to justify the header: a GET has none.`,
    link: UNSAFE,
  }),
  'needless-credentials': ({ server, configuration }) => ({
    title: sentence`The page includes credentials that it may not need`,
    story: sentence`The request proves who it is with ${code('Authorization')}, and asks for cookies to be included too. ${server} then has to meet the stricter rules for credentials.`,
    check: sentence`Take ${code("credentials: 'include'")} or ${code('withCredentials')} out, and look whether the API still knows you.`,
    fix: sentence`Ask without credentials if the token is enough, else let ${server} name the origin: ${configuration} does.`,
    avoid: sentence`Do not include credentials by default in the HTTP client: most requests need none.`,
    link: mdn('Guides/CORS#requests_with_credentials'),
  }),
  'range-request': ({ server, configuration }) => ({
    title: sentence`The page asks for a part of a file`,
    story: sentence`A ${code('Range')} header that is more than one plain range needs permission. ${server} does not list it in ${code('Access-Control-Allow-Headers')}.`,
    check: sentence`Look which library reads the file in parts, and list ${code('range')} on the server.`,
    fix: sentence`List ${code('range')} on the server: ${configuration} does.`,
    avoid: sentence`Do not load the whole file instead where it is large: one more name in a list is enough.`,
    link: mdnHeader('Range'),
  }),
  'beacon-with-json': ({ server, page, configuration }) => ({
    title: sentence`A beacon with JSON needs a preflight`,
    story: sentence`The page sent a beacon to ${server} with a content type that needs permission. Beacons always include credentials, so that a wildcard will not do.`,
    check: sentence`Send the beacon as ${code('text/plain')}, or allow it by name with credentials.`,
    fix: sentence`Send the beacon as ${code('text/plain')}, or let ${server} allow ${page} by name with credentials: ${configuration} does.`,
    avoid: sentence`Do not answer a beacon with a wildcard: it always includes credentials.`,
    link: UNSAFE,
  }),
  'web-font': ({ server, path, configuration }) => ({
    title: sentence`Fonts are always loaded with CORS`,
    story: sentence`The page loads the font ${path} from ${server}. Browsers ask for fonts of other origins with CORS, and the answer has no ${ALLOW_ORIGIN}.`,
    check: sentence`Look whether the server or CDN adds the header to font files.`,
    fix: sentence`Send ${ALLOW_ORIGIN} with the font files: ${configuration} does.`,
    avoid: sentence`Do not set the header for the style sheet alone: the font is another request.`,
    link: CORS_GUIDE,
  }),
  'module-or-worker': ({ server, path }) => ({
    title: sentence`Modules are always loaded with CORS`,
    story: sentence`The page loads the script ${path} from ${server} as a module or with ${code('crossorigin')}. Both ask with CORS, unlike a classic script, and the answer has no ${ALLOW_ORIGIN}.`,
    check: sentence`Look at the script element for ${code('type="module"')} and ${code('crossorigin')}.`,
    fix: sentence`Send ${ALLOW_ORIGIN} with the script, or serve it from the origin of the page.`,
    avoid: sentence`Do not remove ${code('integrity')} to get rid of the check: it protects your page.`,
    link: CORS_GUIDE,
  }),
  'crossorigin-attribute': ({ server, path }) => ({
    title: sentence`The attribute ${code('crossorigin')} asks for a permission`,
    story: sentence`The element that loads ${path} has ${code('crossorigin')}. With it ${server} has to send ${ALLOW_ORIGIN}; without it the file loads, but the page cannot look inside.`,
    check: sentence`Look whether the page needs the attribute, for a canvas or an integrity check for instance.`,
    fix: sentence`Send ${ALLOW_ORIGIN} with the file, or remove the attribute if nothing needs it.`,
    avoid: sentence`Do not remove the attribute beside ${code('integrity')}: the check needs it.`,
    link: CORS_GUIDE,
  }),
  'css-or-media-subresource': ({ server, path, configuration }) => ({
    title: sentence`This kind of element always loads with CORS`,
    story: sentence`The page loads ${path} as captions, a manifest or an event stream. These ask with CORS, and the answer of ${server} has no ${ALLOW_ORIGIN}.`,
    check: sentence`Look whether the server adds the header to this kind of file.`,
    fix: sentence`Send ${ALLOW_ORIGIN} with this kind of file: ${configuration} does.`,
    avoid: sentence`Do not set it for the first file alone: playlists and streams ask for more.`,
    link: CORS_GUIDE,
  }),
  websocket: ({ server, path, page }) => ({
    title: sentence`The socket library has CORS settings of its own`,
    story: sentence`${path} of ${server} belongs to a socket library. Its first requests are ordinary HTTP, and the settings of the application around it do not apply to them.`,
    check: sentence`Look for the CORS or origins setting of the socket library on the server.`,
    fix: sentence`Name ${page} in the CORS or origins setting of the socket library.`,
    avoid: sentence`Do not add a second CORS layer around it: the header would be sent twice.`,
    link: PREFLIGHT_GUIDE,
  }),
} satisfies Record<string, CauseWriter>;
