import { OPAQUE_ORIGIN, parseUrl } from '../cors/origin.ts';
import { tokenListOrEmpty } from '../cors/token-list.ts';
import {
  anyGrantSeen,
  bareSuccessElsewhere,
  grantToOtherOrigin,
  isNamedElsewhere,
  passedPreflight,
  sameErrorForPage,
} from '../diagnosis/log/contrasts.ts';
import {
  answered,
  answerLine,
  asksAsNull,
  type CauseInput,
  hasAnswered,
  headerLine,
  isBareSuccess,
  isGatewayStatus,
  isMismatch,
  isNotRouted,
  isPreflight,
  isSuccess,
  lacksAllowOrigin,
  originSent,
  redirectBefore,
  requestLine,
  saysNothingOfCors,
  serverName,
  statusLine,
  variesByOrigin,
} from '../diagnosis/signs.ts';
import { code, sentence } from '../explain/compose.ts';
import { byContrast, byOwnSign, type Causes, certain, likely, possible, type Recogniser } from './cause.ts';
import { CORS_GUIDE, mdnHeader, mdnStatus } from './links.ts';
import { ALLOW_ORIGIN } from './terms.ts';

/** Nothing on this server speaks of CORS: one bare success makes it likely. An error may have a reason of its own. */
const noCors: Recogniser = (input) => {
  const silent = lacksAllowOrigin(input) && saysNothingOfCors(input) && !variesByOrigin(input);
  if (!silent || anyGrantSeen(input) || passedPreflight(input) !== null) return null;
  const bareSuccess = isPreflight(input)
    ? bareSuccessElsewhere(input) && (isSuccess(input) || isNotRouted(input))
    : isSuccess(input);
  const known = bareSuccess && redirectBefore(input) === null && !asksAsNull(input);
  return known ? likely(statusLine(input)) : possible(statusLine(input));
};

/** Statuses with which CORS layers refuse an origin. A gateway that reaches nothing says something else with its own. */
const REFUSING: ReadonlySet<number> = new Set([200, 204, 400, 403]);

/** Most libraries leave the header out for an origin that they do not know, and still say that they looked at it. */
const notInAllowList: Recogniser = (input) => {
  if (asksAsNull(input)) return null;
  if (isMismatch(input) && answered(input, 'access-control-allow-origin') === OPAQUE_ORIGIN)
    return byOwnSign(likely(headerLine(input, 'access-control-allow-origin')));
  if (!lacksAllowOrigin(input)) return null;
  const refuses = isSuccess(input) || (REFUSING.has(input.hop.status) && isPreflight(input));
  const other = refuses && redirectBefore(input) === null ? grantToOtherOrigin(input) : null;
  if (other !== null)
    return likely(`Access-Control-Allow-Origin: ${other.allowOrigin ?? ''}`.slice(0, 200), answerLine(other));
  const alike = refusedAlike(input);
  if (alike !== null) return alike;
  const looked = variesByOrigin(input) ? headerLine(input, 'vary') : corsLeftover(input);
  if (looked === null) return silentRefusal(input);
  return refuses && !isNamedElsewhere(input) ? likely(looked) : possible(looked);
};

/**
 * One error for the preflight and for the request itself, whatever their method: a layer that lets the origin in would have answered OPTIONS.
 * A callback of the package cors or of @fastify/cors that is given an error makes every answer a 500; gin-contrib/cors sends an empty 403.
 */
function refusedAlike(input: CauseInput): ReturnType<Recogniser> {
  const { status } = input.hop;
  const isRefusal = status === 403 || (status >= 500 && !isGatewayStatus(status));
  const alike = isRefusal && !isNamedElsewhere(input) ? sameErrorForPage(input) : null;
  return alike === null ? null : byContrast(likely(statusLine(input), answerLine(alike)));
}

/**
 * Refusals without a word: ASP.NET Core answers the preflight of an unknown origin with a bare 204, gin-contrib/cors and Tomcat's CorsFilter
 * answer everything with an empty 403, Flask-CORS adds nothing to what there is.
 */
function silentRefusal(input: CauseInput): ReturnType<Recogniser> {
  const { status } = input.hop;
  if (isPreflight(input) && (status === 403 || status === 500)) return possible(statusLine(input));
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

/** Spring writes its body without any of these. */
const SAYS_WHO = ['server', 'x-powered-by', 'content-type'];

const spring: Recogniser = (input) => {
  if (input.hop.status !== 403 || !lacksAllowOrigin(input)) return null;
  const long = answered(input, 'content-length') === SPRING_BODY;
  const { lowerCased } = tokenListOrEmpty(input.hop.responseHeaders, 'vary');
  const threefold = ['origin', 'access-control-request-method', 'access-control-request-headers'].every(
    (name) => lowerCased.has(name),
  );
  // Spring 4 sends no Vary.
  if (!threefold)
    return long && SAYS_WHO.every((name) => !hasAnswered(input, name))
      ? byOwnSign(likely(statusLine(input), headerLine(input, 'content-length')))
      : null;
  const lines = [statusLine(input), headerLine(input, 'vary')];
  // An actual request may have passed Spring's CORS layer without a rule, and been refused by something else.
  return byOwnSign(
    isPreflight(input) && long ? certain(...lines, headerLine(input, 'content-length')) : likely(...lines),
  );
};

/** Lengths of `Disallowed CORS origin`, `… method`, `… headers` and their combinations, in Starlette and Litestar. */
const DISALLOWED_BODIES: ReadonlySet<string> = new Set(['22', '23', '30', '31', '39']);

/** Starlette lists the methods that it allows even when it refuses the origin, with 400 and plain text. */
const starlette: Recogniser = (input) => {
  const { hop } = input;
  if (!isPreflight(input) || hop.status !== 400 || !hasAnswered(input, 'access-control-allow-methods'))
    return null;
  const plain = answered(input, 'content-type').startsWith('text/plain');
  const lines = [statusLine(input), headerLine(input, 'access-control-allow-methods')];
  return byOwnSign(
    plain && DISALLOWED_BODIES.has(answered(input, 'content-length'))
      ? certain(...lines, headerLine(input, 'content-length'))
      : likely(...lines),
  );
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

/** Litestar refuses with 400 and the same words as Starlette, and without any list. */
const isLitestarRefusal = (input: CauseInput): boolean =>
  isPreflight(input) &&
  input.hop.status === 400 &&
  saysNothingOfCors(input) &&
  answered(input, 'content-type') === 'text/plain; charset=utf-8' &&
  DISALLOWED_BODIES.has(answered(input, 'content-length'));

/** Lengths of actix-cors's `Origin is not allowed …`, `Requested method …` and `One or more request headers …`, which have no type. */
const ACTIX_BODIES: ReadonlySet<string> = new Set(['42', '31', '43']);

/** actix-cors refuses with 400 and the reason as its body. */
const isActixRefusal = (input: CauseInput): boolean =>
  isPreflight(input) &&
  input.hop.status === 400 &&
  saysNothingOfCors(input) &&
  !hasAnswered(input, 'content-type') &&
  ACTIX_BODIES.has(answered(input, 'content-length'));

/** Their bodies say why they refused, and their lengths tell whose they are. */
const isRefusalWithReason = (input: CauseInput): boolean =>
  isHapiRefusal(input) || isLitestarRefusal(input) || isActixRefusal(input);

/** rack-cors says in a header of its own why it gave no permission, where it was told to. */
const knownDenial: Recogniser = (input) => {
  if (isRackRefusal(input)) return byOwnSign(likely(statusLine(input), headerLine(input, 'server')));
  if (isRefusalWithReason(input))
    return byOwnSign(likely(statusLine(input), headerLine(input, 'content-length')));
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

/** CORS layers that looked at the origin and gave no permission, or are not there at all. */
export const allowListCauses = {
  'no-cors-configured': {
    rank: 18,
    recognise: noCors,
    words: ({ server, page, configuration }) => ({
      title: sentence`The server has no CORS configuration`,
      story: sentence`No answer of ${server} in this log says anything about CORS. Without a configuration a server gives no permission, so ${page} may not read it.`,
      check: sentence`Search the server's code and its proxy for ${code('cors')} and ${ALLOW_ORIGIN}.`,
      fix: sentence`Configure CORS on ${server}: ${configuration} grants what this page needs and no more.`,
      avoid: sentence`Do not allow every origin to get going: what is open is seldom closed later.`,
      link: CORS_GUIDE,
    }),
  },
  'origin-not-in-allow-list': {
    rank: 16,
    recognise: notInAllowList,
    says: {
      refusals: ['Not allowed by CORS'],
      of: 'both',
    },
    words: ({ server, page, status, signed, configuration, asked }) => ({
      title: sentence`The page's origin is not on the server's list`,
      story: sentence`${server} answered ${asked} with ${status} and gave ${page} no permission${signed}. Most CORS layers leave ${ALLOW_ORIGIN} out for an origin that is not on their list, and some answer with an error.`,
      check: sentence`Look for ${page} in the list of allowed origins: scheme, host and port have to be the same, without a slash at the end.`,
      fix: sentence`Add ${page} to the allowed origins, letter by letter: ${configuration} does.`,
      avoid: sentence`Do not answer with whatever origin asks: that lets every site in.`,
      link: mdnHeader('Access-Control-Allow-Origin'),
    }),
  },
  'known-denial-body': {
    rank: 4,
    recognise: knownDenial,
    says: {
      refusals: [
        'CORS error: … not allowed',
        'Origin is not allowed to make this request',
        'One or more request headers are not allowed',
      ],
      of: 'both',
    },
    words: ({ server, status, signed, configuration, asked }) => ({
      title: sentence`The CORS layer says why it refused`,
      story: sentence`${server} answered ${asked} with ${status}${signed}. Its CORS layer found no rule for this origin, path, method or header.`,
      check: sentence`Compare that reason with the rules in the CORS configuration.`,
      fix: sentence`Change the rule that the reason names: ${configuration} grants what this page needs.`,
      avoid: sentence`Do not switch the CORS layer off: without it no page of another origin gets in.`,
      link: CORS_GUIDE,
    }),
  },
  'allow-list-pattern-mistake': {
    rank: 50,
    recognise: patternMistake,
    words: ({ server, page }) => ({
      title: sentence`The pattern for allowed origins may miss this one`,
      story: sentence`${server} lets a related origin in, and not ${page}. A pattern without the port, the scheme or the name without a subdomain does this.`,
      check: sentence`Try the pattern of the configuration against ${page}.`,
      fix: sentence`Escape the dots of the pattern, anchor both ends, and let it cover ${page}, scheme and port too.`,
      avoid: sentence`Do not leave the dots of a pattern unescaped, or its end open: others can own such names.`,
      link: mdnHeader('Access-Control-Allow-Origin'),
    }),
  },
  'spring-invalid-cors-request': {
    rank: 4,
    recognise: spring,
    says: {
      refusals: ['Invalid CORS request'],
      of: 'both',
    },
    words: ({ server, page, status }) => ({
      title: sentence`Spring refused the request: "Invalid CORS request"`,
      story: sentence`${server} answered ${status} in the manner of Spring's CORS processor. The origin ${page}, the method or a header is missing in its ${code('CorsConfiguration')}.`,
      check: sentence`Read the body of the answer with cURL: it says ${code('Invalid CORS request')}.`,
      fix: sentence`Add ${page}, the method and the headers to the CORS configuration, and call ${code('http.cors(withDefaults())')} where Spring Security is used.`,
      avoid: sentence`Do not look at the authentication first: this 403 comes from CORS itself.`,
      link: mdnStatus(403),
    }),
  },
  'starlette-disallowed-cors': {
    rank: 4,
    recognise: starlette,
    says: {
      refusals: ['Disallowed CORS …'],
      of: 'preflight',
      // Litestar does, too.
      besideSigns: true,
    },
    words: ({ server, page, status, configuration }) => ({
      title: sentence`Starlette refused the preflight: "Disallowed CORS …"`,
      story: sentence`${server} answered ${status} in the manner of Starlette's ${code('CORSMiddleware')}. The origin ${page}, the method or a header is missing in its lists.`,
      check: sentence`Read the body of the preflight's answer with cURL: it names what is disallowed.`,
      fix: sentence`Add what the body names to ${code('allow_origins')}, ${code('allow_methods')} or ${code('allow_headers')}: ${configuration} has all three.`,
      avoid: sentence`Do not set ${code('allow_origins=["*"]')} with credentials: every site could then act as your users.`,
      link: mdnStatus(400),
    }),
  },
} satisfies Causes;
