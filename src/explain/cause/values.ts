import { code, sentence } from '../compose.ts';
import { type CauseWriter, mdn, mdnHeader, standard } from './text.ts';

const ALLOW_ORIGIN = code('Access-Control-Allow-Origin');
const ORIGIN = standard('origin-header');
const MISMATCH = mdn('Guides/CORS/Errors/CORSAllowOriginNotMatchingOrigin');

/** Which origin was allowed, against which one asked. */
export const valueTexts = {
  'header-added-twice': ({ server, sign }) => ({
    title: sentence`Two layers both added the header`,
    story: sentence`${server} sent ${sign}. A proxy and the application, or two middlewares, each added ${ALLOW_ORIGIN}.`,
    check: sentence`Ask the application directly, without the proxy in front of it, and count the lines.`,
    fix: sentence`Let one layer own the header: remove it in the proxy (${code('proxy_hide_header')} in nginx) or in the application.`,
    avoid: sentence`Do not remove it in both places: one of them has to stay.`,
    link: mdn('Guides/CORS/Errors/CORSMultipleAllowOriginNotAllowed'),
  }),
  'origin-list-in-one-header': ({ server, sign, page, configuration }) => ({
    title: sentence`A list of origins stands in one header`,
    story: sentence`${server} sent ${sign}. The header holds one origin, so a server with several has to compare and answer with the one that asked, here ${page}.`,
    check: sentence`Look for the joined list in the configuration of the server or its environment variables.`,
    fix: sentence`Compare the origin that asks with the list and answer with that one: ${configuration} does.`,
    avoid: sentence`Do not write a second line of the header either: one value is all that browsers take.`,
    link: mdn('Guides/CORS/Errors/CORSMultipleAllowOriginNotAllowed'),
  }),
  'configured-origin-has-path': ({ server, allowed, page, configuration }) => ({
    title: sentence`The configured origin has a slash or a path`,
    story: sentence`${server} allows ${allowed}, and an origin ends with its host or port: ${page}. One slash too many is enough.`,
    check: sentence`Look for ${allowed} in the configuration, and remove what follows the host or port.`,
    fix: sentence`Write the origin as ${page}: ${configuration} has it.`,
    avoid: sentence`Do not add the same origin with and without its slash: only the one without can match.`,
    link: MISMATCH,
  }),
  'loopback-names-differ': ({ server, allowed, page }) => ({
    title: sentence`The same computer goes by two names`,
    story: sentence`${server} allows ${allowed}, and the page was opened as ${page}. For a browser ${code('localhost')} and ${code('127.0.0.1')} are two origins.`,
    check: sentence`Open the page as ${allowed} and look whether the request passes.`,
    fix: sentence`Open the page as ${allowed}, or add ${page} to the origins that are allowed during development.`,
    avoid: sentence`Do not carry both names into production: they belong to your computer only.`,
    link: MISMATCH,
  }),
  'port-differs': ({ server, allowed, page }) => ({
    title: sentence`The port of the allowed origin differs`,
    story: sentence`${server} allows ${allowed}, and the page is ${page}. The port belongs to the origin, and a default port is never written.`,
    check: sentence`Look on which port the page is served now, and which one the configuration names.`,
    fix: sentence`Add ${page} with its port to the allowed origins, or start the page on the port of ${allowed}.`,
    avoid: sentence`Do not allow any port of a public host: list those that you use.`,
    link: MISMATCH,
  }),
  'scheme-differs': ({ server, allowed, page }) => ({
    title: sentence`http and https are two origins`,
    story: sentence`${server} allows ${allowed}, and the page is ${page}. The scheme belongs to the origin.`,
    check: sentence`Compare the scheme in the configuration with the address bar.`,
    fix: sentence`Allow ${page} as it is, or open the page under the scheme of ${allowed}.`,
    avoid: sentence`Do not allow the page over http for an API over https: whoever is on the network is let in too.`,
    link: MISMATCH,
  }),
  'subdomain-differs': ({ server, allowed, page }) => ({
    title: sentence`The subdomain of the allowed origin differs`,
    story: sentence`${server} allows ${allowed}, and the page is ${page}. Every subdomain is an origin of its own, ${code('www')} too.`,
    check: sentence`Compare the host in the configuration with the address bar.`,
    fix: sentence`Add ${page} to the allowed origins, or match your own subdomains with an anchored pattern.`,
    avoid: sentence`Do not allow whatever ends in your domain without its leading dot: others can own such names.`,
    link: MISMATCH,
  }),
  'host-spelling': ({ server, allowed, page }) => ({
    title: sentence`The allowed origin is spelled differently`,
    story: sentence`${server} allows ${allowed}, and browsers write that origin as ${page}. It is compared character by character, and a host is in lower case and ASCII there.`,
    check: sentence`Copy the origin from the ${code('Origin')} header of the request into the configuration.`,
    fix: sentence`Write ${page} in the configuration.`,
    avoid: sentence`Do not compare origins without regard to letter case by hand: take the spelling that browsers send.`,
    link: MISMATCH,
  }),
  'hard-coded-origin': ({ server, allowed, page, configuration }) => ({
    title: sentence`The server always allows the same origin`,
    story: sentence`${server} answers with ${allowed} whoever asks, here ${page}. One fixed value serves one page only.`,
    check: sentence`Send the request with cURL and two different ${code('Origin')} headers, and compare the answers.`,
    fix: sentence`Compare the origin with a list and answer with the one that asked, with ${code('Vary: Origin')}: ${configuration} does.`,
    avoid: sentence`Do not answer with whatever origin asks: compare it with a list.`,
    link: mdnHeader('Access-Control-Allow-Origin'),
  }),
  'null-origin-file': ({ server }) => ({
    title: sentence`The page was opened from a file`,
    story: sentence`A page from ${code('file:')} has no origin of its own, so its requests to ${server} carry ${code('Origin: null')}. No server should let that in.`,
    check: sentence`Serve the folder with a local web server and open the page over http.`,
    fix: sentence`Open the page over http from a local web server.`,
    avoid: sentence`Do not allow ${code('null')}: any site can send it.`,
    link: ORIGIN,
  }),
  'null-origin-sandbox': ({ server }) => ({
    title: sentence`The request comes from a sandboxed frame or a document without an origin`,
    story: sentence`A frame with ${code('sandbox')}, and documents from ${code('data:')} addresses, have no origin. Their requests to ${server} carry ${code('Origin: null')}.`,
    check: sentence`Look whether the frame has ${code('sandbox')} without ${code('allow-same-origin')}.`,
    fix: sentence`Add ${code('allow-same-origin')} to the sandbox if its content is yours, or make the request outside of the frame.`,
    avoid: sentence`Do not allow ${code('null')}: any site can send it.`,
    link: ORIGIN,
  }),
  'native-web-view-origin': ({ server, page }) => ({
    title: sentence`The origin of the app's web view is not allowed`,
    story: sentence`Pages inside an app have an origin of the app's framework, here ${page}. ${server} has to allow it like any other.`,
    check: sentence`Look for ${page} in the list of allowed origins; it differs between Android and iOS.`,
    fix: sentence`Add ${page} to the allowed origins, and those of the app on other systems.`,
    avoid: sentence`Do not allow ${code('null')} or every origin for an app: its origin is known.`,
    link: mdnHeader('Access-Control-Allow-Origin'),
  }),
  'extension-origin': ({ server, page }) => ({
    title: sentence`A browser extension asked`,
    story: sentence`The request to ${server} comes from ${page}, an extension. It needs a host permission in its manifest, or has to ask from its background script.`,
    check: sentence`Look for the host in the extension's ${code('host_permissions')}.`,
    fix: sentence`Name the host in ${code('host_permissions')} of the extension and ask from its background script.`,
    avoid: sentence`Do not allow extension origins on a server for everybody: anybody can write an extension.`,
    link: ORIGIN,
  }),
} satisfies Record<string, CauseWriter>;
