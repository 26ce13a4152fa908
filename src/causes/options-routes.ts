import { tokenListOrEmpty } from '../cors/token-list.ts';
import { getHeader } from '../cors/header-list.ts';
import {
  anyGrantSeen,
  bareSuccessElsewhere,
  grantedAtSameUrl,
  grantElsewhere,
  passedPreflight,
} from '../diagnosis/log/contrasts.ts';
import {
  answered,
  answerLine,
  type CauseInput,
  hasAnswered,
  headerLine,
  isBareSuccess,
  isFlask,
  isNginx,
  isNotRouted,
  isPreflight,
  isRefusedPreflight,
  isSuccess,
  isUnknownToExpress,
  lacksAllowOrigin,
  redirectBefore,
  requestedHeaders,
  requestLine,
  saysNothingOfCors,
  statusLine,
  variesByOrigin,
} from '../diagnosis/signs.ts';
import type { Hop } from '../exchange/exchange.ts';
import { code, sentence } from '../explain/compose.ts';
import { byContrast, type Causes, likely, possible, type Recogniser } from './cause.ts';
import { CORS_GUIDE, mdnHeader, mdnStatus, PREFLIGHT_GUIDE, standard } from './links.ts';
import { ALLOW_ORIGIN } from './terms.ts';

/** Where not even a success has a header, OPTIONS is not the story. */
const isWithoutCors = (input: CauseInput): boolean => bareSuccessElsewhere(input) && !anyGrantSeen(input);

const notRouted: Recogniser = (input) => {
  if (!isNotRouted(input)) return null;
  const lines = hasAnswered(input, 'allow')
    ? [statusLine(input), headerLine(input, 'allow')]
    : [statusLine(input)];
  return isUnknownToExpress(input) || isWithoutCors(input) ? possible(...lines) : likely(...lines);
};

/**
 * The layer answers other requests of this server: no OPTIONS reaches it, or it covers other paths. Flask-CORS is given the paths that it
 * covers, and cannot come too late.
 */
const onRouteGroupOnly: Recogniser = (input) => {
  const granted = grantElsewhere(input);
  if (granted === null) return null;
  const lines = [statusLine(input), answerLine(granted)];
  if (isNotRouted(input)) {
    if (granted.kind === 'preflight') return null;
    // A layer says that it looked at the origin; a header that a handler sets by hand comes alone.
    const byLayer = tokenListOrEmpty(granted.responseHeaders, 'vary').lowerCased.has('origin');
    return byLayer ? byContrast(likely(...lines)) : likely(...lines);
  }
  if (!isBareSuccess(input) || passedPreflight(input) !== null || grantedAtSameUrl(input)) return null;
  return isFlask(input) ? likely(...lines) : possible(...lines);
};

/** Frameworks that answer OPTIONS themselves list the methods of the route in `Allow` and know nothing of CORS. */
const isDefaultAnswer = (input: CauseInput): boolean =>
  isPreflight(input) &&
  isSuccess(input) &&
  lacksAllowOrigin(input) &&
  saysNothingOfCors(input) &&
  !variesByOrigin(input);

const defaultHandler: Recogniser = (input) => {
  if (!isDefaultAnswer(input)) return null;
  if (isWithoutCors(input)) return possible(statusLine(input));
  if (hasAnswered(input, 'allow')) return likely(statusLine(input), headerLine(input, 'allow'));
  return grantedAtSameUrl(input) ? likely(statusLine(input)) : possible(statusLine(input));
};

/** The layer works elsewhere on this server; this answer was made before it had its turn. */
const mountedTooLate: Recogniser = (input) => {
  const preflight = passedPreflight(input);
  if (preflight !== null) return behindLayer(input, preflight);
  const granted = grantElsewhere(input);
  const other = isFlask(input) || redirectBefore(input) !== null;
  if (!isBareSuccess(input) || granted === null || other) return null;
  const lines = [statusLine(input), answerLine(granted)];
  // A block of nginx that has other headers of its own is the usual story there.
  if (isNginx(input) && !hasAnswered(input, 'x-powered-by')) return possible(...lines);
  // The layer runs for this address, but not for OPTIONS.
  if (isPreflight(input) && grantedAtSameUrl(input)) return possible(...lines);
  // Other answers are bare as well: it is the router that stands before the layer.
  return bareSuccessElsewhere(input) ? byContrast(likely(...lines)) : likely(...lines);
};

/** What the package `cors` allows when nobody says which methods. */
const EXPRESS_METHODS = 'GET,HEAD,PUT,PATCH,POST,DELETE';

/** A route answers before a layer that stands below it, while Express leaves OPTIONS to that layer. */
function behindLayer(input: CauseInput, preflight: Hop): ReturnType<Recogniser> {
  const byPackage = getHeader(preflight.responseHeaders, 'access-control-allow-methods') === EXPRESS_METHODS;
  return byPackage && isSuccess(input) && lacksAllowOrigin(input)
    ? likely(answerLine(preflight), statusLine(input))
    : null;
}

/** OPTIONS was thought of, and the request itself was not; a layer that came too late looks the same. */
const rightPreflightBareResponse: Recogniser = (input) => {
  const preflight = passedPreflight(input);
  return preflight !== null && isSuccess(input) && lacksAllowOrigin(input)
    ? likely(answerLine(preflight), statusLine(input))
    : null;
};

/** Nothing but headers made the preflight necessary: a page can leave them out. */
const unexpected: Recogniser = (input) => {
  const { preflightReasons } = input.diagnosis;
  const [first] = preflightReasons;
  if (!isPreflight(input) || first === undefined) return null;
  const byHeaders = preflightReasons.every(({ kind }) => kind === 'header' || kind === 'content-type');
  const [name] = requestedHeaders(input);
  return byHeaders && name !== undefined
    ? possible(requestLine('Access-Control-Request-Headers', name))
    : null;
};

/** Statuses with which a request is refused for what it lacks. */
const INVALID: ReadonlySet<number> = new Set([400, 415, 422, 426, 428]);

/** Validation took OPTIONS for a request of the API, and missed a header, a version or a tenant that a preflight never carries. */
const validated: Recogniser = (input) => {
  const json = /^application\/(?:[a-z.]+\+)?json/.test(answered(input, 'content-type'));
  const refused = INVALID.has(input.hop.status) && isRefusedPreflight(input) && saysNothingOfCors(input);
  if (!refused) return null;
  return json ? likely(statusLine(input), headerLine(input, 'content-type')) : possible(statusLine(input));
};

/** Who answers OPTIONS, and whether a CORS layer has its turn. */
export const optionsRoutesCauses = {
  'options-not-routed': {
    precision: 'status',
    rank: 14,
    recognise: notRouted,
    says: {
      refusals: [
        'Route OPTIONS:… not found',
        'No route found for "OPTIONS …"',
        'The OPTIONS method is not supported',
        "Request method 'OPTIONS' is not supported",
        'Method "OPTIONS" not allowed',
      ],
      of: 'preflight',
    },
    words: ({ server, method, path, status, configuration }) => ({
      title: sentence`No route answers OPTIONS`,
      story: sentence`${server} has no handler for ${code('OPTIONS')} at ${path} and answered ${status}. A preflight needs a 2xx status, so your ${method} was never sent.`,
      check: sentence`Look whether the CORS layer stands in front of the router, and whether it answers OPTIONS by itself.`,
      fix: sentence`Mount the CORS layer in front of the router, so that it answers OPTIONS with 204: ${configuration} does.`,
      avoid: sentence`A hand-written OPTIONS route alone is not enough: the actual answer needs the headers too.`,
      link: mdnStatus(405),
    }),
  },
  'options-answered-by-default-handler': {
    rank: 6,
    recognise: defaultHandler,
    words: ({ server, method, status, signed, configuration }) => ({
      title: sentence`The framework answered OPTIONS by itself, without CORS`,
      story: sentence`${server} answered the preflight with ${status} and no CORS header${signed}, as a router's own OPTIONS handler does. A CORS layer behind it has no turn then, and your ${method} was never sent.`,
      check: sentence`Look whether the CORS layer stands before the routes, and whether OPTIONS reaches it.`,
      fix: sentence`Mount a CORS layer before the routes: ${configuration} answers OPTIONS first.`,
      avoid: sentence`Do not rely on ${code('Allow')}: browsers read the ${code('Access-Control-Allow-*')} headers only.`,
      link: PREFLIGHT_GUIDE,
    }),
  },
  'cors-mounted-too-late': {
    rank: 7,
    recognise: mountedTooLate,
    words: ({ server, path }) => ({
      title: sentence`CORS is configured, but something answers before it`,
      story: sentence`Other answers of ${server} have ${ALLOW_ORIGIN}, the one for ${path} has not. A route, a static file handler or a middleware that stands before the CORS layer answers so.`,
      check: sentence`Compare the order in which the server mounts its layers: CORS has to come first.`,
      fix: sentence`Move the CORS layer to the front, so that every answer of ${server} goes through it.`,
      avoid: sentence`Do not add the header in this one handler: answers that go through both would then carry it twice.`,
      link: CORS_GUIDE,
    }),
  },
  'cors-on-route-group-only': {
    rank: 44,
    recognise: onRouteGroupOnly,
    words: ({ server, path, status, configuration }) => ({
      title: sentence`CORS is bound to some routes, and this is none of them`,
      story: sentence`${server} sends ${ALLOW_ORIGIN} with other answers, but ${path} got ${status} without it. A layer that is bound to a group, a path or a method runs only where that matches: often nothing matches OPTIONS.`,
      check: sentence`Look whether the CORS layer is registered for the whole server or for a group of routes.`,
      fix: sentence`Register the CORS layer for the whole server, as ${configuration} does.`,
      avoid: sentence`Do not add an OPTIONS route for every path by hand: the next path is forgotten.`,
      link: PREFLIGHT_GUIDE,
    }),
  },
  'preflight-right-response-bare': {
    rank: 20,
    recognise: rightPreflightBareResponse,
    words: ({ server, method, configuration }) => ({
      title: sentence`The preflight is right, the actual answer has no header`,
      story: sentence`${server} allowed your ${method} in the preflight. Its answer to the ${method} itself came without ${ALLOW_ORIGIN}, and that one needs it too.`,
      check: sentence`Look whether OPTIONS is answered in another place (a proxy, a gateway, a route) than the actual request.`,
      fix: sentence`Add ${ALLOW_ORIGIN} to the answer to ${method} as well: ${configuration} covers both.`,
      avoid: sentence`Do not look at the preflight any longer: it is right.`,
      link: mdnHeader('Access-Control-Allow-Origin'),
    }),
  },
  'preflight-unexpected': {
    rank: 90,
    recognise: unexpected,
    words: ({ server, method, sign, configuration }) => ({
      title: sentence`A header alone makes the preflight necessary`,
      story: sentence`Your ${method} would need no permission before it is sent, were it not for ${sign}. ${server} would then not be asked with OPTIONS at all.`,
      check: sentence`Look whether the page needs that header, and where its code or a library sets it.`,
      fix: sentence`Leave the header out if the page does not need it, else let ${server} answer OPTIONS: ${configuration} does.`,
      avoid: sentence`Do not send JSON under another content type: servers refuse it, or read it unprotected.`,
      link: standard('cors-safelisted-request-header'),
    }),
  },
  'preflight-refused-as-invalid': {
    rank: 15,
    recognise: validated,
    words: ({ server, status, configuration }) => ({
      title: sentence`Validation refused the preflight`,
      story: sentence`${server} answered OPTIONS with ${status}, as validation does that misses a required header, such as a tenant, a version or a key. A preflight only names headers and carries none of the page's own.`,
      check: sentence`Send the OPTIONS request with cURL and read the body: it says what is missing.`,
      fix: sentence`Let the CORS layer answer OPTIONS before the request is validated: ${configuration} stands first.`,
      avoid: sentence`Do not make the header optional for every request: OPTIONS alone has to pass without it.`,
      link: standard('cors-preflight-fetch-0'),
    }),
  },
} satisfies Causes;
