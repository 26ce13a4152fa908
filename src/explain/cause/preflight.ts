import { code, sentence } from '../compose.ts';
import { CORS_GUIDE, type CauseWriter, mdnHeader, mdnStatus, PREFLIGHT_GUIDE, standard } from './text.ts';

const ALLOW_ORIGIN = code('Access-Control-Allow-Origin');

/** Who answers OPTIONS, and whether a CORS layer is there. */
export const preflightTexts = {
  'options-not-routed': ({ server, path, method, status, configuration }) => ({
    title: sentence`No route answers OPTIONS`,
    story: sentence`${server} has no handler for ${code('OPTIONS')} at ${path} and answered ${status}. The router decided before any CORS layer had its turn, so your ${method} was never sent.`,
    check: sentence`Look whether the CORS layer stands in front of the router, and whether it answers OPTIONS by itself.`,
    fix: sentence`Mount the CORS layer in front of the router, so that it answers OPTIONS with 204: ${configuration} does.`,
    avoid: sentence`A hand-written OPTIONS route alone is not enough: the actual answer needs the headers too.`,
    link: mdnStatus(405),
  }),
  'options-answered-by-default-handler': ({ server, sign, method, configuration }) => ({
    title: sentence`The framework answered OPTIONS by itself, without CORS`,
    story: sentence`${server} answered the preflight with ${sign} and no CORS header, as a router's own OPTIONS handler does. No CORS layer saw the request, so your ${method} was never sent.`,
    check: sentence`Look whether a CORS layer is configured at all, and whether it stands before the routes.`,
    fix: sentence`Mount a CORS layer before the routes: ${configuration} answers OPTIONS first.`,
    avoid: sentence`Do not rely on ${code('Allow')}: browsers read the ${code('Access-Control-Allow-*')} headers only.`,
    link: PREFLIGHT_GUIDE,
  }),
  'cors-mounted-too-late': ({ server, path }) => ({
    title: sentence`CORS is configured, but something answers before it`,
    story: sentence`Other answers of ${server} have ${ALLOW_ORIGIN}, the one for ${path} has not. A route, a static file handler or a middleware in front of the CORS layer made it.`,
    check: sentence`Compare the order in which the server mounts its layers: CORS has to come first.`,
    fix: sentence`Move the CORS layer to the front, so that every answer of ${server} goes through it.`,
    avoid: sentence`Do not add the header in this one handler: answers that go through both would then carry it twice.`,
    link: CORS_GUIDE,
  }),
  'cors-on-route-group-only': ({ server, path, status, configuration }) => ({
    title: sentence`CORS is bound to some routes, and this is none of them`,
    story: sentence`${server} sends ${ALLOW_ORIGIN} with other answers, but ${path} got ${status} without it. A layer that is bound to a group, a path or a method runs only where that matches: often nothing matches OPTIONS.`,
    check: sentence`Look whether the CORS layer is registered for the whole server or for a group of routes.`,
    fix: sentence`Register the CORS layer for the whole server, as ${configuration} does.`,
    avoid: sentence`Do not add an OPTIONS route for every path by hand: the next path is forgotten.`,
    link: PREFLIGHT_GUIDE,
  }),
  'preflight-right-response-bare': ({ server, method, configuration }) => ({
    title: sentence`The preflight is right, the actual answer has no header`,
    story: sentence`${server} allowed your ${method} in the preflight. Its answer to the ${method} itself came without ${ALLOW_ORIGIN}, and that one needs it too.`,
    check: sentence`Look whether OPTIONS is answered in another place (a proxy, a gateway, a route) than the actual request.`,
    fix: sentence`Add ${ALLOW_ORIGIN} to the answer to ${method} as well: ${configuration} covers both.`,
    avoid: sentence`Do not look at the preflight any longer: it is right.`,
    link: mdnHeader('Access-Control-Allow-Origin'),
  }),
  'no-cors-configured': ({ server, page, configuration }) => ({
    title: sentence`The server has no CORS configuration`,
    story: sentence`No answer of ${server} in this log says anything about CORS. Without a configuration a server gives no permission, so ${page} may not read it.`,
    check: sentence`Search the server's code and its proxy for ${code('cors')} and ${ALLOW_ORIGIN}.`,
    fix: sentence`Configure CORS on ${server}: ${configuration} grants what this page needs and no more.`,
    avoid: sentence`Do not allow every origin to get going: what is open is seldom closed later.`,
    link: CORS_GUIDE,
  }),
  'origin-not-in-allow-list': ({ server, page, configuration }) => ({
    title: sentence`The page's origin is not on the server's list`,
    story: sentence`${server} looked at the origin and gave no permission. Most CORS layers leave ${ALLOW_ORIGIN} out for an origin that they do not know, here ${page}.`,
    check: sentence`Look for ${page} in the list of allowed origins, including scheme, port and a slash at the end.`,
    fix: sentence`Add ${page} to the allowed origins, letter by letter: ${configuration} does.`,
    avoid: sentence`Do not answer with whatever origin asks: that lets every site in.`,
    link: mdnHeader('Access-Control-Allow-Origin'),
  }),
  'spring-invalid-cors-request': ({ server, page, status }) => ({
    title: sentence`Spring refused the request: "Invalid CORS request"`,
    story: sentence`${server} answered ${status} in the manner of Spring's CORS processor. The origin ${page}, the method or a header is missing in its ${code('CorsConfiguration')}.`,
    check: sentence`Read the body of the answer with cURL: it says ${code('Invalid CORS request')}.`,
    fix: sentence`Add ${page}, the method and the headers to the CORS configuration, and call ${code('http.cors(withDefaults())')} where Spring Security is used.`,
    avoid: sentence`Do not look at the authentication first: this 403 comes from CORS itself.`,
    link: mdnStatus(403),
  }),
  'starlette-disallowed-cors': ({ server, page, status, configuration }) => ({
    title: sentence`Starlette refused the preflight: "Disallowed CORS …"`,
    story: sentence`${server} answered ${status} in the manner of Starlette's ${code('CORSMiddleware')}. The origin ${page}, the method or a header is missing in its lists.`,
    check: sentence`Read the body of the preflight's answer with cURL: it names what is disallowed.`,
    fix: sentence`Add what the body names to ${code('allow_origins')}, ${code('allow_methods')} or ${code('allow_headers')}: ${configuration} has all three.`,
    avoid: sentence`Do not set ${code('allow_origins=["*"]')} with credentials: every site could then act as your users.`,
    link: mdnStatus(400),
  }),
  'known-denial-body': ({ server, sign, configuration }) => ({
    title: sentence`The CORS layer says why it refused`,
    story: sentence`${server} sent ${sign}. Its CORS layer found no rule for this origin, path, method or header.`,
    check: sentence`Compare that reason with the rules in the CORS configuration.`,
    fix: sentence`Change the rule that the reason names: ${configuration} grants what this page needs.`,
    avoid: sentence`Do not switch the CORS layer off: without it no page of another origin gets in.`,
    link: CORS_GUIDE,
  }),
  'allow-list-pattern-mistake': ({ server, page }) => ({
    title: sentence`The pattern for allowed origins may miss this one`,
    story: sentence`${server} lets a related origin in, and not ${page}. A pattern without the port, the scheme or the name without a subdomain does this.`,
    check: sentence`Try the pattern of the configuration against ${page}.`,
    fix: sentence`Escape the dots of the pattern, anchor both ends, and let it cover ${page}, scheme and port too.`,
    avoid: sentence`Do not leave the dots of a pattern unescaped, or its end open: others can own such names.`,
    link: mdnHeader('Access-Control-Allow-Origin'),
  }),
  'preflight-unexpected': ({ server, sign, method, configuration }) => ({
    title: sentence`A header alone makes the preflight necessary`,
    story: sentence`Your ${method} would need no permission before it is sent, were it not for ${sign}. ${server} would then not be asked with OPTIONS at all.`,
    check: sentence`Look whether the page needs that header, and where its code or a library sets it.`,
    fix: sentence`Leave the header out if the page does not need it, else let ${server} answer OPTIONS: ${configuration} does.`,
    avoid: sentence`Do not send JSON under another content type: servers refuse it, or read it unprotected.`,
    link: standard('cors-safelisted-request-header'),
  }),
} satisfies Record<string, CauseWriter>;
