import { code, sentence } from '../compose.ts';
import {
  CORS_GUIDE,
  type CauseWriter,
  mdn,
  mdnHeader,
  mdnStatus,
  PREFLIGHT_GUIDE,
  standard,
} from './text.ts';

const ALLOW_ORIGIN = code('Access-Control-Allow-Origin');
const CACHES = standard('cors-protocol-and-http-caches');

/** What stands in front of the server. */
export const proxyTexts = {
  'nginx-add-header-rules': ({ server, status }) => ({
    title: sentence`nginx left its ${code('add_header')} out`,
    story: sentence`${server} answered ${status} through nginx. Without ${code('always')} its ${code('add_header')} applies to successes and redirects only, and a block with an ${code('add_header')} of its own inherits none.`,
    check: sentence`Look in the nginx configuration whether every ${code('add_header')} of CORS ends in ${code('always')}, and stands in the block that answers.`,
    avoid: sentence`Do not hide the error: with the header the page can read what really failed.`,
    link: 'https://nginx.org/en/docs/http/ngx_http_headers_module.html#add_header',
  }),
  'cdn-drops-origin': ({ server, path, sign }) => ({
    title: sentence`A shared cache answered with a copy without the header`,
    story: sentence`The answer for ${path} came from a cache in front of ${server} (${sign}). It was stored for a request without ${code('Origin')}, and the cache does not tell the two apart.`,
    check: sentence`Add a query that was never asked before: if the header comes back, the cache is the reason.`,
    avoid: sentence`Do not purge the cache alone: the next request without ${code('Origin')} fills it again.`,
    link: CACHES,
  }),
  'cached-for-another-origin': ({ allowed, page, server }) => ({
    title: sentence`A cache gave you the answer for another origin`,
    story: sentence`The answer of ${server} allows ${allowed} and was stored, then it was given to ${page}. Without ${code('Vary: Origin')} a cache keeps one copy for everybody.`,
    check: sentence`Tick "Disable cache" and add a query that was never asked before: the right origin comes back then.`,
    avoid: null,
    link: CACHES,
  }),
  'cached-non-cors-response': ({ path, server }) => ({
    title: sentence`The browser reused a copy that was loaded without CORS`,
    story: sentence`The page had loaded ${path} before as an image, a script or a link, without ${code('Origin')}. ${server} left the header out then, and the browser took that copy from its cache.`,
    check: sentence`Tick "Disable cache" in the Network panel and reload: if it passes, this is it.`,
    avoid: null,
    link: CACHES,
  }),
  'bot-protection-challenge': ({ server, status, sign }) => ({
    title: sentence`A bot protection answered instead of the server`,
    story: sentence`The protection in front of ${server} answered ${status} (${sign}). Its challenge is a page for people, and no script can read or solve it.`,
    check: sentence`Look at the events of the firewall at the time of the request.`,
    avoid: sentence`Do not change the CORS policy first: the request never reached the application.`,
    link: mdnStatus(403),
  }),
  'tunnel-interstitial': ({ server, sign }) => ({
    title: sentence`The tunnel answered instead of the server`,
    story: sentence`ngrok answered for ${server} (${sign}): with its warning page, or because the tunnel or the program behind it is not there. Its pages have no CORS headers.`,
    check: sentence`Open the address in a tab of its own: the tunnel says there what is wrong.`,
    avoid: sentence`The header ${code('ngrok-skip-browser-warning')} needs a preflight of its own, which the tunnel has to let through.`,
    link: CORS_GUIDE,
  }),
  'access-proxy-in-front': ({ server, target }) => ({
    title: sentence`A login in front of the server took the request`,
    story: sentence`An access proxy in front of ${server} sent the request to ${target}. It answers everything that has no session, preflights too, before the application sees it.`,
    check: sentence`Look in the settings of the access proxy whether it lets OPTIONS through, and whether it has CORS settings.`,
    avoid: sentence`Do not look at the application's CORS policy first: the request never reached it.`,
    link: PREFLIGHT_GUIDE,
  }),
  'dev-port-protected': ({ server, sign }) => ({
    title: sentence`The forwarded port or preview is private`,
    story: sentence`${server} asks for a login before it forwards anything (${sign}). A script of another origin cannot log in there.`,
    check: sentence`Look whether the port or the preview is marked as private, and make it public if its content may be.`,
    avoid: null,
    link: mdn('Guides/Authentication'),
  }),
  'load-balancer-takes-options': ({ server, sign }) => ({
    title: sentence`The load balancer or gateway answered OPTIONS`,
    story: sentence`The preflight to ${server} was answered by something in front of the application (${sign}). It has no CORS headers of its own, and does not forward OPTIONS.`,
    check: sentence`Look whether the preflight appears in the application's log.`,
    avoid: null,
    link: PREFLIGHT_GUIDE,
  }),
  'iis-takes-options': ({ server, status }) => ({
    title: sentence`IIS answered before the application did`,
    story: sentence`${server} answered ${status} from IIS itself. Its OPTIONS handler, WebDAV or request filtering takes the request, and the application's CORS layer never sees it.`,
    check: sentence`Look in ${code('web.config')} for ${code('OPTIONSVerbHandler')} and ${code('WebDAVModule')}.`,
    avoid: null,
    link: PREFLIGHT_GUIDE,
  }),
  'dev-server-stopped-cors': ({ server, page }) => ({
    title: sentence`The development server lets localhost in only`,
    story: sentence`${server} looks like a development server such as Vite. By default it sends ${ALLOW_ORIGIN} to local pages only, and ${page} is not on its list.`,
    check: sentence`Look for ${code('server.cors')} in the configuration of the development server.`,
    avoid: null,
    link: mdnHeader('Access-Control-Allow-Origin'),
  }),
  'shared-hosting-protection': ({ server, status }) => ({
    title: sentence`A protection of the web server refused the request`,
    story: sentence`${server} answered ${status} from the web server itself. Rules such as ModSecurity or hotlink protection refuse what they take for an attack, before the application sees it.`,
    check: sentence`Look into the error log of the web server for the rule that matched.`,
    avoid: null,
    link: mdnStatus(406),
  }),
  'service-worker-answered': ({ server, path }) => ({
    title: sentence`The page's service worker answered`,
    story: sentence`A service worker gave the answer for ${path} of ${server}, from its cache or by a request of its own. What it stored without CORS headers stays without them.`,
    check: sentence`Tick "Bypass for network" in the Application panel and reload.`,
    avoid: null,
    link: standard('http-fetch'),
  }),
} satisfies Record<string, CauseWriter>;
