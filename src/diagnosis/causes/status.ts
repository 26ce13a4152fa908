import { blockedCause, type CauseFamily, certain, likely, possible, type Recogniser } from './cause.ts';
import {
  answered,
  type CauseInput,
  corsLayerSeen,
  firstLine,
  grantElsewhere,
  hasAnswered,
  headerLine,
  isNginx,
  isPreflight,
  isRefusedPreflight,
  isSuccess,
  isUnknownToExpress,
  lacksAllowOrigin,
  otherPreflightGranted,
  redirectBefore,
  answerLine,
  serverName,
  shown,
  statusLine,
} from '../signs.ts';

/** An answer of the actual request with one of these statuses and no permission. */
const bareAnswer = (input: CauseInput, statuses: ReadonlySet<number>): boolean =>
  !isPreflight(input) && statuses.has(input.hop.status) && lacksAllowOrigin(input);

/**
 * `certain` only where the log shows that this server lets the page in otherwise, so that the status is the story; not behind nginx, which
 * may have left the header out of an error that the application sent with it.
 */
const byCorsLayer = (input: CauseInput): ReturnType<Recogniser> => {
  const seen = corsLayerSeen(input);
  if (seen === null) return likely(statusLine(input));
  return isNginx(input) ? likely(statusLine(input), seen) : certain(statusLine(input), seen);
};

/** An error without permission; or of a preflight, which its permission does not save. */
const isStoppedByStatus = (input: CauseInput): boolean =>
  lacksAllowOrigin(input) || isRefusedPreflight(input);

/** 5xx that gateways send when what is behind them does not answer. Cloudflare's own are 520–530. */
const isGatewayStatus = (status: number): boolean =>
  (status >= 502 && status <= 504) || (status >= 520 && status <= 530);

/** PHP answers 200 when a fatal error ends a script with `display_errors` on: an HTML page where others gave data. */
const isPhpFatal = (input: CauseInput): boolean =>
  input.hop.status === 200 &&
  !isPreflight(input) &&
  answered(input, 'x-powered-by').startsWith('PHP/') &&
  answered(input, 'content-type').startsWith('text/html') &&
  grantElsewhere(input) !== null;

const serverError: Recogniser = (input) => {
  if (isPhpFatal(input) && lacksAllowOrigin(input))
    return likely(statusLine(input), headerLine(input, 'content-type'));
  const { status } = input.hop;
  if (status < 500 || isGatewayStatus(status) || status === 501 || !isStoppedByStatus(input)) return null;
  return byCorsLayer(input);
};

const PROXIES = [
  'nginx',
  'openresty',
  'cloudflare',
  'awselb',
  'cloudfront',
  'envoy',
  'caddy',
  'google',
  'vercel',
  'haproxy',
  'kong',
];

const upstreamDown: Recogniser = (input) => {
  const { status } = input.hop;
  if (!isGatewayStatus(status) || !isStoppedByStatus(input)) return null;
  if (isNginxBusy(input)) return possible(statusLine(input));
  const name = serverName(input);
  const proxied = PROXIES.some((proxy) => name.includes(proxy));
  // An application, too, answers 503 when it is being maintained.
  return proxied && status !== 503
    ? certain(statusLine(input), headerLine(input, 'server'))
    : likely(statusLine(input));
};

/** nginx's own 503 comes from limit_req or limit_conn: an application that is down is its 502, and what one answers has another text. */
const isNginxBusy = (input: CauseInput): boolean =>
  isNginx(input) && input.hop.status === 503 && input.hop.statusText === 'Service Temporarily Unavailable';

const only = (...statuses: readonly number[]): ReadonlySet<number> => new Set(statuses);

const bodyTooLarge: Recogniser = (input) =>
  bareAnswer(input, only(413)) ? certain(statusLine(input)) : null;

const RATE_HEADERS = [
  'retry-after',
  'x-ratelimit-remaining',
  'ratelimit-remaining',
  'x-ratelimit-limit',
  'ratelimit',
];

const rateLimited: Recogniser = (input) => {
  if (!isStoppedByStatus(input)) return null;
  if (isNginxBusy(input)) return likely(`${statusLine(input)} ${input.hop.statusText}`);
  if (input.hop.status !== 429) return null;
  const line = firstLine(input, RATE_HEADERS);
  return certain(statusLine(input), ...(line === null ? [] : [line]));
};

/** Refusals that have a cause of their own; 419, 440 and 498 are what frameworks call an expired session or token. */
const TOLD_ELSEWHERE = only(401, 403, 404, 405, 407, 410, 413, 419, 429, 440, 498);

const badRequest: Recogniser = (input) => {
  const { status } = input.hop;
  const refused = status >= 400 && status < 500 && !TOLD_ELSEWHERE.has(status);
  return refused && !isPreflight(input) && lacksAllowOrigin(input) ? likely(statusLine(input)) : null;
};

const wrongPath: Recogniser = (input) => {
  if (isPreflight(input) && isUnknownToExpress(input) && lacksAllowOrigin(input))
    return likely(statusLine(input), headerLine(input, 'x-powered-by'));
  if (isPreflight(input) && input.hop.status === 404 && lacksAllowOrigin(input))
    return possible(statusLine(input));
  return bareAnswer(input, only(404, 405, 410)) ? likely(statusLine(input)) : null;
};

const unauthorised: Recogniser = (input) => {
  if (!bareAnswer(input, only(401, 403, 407, 419, 440, 498))) return null;
  return input.hop.status === 401 ? byCorsLayer(input) : likely(statusLine(input));
};

const htmlInstead: Recogniser = (input) => {
  const html = answered(input, 'content-type').startsWith('text/html');
  if (!html || isPreflight(input) || !isSuccess(input) || !lacksAllowOrigin(input)) return null;
  const script = input.exchange.initiator === 'fetch' || input.exchange.initiator === 'xhr';
  if (!script) return null;
  const line = headerLine(input, 'content-type');
  // PHP calls everything a page, and where a page was asked for one may be had.
  const isPage =
    redirectBefore(input) !== null ||
    answered(input, 'x-powered-by').startsWith('PHP/') ||
    /\/$|\.(?:html?|php|aspx?)$/.test(input.url.pathname.slice(-20));
  return isPage ? possible(line) : likely(line);
};

const graphqlPrevention: Recogniser = (input) => {
  const graphql = input.url.pathname.toLowerCase().includes('graphql');
  return graphql && bareAnswer(input, only(400)) && input.diagnosis.preflightReasons.length === 0
    ? likely(statusLine(input))
    : null;
};

/** The browser judges the headers that it stored, not those of the 304. */
const notModified: Recogniser = (input) =>
  input.hop.status === 304 && !isPreflight(input) ? likely(statusLine(input)) : null;

const ODD_PATH = /^\/\/|\/https?:|\/undefined(?:\/|$)|\/null(?:\/|$)|\/localhost:|\/%7B|\/\$/i;

/** Addresses put together from a variable that was empty, or from an address that had no scheme. */
const mistyped: Recogniser = (input) => {
  const path = input.url.pathname.slice(0, 1_000);
  const notThere = [400, 404, 405].includes(input.hop.status) || input.hop.kind === 'redirect';
  return notThere && lacksAllowOrigin(input) && ODD_PATH.test(path) ? likely(shown(path)) : null;
};

/** 401 is authentication; 403 alone may be a CORS layer that refuses, unless the log shows that this server's layer does not. */
const preflightUnauthorised: Recogniser = (input) => {
  const { status } = input.hop;
  if (!isRefusedPreflight(input)) return null;
  if (status === 401 || status === 407) return preflightChallenge(input);
  if (status !== 403) return null;
  if (hasAnswered(input, 'www-authenticate'))
    return certain(statusLine(input), headerLine(input, 'www-authenticate'));
  // An origin that was let in was not refused by the CORS layer.
  if (hasAnswered(input, 'access-control-allow-origin'))
    return likely(statusLine(input), headerLine(input, 'access-control-allow-origin'));
  const granted = otherPreflightGranted(input);
  return granted === null ? possible(statusLine(input)) : likely(statusLine(input), answerLine(granted));
};

const isNegotiated = (input: CauseInput): boolean =>
  /^(?:negotiate|ntlm|kerberos)/i.test(answered(input, 'www-authenticate'));

function preflightChallenge(input: CauseInput): ReturnType<Recogniser> {
  if (isNegotiated(input)) return likely(statusLine(input));
  const challenge = firstLine(input, ['www-authenticate', 'proxy-authenticate']);
  return certain(statusLine(input), ...(challenge === null ? [] : [challenge]));
}

const integrated: Recogniser = (input) =>
  isPreflight(input) && input.hop.status === 401 && lacksAllowOrigin(input) && isNegotiated(input)
    ? certain(statusLine(input), headerLine(input, 'www-authenticate'))
    : null;

/** The status is the story, not the policy: errors and refusals that were made without CORS headers. */
export const statusCauses = {
  'options-blocked-by-authentication': blockedCause(4, preflightUnauthorised),
  'integrated-authentication': blockedCause(4, integrated),
  'unauthorised-without-headers': blockedCause(26, unauthorised),
  'server-error-without-headers': blockedCause(1, serverError),
  'upstream-down': blockedCause(12, upstreamDown),
  'body-too-large': blockedCause(39, bodyTooLarge),
  'rate-limited': blockedCause(11, rateLimited),
  'wrong-path-without-headers': blockedCause(27, wrongPath),
  'bad-request-without-headers': blockedCause(28, badRequest),
  'html-instead-of-api': blockedCause(5, htmlInstead),
  'graphql-csrf-prevention': blockedCause(20, graphqlPrevention),
  'not-modified-headers': blockedCause(50, notModified),
  'url-mistyped': blockedCause(10, mistyped),
} satisfies CauseFamily;
