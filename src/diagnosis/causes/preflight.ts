import { getHeader } from '../../cors/header-list.ts';
import { parseUrl } from '../../cors/origin.ts';
import { tokenListOrEmpty } from '../../cors/token-list.ts';
import type { Hop } from '../../exchange/exchange.ts';
import { blockedCause, type CauseFamily, certain, likely, possible, type Recogniser } from './cause.ts';
import {
  anyGrantSeen,
  answered,
  answerLine,
  bareSuccessElsewhere,
  type CauseInput,
  grantElsewhere,
  grantedAtSameUrl,
  grantToOtherOrigin,
  hasAnswered,
  headerLine,
  isFlask,
  isNginx,
  isPreflight,
  isRefusedPreflight,
  isSuccess,
  isUnknownToExpress,
  lacksAllowOrigin,
  isNamedElsewhere,
  originSent,
  passedPreflight,
  redirectBefore,
  requestedHeaders,
  requestLine,
  saysNothingOfCors,
  serverName,
  statusLine,
  variesByOrigin,
} from '../signs.ts';

const NOT_ROUTED: ReadonlySet<number> = new Set([404, 405, 501]);

/** An OPTIONS that no route of the server took. */
const isNotRouted = (input: CauseInput): boolean =>
  NOT_ROUTED.has(input.hop.status) && isRefusedPreflight(input);

/** Where not even a success has a header, OPTIONS is not the story. */
const isWithoutCors = (input: CauseInput): boolean => bareSuccessElsewhere(input) && !anyGrantSeen(input);

const notRouted: Recogniser = (input) => {
  if (!isNotRouted(input)) return null;
  const lines = hasAnswered(input, 'allow')
    ? [statusLine(input), headerLine(input, 'allow')]
    : [statusLine(input)];
  return isUnknownToExpress(input) || isWithoutCors(input) ? possible(...lines) : likely(...lines);
};

/** A success without a word about CORS, which no layer looked at. */
const isBareSuccess = (input: CauseInput): boolean =>
  isSuccess(input) && lacksAllowOrigin(input) && saysNothingOfCors(input) && !variesByOrigin(input);

/**
 * The layer answers other requests of this server: no OPTIONS reaches it, or it covers other paths. Flask-CORS is given the paths that it
 * covers, and cannot come too late.
 */
const onRouteGroupOnly: Recogniser = (input) => {
  const granted = grantElsewhere(input);
  if (granted === null) return null;
  const lines = [statusLine(input), answerLine(granted)];
  if (isNotRouted(input)) return granted.kind === 'preflight' ? null : likely(...lines);
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
  return isPreflight(input) && grantedAtSameUrl(input) ? possible(...lines) : likely(...lines);
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

/** Nothing on this server speaks of CORS: one bare success makes it likely. An error may have a reason of its own. */
const noCors: Recogniser = (input) => {
  const silent = lacksAllowOrigin(input) && saysNothingOfCors(input) && !variesByOrigin(input);
  if (!silent || anyGrantSeen(input) || passedPreflight(input) !== null) return null;
  const bareSuccess = isPreflight(input)
    ? bareSuccessElsewhere(input) && (isSuccess(input) || isNotRouted(input))
    : isSuccess(input);
  const known = bareSuccess && redirectBefore(input) === null;
  return known ? likely(statusLine(input)) : possible(statusLine(input));
};

/** Statuses with which CORS layers refuse an origin. */
const REFUSING: ReadonlySet<number> = new Set([200, 204, 400, 403]);

/** Most libraries leave the header out for an origin that they do not know, and still say that they looked at it. */
const notInAllowList: Recogniser = (input) => {
  if (!lacksAllowOrigin(input)) return null;
  const refuses = isSuccess(input) || (REFUSING.has(input.hop.status) && isPreflight(input));
  const other = refuses && redirectBefore(input) === null ? grantToOtherOrigin(input) : null;
  if (other !== null)
    return likely(`Access-Control-Allow-Origin: ${other.allowOrigin ?? ''}`.slice(0, 200), answerLine(other));
  const looked = variesByOrigin(input) ? headerLine(input, 'vary') : corsLeftover(input);
  if (looked === null) return silentRefusal(input);
  return refuses && !isNamedElsewhere(input) ? likely(looked) : possible(looked);
};

/**
 * Refusals without a word: ASP.NET Core answers the preflight of an unknown origin with a bare 204, gin-contrib/cors and Tomcat's CorsFilter
 * answer everything with an empty 403, Flask-CORS adds nothing to what there is.
 */
function silentRefusal(input: CauseInput): ReturnType<Recogniser> {
  const { status } = input.hop;
  if (status === 403 && isPreflight(input)) return possible(statusLine(input));
  if (status === 403 && answered(input, 'content-length') === '0')
    return likely(statusLine(input), headerLine(input, 'content-length'));
  if (!isSuccess(input) || !saysNothingOfCors(input) || passedPreflight(input) !== null) return null;
  const bare = isPreflight(input) && status === 204 && !hasAnswered(input, 'allow');
  return bare && serverName(input) === 'kestrel'
    ? likely(statusLine(input), headerLine(input, 'server'))
    : possible(statusLine(input));
}

/** What a library still sends when it refuses the origin. */
function corsLeftover(input: CauseInput): string | null {
  const names = [
    'access-control-allow-credentials',
    'access-control-allow-methods',
    'access-control-allow-headers',
    'access-control-max-age',
  ];
  const name = names.find((each) => hasAnswered(input, each));
  return name === undefined ? null : headerLine(input, name);
}

/** Length of `Invalid CORS request`, the body of Spring's DefaultCorsProcessor, which a log does not hold. */
const SPRING_BODY = '20';

const spring: Recogniser = (input) => {
  if (input.hop.status !== 403 || !lacksAllowOrigin(input)) return null;
  const { lowerCased } = tokenListOrEmpty(input.hop.responseHeaders, 'vary');
  const threefold = ['origin', 'access-control-request-method', 'access-control-request-headers'].every(
    (name) => lowerCased.has(name),
  );
  if (!threefold) return null;
  const lines = [statusLine(input), headerLine(input, 'vary')];
  // An actual request may have passed Spring's CORS layer without a rule, and been refused by something else.
  return isPreflight(input) && answered(input, 'content-length') === SPRING_BODY
    ? certain(...lines, headerLine(input, 'content-length'))
    : likely(...lines);
};

/** Lengths of `Disallowed CORS origin`, `… method`, `… headers` and their combinations. */
const STARLETTE_BODIES: ReadonlySet<string> = new Set(['22', '23', '30', '31', '39']);

/** Starlette lists the methods that it allows even when it refuses the origin, with 400 and plain text. */
const starlette: Recogniser = (input) => {
  const { hop } = input;
  if (!isPreflight(input) || hop.status !== 400 || !hasAnswered(input, 'access-control-allow-methods'))
    return null;
  const plain = answered(input, 'content-type').startsWith('text/plain');
  const lines = [statusLine(input), headerLine(input, 'access-control-allow-methods')];
  return plain && STARLETTE_BODIES.has(answered(input, 'content-length'))
    ? certain(...lines, headerLine(input, 'content-length'))
    : likely(...lines);
};

/** Servers of Rack: Rails, Sinatra and so on. */
const RACK = /webrick|puma|unicorn|thin|passenger/;

/** rack-cors answers a preflight that it refuses with 200 and nothing else. */
const isRackRefusal = (input: CauseInput): boolean =>
  isPreflight(input) &&
  isBareSuccess(input) &&
  input.hop.status === 200 &&
  RACK.test(serverName(input)) &&
  !hasAnswered(input, 'allow') &&
  !hasAnswered(input, 'content-type');

/** Lengths of hapi's `CORS error: Origin not allowed` and `CORS error: Some headers are not allowed`, as JSON. */
const HAPI_BODIES: ReadonlySet<string> = new Set(['44', '54']);

/** hapi refuses a preflight with 200 and the reason as data. */
const isHapiRefusal = (input: CauseInput): boolean =>
  isPreflight(input) &&
  isBareSuccess(input) &&
  answered(input, 'cache-control') === 'no-cache' &&
  answered(input, 'content-type').startsWith('application/json') &&
  HAPI_BODIES.has(answered(input, 'content-length'));

/** rack-cors says in a header of its own why it gave no permission, where it was told to. */
const knownDenial: Recogniser = (input) => {
  if (isRackRefusal(input)) return likely(statusLine(input), headerLine(input, 'server'));
  if (isHapiRefusal(input)) return likely(statusLine(input), headerLine(input, 'content-length'));
  const missed = answered(input, 'x-rack-cors').includes('miss');
  return missed && lacksAllowOrigin(input) ? certain(headerLine(input, 'x-rack-cors')) : null;
};

/** A pattern that knows one of two origins that belong together. */
const patternMistake: Recogniser = (input) => {
  const other = lacksAllowOrigin(input) ? grantToOtherOrigin(input) : null;
  const [known, page] = [parseUrl(other?.origin ?? ''), parseUrl(originSent(input))];
  if (known === null || page === null) return null;
  const related =
    known.hostname === page.hostname ||
    known.hostname.endsWith(`.${page.hostname}`) ||
    page.hostname.endsWith(`.${known.hostname}`);
  return related
    ? possible(requestLine('Origin', page.origin), requestLine('Access-Control-Allow-Origin', known.origin))
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

/** Who answers OPTIONS, and whether a CORS layer is there. */
export const preflightCauses = {
  'options-not-routed': blockedCause(14, notRouted),
  'options-answered-by-default-handler': blockedCause(6, defaultHandler),
  'cors-mounted-too-late': blockedCause(7, mountedTooLate),
  'cors-on-route-group-only': blockedCause(44, onRouteGroupOnly),
  'preflight-right-response-bare': blockedCause(20, rightPreflightBareResponse),
  'no-cors-configured': blockedCause(18, noCors),
  'origin-not-in-allow-list': blockedCause(16, notInAllowList),
  'spring-invalid-cors-request': blockedCause(4, spring),
  'starlette-disallowed-cors': blockedCause(4, starlette),
  'known-denial-body': blockedCause(4, knownDenial),
  'preflight-unexpected': blockedCause(90, unexpected),
  'allow-list-pattern-mistake': blockedCause(50, patternMistake),
} satisfies CauseFamily;
