import { code, sentence } from '../compose.ts';
import { type CauseWriter, mdn, mdnHeader, standard } from './text.ts';

/** What stands between a developer's page and server, and changes or refuses what passes. */
export const localTexts = {
  'dev-server-host-guard': ({ host, status }) => ({
    title: sentence`The framework refuses the name of its own host`,
    story: sentence`${host} is not among the hosts that the server was told it has, so it answered ${status} to every request. Its page says so, and comes before the CORS layer.`,
    check: sentence`Read the answer's body, and look for ${code('allowedHosts')} (Vite, webpack), ${code('ALLOWED_HOSTS')} (Django) or ${code('config.hosts')} (Rails).`,
    fix: sentence`Add ${host} to the hosts that the framework was told to answer for.`,
    avoid: sentence`Do not allow every host: it is the guard against pages that rebind a name to your computer.`,
    link: mdnHeader('Host'),
  }),
  'origin-header-lost': ({ server, sign }) => ({
    title: sentence`A proxy may keep the origin from the server`,
    story: sentence`The browser sent ${code('Origin')} to ${server}, and the answer looks like one to a request without it. ${sign} says that something in between passed it on.`,
    check: sentence`Log the ${code('Origin')} header in the application, and look which headers the proxy or CDN passes on.`,
    fix: sentence`Let the proxy or CDN pass ${code('Origin')} on, and keep it in the key of its cache.`,
    avoid: sentence`Do not let the proxy write a fixed ${code('Origin')}: the application could not tell pages apart.`,
    link: standard('origin-header'),
  }),
  'stale-preflight-result': ({ server }) => ({
    title: sentence`An old preflight may still be remembered`,
    story: sentence`The browser asked ${server} for no permission this time, for it remembers an earlier one. A server that was changed since is not asked again before that ends.`,
    check: sentence`Switch on ${code('Disable cache')} in the Network panel, and repeat the request.`,
    fix: sentence`Reload with the cache disabled; it ends by itself after ${code('Access-Control-Max-Age')}, at most after two hours in Chromium and a day in Firefox.`,
    avoid: sentence`Do not raise ${code('Access-Control-Max-Age')} while you work on the server.`,
    link: mdnHeader('Access-Control-Max-Age'),
  }),
  'cors-editing-extension': ({ server, sign }) => ({
    title: sentence`A browser extension may edit these headers`,
    story: sentence`Extensions that switch CORS off write headers like ${sign} into the answers of ${server}. They break what was right, and hide what was wrong.`,
    check: sentence`Repeat the request in a private window, in which no extension runs.`,
    fix: sentence`Switch the extension off, and let ${server} send the right headers itself.`,
    avoid: sentence`Do not test with such an extension: other people's browsers do not have it.`,
    link: mdn('Guides/CORS/Errors/CORSMultipleAllowOriginNotAllowed'),
  }),
} satisfies Record<string, CauseWriter>;
