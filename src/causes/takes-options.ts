import { addressSpaceOf, isLoopbackHost } from '../cors/address-space.ts';
import { isSafelistedMethod } from '../cors/method.ts';
import {
  answered,
  type CauseInput,
  firstLine,
  headerLine,
  isNginx,
  isPreflight,
  lacksAllowOrigin,
  saysNothingOfCors,
  serverName,
  shown,
  statusLine,
} from '../diagnosis/signs.ts';
import { code, sentence } from '../explain/compose.ts';
import { byOwnSign, type Causes, likely, possible, type Recogniser } from './cause.ts';
import { mdnHeader, PREFLIGHT_GUIDE, standard } from './links.ts';
import { ALLOW_ORIGIN } from './terms.ts';

const BALANCERS = /awselb|bigip|envoy|kong|traefik|haproxy|openresty|litespeed/;

const balancer: Recogniser = (input) => {
  if (!isPreflight(input) || !lacksAllowOrigin(input) || !saysNothingOfCors(input)) return null;
  if (isHaproxyDenial(input) || isEnvoyDenial(input))
    return likely(statusLine(input), headerLine(input, 'content-length'));
  const denied = isNginx(input) && input.hop.status === 403;
  return denied || BALANCERS.test(serverName(input))
    ? possible(statusLine(input), headerLine(input, 'server'))
    : null;
};

/** The length of Envoy's `RBAC: access denied`. */
const isEnvoyDenial = (input: CauseInput): boolean =>
  input.hop.status === 403 && /envoy/.test(serverName(input)) && answered(input, 'content-length') === '19';

/** HAProxy's own page for a denied request, without a `Server`. Its length is that of the page. Measured with HAProxy 2.6. */
const isHaproxyDenial = (input: CauseInput): boolean =>
  input.hop.status === 403 &&
  answered(input, 'content-length') === '93' &&
  answered(input, 'content-type') === 'text/html' &&
  answered(input, 'cache-control') === 'no-cache' &&
  serverName(input) === '';

/** IIS answers OPTIONS itself (OPTIONSVerbHandler, WebDAV) before the application sees it. */
const iis: Recogniser = (input) => {
  if (!serverName(input).startsWith('microsoft-iis') || !lacksAllowOrigin(input) || !saysNothingOfCors(input))
    return null;
  const own = firstLine(input, ['public', 'allow']);
  if (!isPreflight(input))
    return input.hop.status === 405 && !isSafelistedMethod(input.hop.method)
      ? likely(statusLine(input), headerLine(input, 'server'))
      : null;
  return own === null ? possible(statusLine(input)) : likely(statusLine(input), own);
};

/** What only a development server serves: sources, and its own modules. */
const SOURCE_PATH =
  /^\/(?:@(?:vite|id|fs|react-refresh)\b|node_modules\/\.vite\/|.*\.(?:ts|tsx|jsx|vue|svelte|astro)$)/;

const isViteAnswer = (input: CauseInput): boolean =>
  (addressSpaceOf(input.hop.url) ?? 'public') !== 'public' &&
  SOURCE_PATH.test(input.url.pathname.slice(0, 300)) &&
  answered(input, 'content-type').includes('javascript');

const DEV_PORT = /^517[3-9]$/;

/** Vite and its kin let localhost in by default and nobody else. */
const devServer: Recogniser = (input) => {
  if (isViteAnswer(input) && lacksAllowOrigin(input))
    return byOwnSign(likely(shown(input.url.host), shown(input.url.pathname)));
  const dev =
    (isLoopbackHost(input.url.hostname) && DEV_PORT.test(input.url.port)) ||
    input.url.pathname.startsWith('/@vite/');
  return dev && lacksAllowOrigin(input) && !isPreflight(input) ? likely(shown(input.url.host)) : null;
};

/** Chromium does not say so where it failed; Firefox does. */
const serviceWorker: Recogniser = (input) => {
  if (input.diagnosis.failure?.kind === 'service-worker') return likely(input.hop.error);
  return input.hop.fromServiceWorker && lacksAllowOrigin(input) ? likely(statusLine(input)) : null;
};

/** What answers in the place of the application. */
export const takesOptionsCauses = {
  'load-balancer-takes-options': {
    rank: 12,
    recognise: balancer,
    words: ({ server, signed }) => ({
      title: sentence`The load balancer or gateway answered OPTIONS`,
      story: sentence`The preflight to ${server} was answered${signed} without CORS headers, as load balancers and gateways do that take OPTIONS themselves. The application behind then never sees it.`,
      check: sentence`Look whether the preflight appears in the application's log.`,
      fix: sentence`Let the layer in front forward OPTIONS to the application, or configure CORS there and nowhere else.`,
      avoid: sentence`Do not configure CORS in both places: the header would then be sent twice.`,
      link: PREFLIGHT_GUIDE,
    }),
  },
  'iis-takes-options': {
    rank: 5,
    recognise: iis,
    words: ({ server, status }) => ({
      title: sentence`IIS answered before the application did`,
      story: sentence`${server} answered ${status} from IIS itself. Its OPTIONS handler, WebDAV or request filtering takes the request, and the application's CORS layer never sees it.`,
      check: sentence`Look in ${code('web.config')} for ${code('OPTIONSVerbHandler')} and ${code('WebDAVModule')}.`,
      fix: sentence`Remove ${code('OPTIONSVerbHandler')} and ${code('WebDAVModule')} in ${code('web.config')}, or let the CORS module of IIS answer.`,
      avoid: sentence`Do not add the headers in ${code('customHeaders')} only: IIS still refuses OPTIONS.`,
      link: PREFLIGHT_GUIDE,
    }),
  },
  'dev-server-stopped-cors': {
    rank: 6,
    recognise: devServer,
    words: ({ server, page }) => ({
      title: sentence`The development server lets localhost in only`,
      story: sentence`${server} looks like a development server such as Vite. By default it sends ${ALLOW_ORIGIN} to local pages only, and ${page} is not on its list.`,
      check: sentence`Look for ${code('server.cors')} in the configuration of the development server.`,
      fix: sentence`Name ${page} in ${code('server.cors.origin')} of the development server.`,
      avoid: sentence`Do not set ${code('cors: true')}: every site that you visit could then read your source code.`,
      link: mdnHeader('Access-Control-Allow-Origin'),
    }),
  },
  'service-worker-answered': {
    verdicts: ['blocked', 'failed'],
    rank: 2,
    recognise: serviceWorker,
    words: ({ server, path }) => ({
      title: sentence`The page's service worker answered`,
      story: sentence`A service worker gave the answer for ${path} of ${server}, from its cache or by a request of its own. What it stored without CORS headers stays without them.`,
      check: sentence`Tick "Bypass for network" in the Application panel and reload.`,
      fix: sentence`Let the service worker pass requests to ${server} on, or store answers that were loaded with CORS only.`,
      avoid: sentence`Do not store answers that were loaded with ${code("mode: 'no-cors'")}: nobody can read them.`,
      link: standard('http-fetch'),
    }),
  },
} satisfies Causes;
