import { isTrustworthy } from '../cors/address-space.ts';
import { getHeader, hasHeader } from '../cors/header-list.ts';
import { grantElsewhere } from '../diagnosis/log/contrasts.ts';
import {
  allowOriginValues,
  answered,
  type CauseInput,
  firstLine,
  headerLine,
  isPreflight,
  lacksAllowOrigin,
  requestLine,
  serverName,
  statusLine,
  variesByOrigin,
} from '../diagnosis/signs.ts';
import { code, sentence } from '../explain/compose.ts';
import { type Causes, likely, possible, type Recogniser } from './cause.ts';
import { mdn, mdnHeader, standard } from './links.ts';

/** The length of Django's page for a bad request, which it answers for a host that is not in ALLOWED_HOSTS. */
const DJANGO_PAGE = '143';

/** Django refuses a host with a page; an API that refuses a request does so with data. */
const isDjangoGuard = (input: CauseInput): boolean =>
  input.hop.status === 400 &&
  answered(input, 'content-type') === 'text/html' &&
  (answered(input, 'content-length') === DJANGO_PAGE || /^(?:wsgiserver|gunicorn)/.test(serverName(input)));

const isNamed = ({ url }: CauseInput): boolean =>
  !isTrustworthy(`http://${url.hostname}`) && /[a-z]$/.test(url.hostname);

/** Vite's refusal: plain text without a charset, in pieces. The host is a name that it was not told. */
const isViteGuard = (input: CauseInput): boolean =>
  input.hop.status === 403 &&
  isNamed(input) &&
  answered(input, 'content-type') === 'text/plain' &&
  answered(input, 'transfer-encoding') === 'chunked' &&
  serverName(input) === '';

const hostGuard: Recogniser = (input) =>
  !isPreflight(input) && (isDjangoGuard(input) || isViteGuard(input))
    ? likely(requestLine('Host', input.url.host), statusLine(input), headerLine(input, 'content-type'))
    : null;

/** A layer that heard of no origin, behind something that passes requests on. */
const originLost: Recogniser = (input) => {
  const proxy = firstLine(input, ['via', 'x-cache', 'x-served-by', 'x-forwarded-server']);
  const looked = variesByOrigin(input) && lacksAllowOrigin(input);
  return looked &&
    proxy !== null &&
    hasHeader(input.hop.requestHeaders, 'origin') &&
    grantElsewhere(input) === null
    ? possible(proxy, headerLine(input, 'vary'))
    : null;
};

/** The permission that let the request out is older than the answer that it got. */
const stalePreflight: Recogniser = (input) => {
  const cached = input.exchange.cachedPreflight?.hop ?? null;
  if (cached === null || isPreflight(input)) return null;
  const maxAge = getHeader(cached.responseHeaders, 'access-control-max-age');
  return possible(
    statusLine(input),
    ...(maxAge === null ? [] : [requestLine('Access-Control-Max-Age', maxAge)]),
  );
};

/** What add-ons that edit CORS headers put into them, and servers hardly ever do. */
const WEBDAV_METHODS = /\bPROPPATCH\b/;

const editingExtension: Recogniser = (input) => {
  const sent = getHeader(input.hop.requestHeaders, 'origin') ?? '';
  if (/^https?:\/\/evil\.com\/?$/.test(sent) && input.exchange.origin !== sent)
    return likely(requestLine('Origin', sent));
  const methods = answered(input, 'access-control-allow-methods').slice(0, 500);
  if (WEBDAV_METHODS.test(methods)) return possible(headerLine(input, 'access-control-allow-methods'));
  const values = allowOriginValues(input);
  return values.length > 1 && values.includes('*')
    ? possible(headerLine(input, 'access-control-allow-origin'))
    : null;
};

/** What stands between a developer’s page and server, and changes or refuses what passes. */
export const developmentCauses = {
  'dev-server-host-guard': {
    verdicts: ['blocked', 'allowed'],
    rank: 0,
    recognise: hostGuard,
    says: {
      refusals: ['Invalid Host header', 'Blocked host', 'Blocked request. This host … is not allowed'],
      of: 'both',
    },
    words: ({ host, status }) => ({
      title: sentence`The framework refuses the name of its own host`,
      story: sentence`${host} is not among the hosts that the server was told it has, so it answered ${status} to every request. Its page says so, and comes before the CORS layer.`,
      check: sentence`Read the answer's body, and look for ${code('allowedHosts')} (Vite, webpack), ${code('ALLOWED_HOSTS')} (Django) or ${code('config.hosts')} (Rails).`,
      fix: sentence`Add ${host} to the hosts that the framework was told to answer for.`,
      avoid: sentence`Do not allow every host: it is the guard against pages that rebind a name to your computer.`,
      link: mdnHeader('Host'),
    }),
  },
  'origin-header-lost': {
    rank: 80,
    recognise: originLost,
    words: ({ server, sign }) => ({
      title: sentence`A proxy may keep the origin from the server`,
      story: sentence`The browser sent ${code('Origin')} to ${server}, and the answer looks like one to a request without it. ${sign} says that something in between passed it on.`,
      check: sentence`Log the ${code('Origin')} header in the application, and look which headers the proxy or CDN passes on.`,
      fix: sentence`Let the proxy or CDN pass ${code('Origin')} on, and keep it in the key of its cache.`,
      avoid: sentence`Do not let the proxy write a fixed ${code('Origin')}: the application could not tell pages apart.`,
      link: standard('origin-header'),
    }),
  },
  'stale-preflight-result': {
    rank: 81,
    recognise: stalePreflight,
    words: ({ server }) => ({
      title: sentence`An old preflight may still be remembered`,
      story: sentence`The browser asked ${server} for no permission this time, for it remembers an earlier one. A server that was changed since is not asked again before that ends.`,
      check: sentence`Switch on ${code('Disable cache')} in the Network panel, and repeat the request.`,
      fix: sentence`Reload with the cache disabled; it ends by itself after ${code('Access-Control-Max-Age')}, at most after two hours in Chromium and a day in Firefox.`,
      avoid: sentence`Do not raise ${code('Access-Control-Max-Age')} while you work on the server.`,
      link: mdnHeader('Access-Control-Max-Age'),
    }),
  },
  'cors-editing-extension': {
    rank: 82,
    recognise: editingExtension,
    words: ({ server, sign }) => ({
      title: sentence`A browser extension may edit these headers`,
      story: sentence`Extensions that switch CORS off write headers like ${sign} into the answers of ${server}. They break what was right, and hide what was wrong.`,
      check: sentence`Repeat the request in a private window, in which no extension runs.`,
      fix: sentence`Switch the extension off, and let ${server} send the right headers itself.`,
      avoid: sentence`Do not test with such an extension: other people's browsers do not have it.`,
      link: mdn('Guides/CORS/Errors/CORSMultipleAllowOriginNotAllowed'),
    }),
  },
} satisfies Causes;
