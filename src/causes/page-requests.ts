import { cookieSet, loadedAlike } from '../diagnosis/log/contrasts.ts';
import { hasHeader, type HeaderName } from '../cors/header-list.ts';
import {
  answered,
  answerLine,
  asked,
  type CauseInput,
  headerLine,
  isSuccess,
  lacksAllowOrigin,
  refusedHeader,
  requestedHeaders,
  shown,
  statusLine,
} from '../diagnosis/signs.ts';
import type { InitiatorKind } from '../exchange/exchange.ts';
import { code, sentence } from '../explain/compose.ts';
import { byContrast, type Causes, certain, likely, possible, type Recogniser } from './cause.ts';
import { CORS_GUIDE, mdn, mdnHeader, PREFLIGHT_GUIDE, standard } from './links.ts';
import { ALLOW_ORIGIN } from './terms.ts';

const UNSAFE = standard('cors-safelisted-request-header');

const CREDENTIAL_ERRORS = new Set([
  'WildcardOriginNotAllowed',
  'PreflightWildcardOriginNotAllowed',
  'InvalidAllowCredentials',
  'PreflightInvalidAllowCredentials',
]);

/** Headers in which APIs take a token or a key of their own. */
const TOKEN_HEADERS: readonly HeaderName[] = [
  'authorization',
  'apikey',
  'x-api-key',
  'api-key',
  'x-auth-token',
  'x-access-token',
  'ocp-apim-subscription-key',
];

/** The header with which the request proves who it is without cookies; null without one. */
function tokenHeader(input: CauseInput): HeaderName | null {
  const request = input.exchange.hops.find(({ kind }) => kind !== 'preflight');
  return (
    TOKEN_HEADERS.find(
      (name) => requestedHeaders(input).has(name) || hasHeader(request?.requestHeaders ?? [], name),
    ) ?? null
  );
}

/** A token needs no credentials mode; cookies do. A server that answers `*` and sets no cookie was made for requests without them. */
const needlessCredentials: Recogniser = (input) => {
  if (input.corsError === null || !CREDENTIAL_ERRORS.has(input.corsError)) return null;
  const request = input.exchange.hops.find(({ kind }) => kind !== 'preflight');
  const token = tokenHeader(input);
  if (token === null || hasHeader(request?.requestHeaders ?? [], 'cookie')) return null;
  const line = asked(token);
  const forEverybody = answered(input, 'access-control-allow-origin') === '*' && cookieSet(input) === null;
  return forEverybody ? likely(line, headerLine(input, 'access-control-allow-origin')) : possible(line);
};

const range: Recogniser = (input) => (refusedHeader(input) === 'range' ? certain(asked('range')) : null);

const beacon: Recogniser = (input) => {
  const json =
    input.diagnosis.preflightReasons.some(({ kind }) => kind === 'content-type') ||
    requestedHeaders(input).has('content-type');
  return input.exchange.initiator === 'beacon' && json ? likely(asked('content-type')) : null;
};

/** Elements and styles that ask with CORS although their authors often do not know it. */
const askedBy =
  (...kinds: readonly InitiatorKind[]): Recogniser =>
  (input) => {
    const { initiator, mode } = input.exchange;
    if (initiator === null || !kinds.includes(initiator) || mode === 'no-cors') return null;
    return lacksAllowOrigin(input) && (isSuccess(input) || input.hop.status === 304)
      ? likely(statusLine(input))
      : null;
  };

/** A script of this host ran without CORS: what it asks with CORS for is no module of its own, but an element with the attribute. */
const scriptWithAttribute: Recogniser = (input) => {
  if (askedBy('script')(input) === null || MODULE.test(input.url.pathname.slice(-100))) return null;
  const loaded = loadedAlike(input);
  return loaded === null ? null : byContrast(likely(statusLine(input), answerLine(loaded)));
};

const MODULE = /\.mjs$|\/@vite\/|\.(?:ts|tsx|jsx|vue|svelte)$/;

const moduleScript: Recogniser = (input) =>
  scriptWithAttribute(input) === null ? askedBy('script')(input) : possible(statusLine(input));

const attribute: Recogniser = (input) =>
  scriptWithAttribute(input) ?? askedBy('image', 'media', 'stylesheet', 'preload')(input);

const SOCKET_PATH = /\/socket\.io\/|\/negotiate$|\/sockjs-node\//;

const websocket: Recogniser = (input) => {
  const path = input.url.pathname.slice(0, 1_000);
  if (input.exchange.initiator === 'websocket' && input.hop.status >= 400) return likely(statusLine(input));
  return SOCKET_PATH.test(path) && lacksAllowOrigin(input) ? likely(shown(path)) : null;
};

/** With what the page asks. */
export const pageRequestsCauses = {
  'needless-credentials': {
    rank: 34,
    recognise: needlessCredentials,
    words: ({ server, configuration }) => ({
      title: sentence`The page includes credentials that it may not need`,
      story: sentence`The request proves who it is with ${code('Authorization')}, and asks for cookies to be included too. ${server} then has to meet the stricter rules for credentials.`,
      check: sentence`Take ${code("credentials: 'include'")} or ${code('withCredentials')} out, and look whether the API still knows you.`,
      fix: sentence`Ask without credentials if the token is enough, else let ${server} name the origin: ${configuration} does.`,
      avoid: sentence`Do not include credentials by default in the HTTP client: most requests need none.`,
      link: mdn('Guides/CORS#requests_with_credentials'),
    }),
  },
  'range-request': {
    rank: 50,
    recognise: range,
    words: ({ server, configuration }) => ({
      title: sentence`The page asks for a part of a file`,
      story: sentence`A ${code('Range')} header that is more than one plain range needs permission. ${server} does not list it in ${code('Access-Control-Allow-Headers')}.`,
      check: sentence`Look which library reads the file in parts.`,
      fix: sentence`List ${code('range')} on the server: ${configuration} does.`,
      avoid: sentence`Do not load the whole file instead where it is large: one more name in a list is enough.`,
      link: mdnHeader('Range'),
    }),
  },
  'beacon-with-json': {
    rank: 20,
    recognise: beacon,
    words: ({ server, page, configuration }) => ({
      title: sentence`A beacon with JSON needs a preflight`,
      story: sentence`The page sent a beacon to ${server} with a content type that needs permission. Beacons always include credentials, so that a wildcard will not do.`,
      check: sentence`Look which content type the page gives its beacon.`,
      fix: sentence`Send the beacon as ${code('text/plain')}, or let ${server} allow ${page} by name with credentials: ${configuration} does.`,
      avoid: sentence`Do not answer a beacon with a wildcard: it always includes credentials.`,
      link: UNSAFE,
    }),
  },
  'web-font': {
    rank: 5,
    recognise: askedBy('font'),
    words: ({ server, path, configuration }) => ({
      title: sentence`Fonts are always loaded with CORS`,
      story: sentence`The page loads the font ${path} from ${server}. Browsers ask for fonts of other origins with CORS, and the answer has no ${ALLOW_ORIGIN}.`,
      check: sentence`Look whether the server or CDN adds the header to font files.`,
      fix: sentence`Send ${ALLOW_ORIGIN} with the font files: ${configuration} does.`,
      avoid: sentence`Do not set the header for the style sheet alone: the font is another request.`,
      link: CORS_GUIDE,
    }),
  },
  'module-or-worker': {
    rank: 6,
    recognise: moduleScript,
    words: ({ server, path }) => ({
      title: sentence`Modules are always loaded with CORS`,
      story: sentence`The page loads the script ${path} from ${server} as a module or with ${code('crossorigin')}. Both ask with CORS, unlike a classic script, and the answer has no ${ALLOW_ORIGIN}.`,
      check: sentence`Look at the script element for ${code('type="module"')} and ${code('crossorigin')}.`,
      fix: sentence`Send ${ALLOW_ORIGIN} with the script, or serve it from the origin of the page.`,
      avoid: sentence`Do not remove ${code('integrity')} to get rid of the check: it protects your page.`,
      link: CORS_GUIDE,
    }),
  },
  'crossorigin-attribute': {
    rank: 6,
    recognise: attribute,
    words: ({ server, path }) => ({
      title: sentence`The attribute ${code('crossorigin')} asks for a permission`,
      story: sentence`The element that loads ${path} has ${code('crossorigin')}. With it ${server} has to send ${ALLOW_ORIGIN}; without it the file loads, but the page cannot look inside.`,
      check: sentence`Look whether the page needs the attribute, for a canvas or an integrity check for instance.`,
      fix: sentence`Send ${ALLOW_ORIGIN} with the file, or remove the attribute if nothing needs it.`,
      avoid: sentence`Do not remove the attribute beside ${code('integrity')}: the check needs it.`,
      link: CORS_GUIDE,
    }),
  },
  'css-or-media-subresource': {
    rank: 6,
    recognise: askedBy('track', 'manifest', 'eventsource'),
    words: ({ server, path, configuration }) => ({
      title: sentence`This kind of element always loads with CORS`,
      story: sentence`The page loads ${path} as captions, a manifest or an event stream. These ask with CORS, and the answer of ${server} has no ${ALLOW_ORIGIN}.`,
      check: sentence`Look whether the server adds the header to this kind of file.`,
      fix: sentence`Send ${ALLOW_ORIGIN} with this kind of file: ${configuration} does.`,
      avoid: sentence`Do not set it for the first file alone: playlists and streams ask for more.`,
      link: CORS_GUIDE,
    }),
  },
  websocket: {
    verdicts: ['blocked', 'failed'],
    rank: 5,
    recognise: websocket,
    words: ({ server, path, page }) => ({
      title: sentence`The socket library has CORS settings of its own`,
      story: sentence`${path} of ${server} belongs to a socket library. Its first requests are ordinary HTTP, and the settings of the application around it do not apply to them.`,
      check: sentence`Look for the CORS or origins setting of the socket library on the server.`,
      fix: sentence`Name ${page} in the CORS or origins setting of the socket library.`,
      avoid: sentence`Do not add a second CORS layer around it: the header would be sent twice.`,
      link: PREFLIGHT_GUIDE,
    }),
  },
} satisfies Causes;
