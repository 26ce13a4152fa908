import { grantElsewhere } from '../diagnosis/log/contrasts.ts';
import {
  answered,
  bareAnswer,
  type CauseInput,
  firstLine,
  headerLine,
  isGatewayStatus,
  isNginx,
  isPreflight,
  isRefusedPreflight,
  lacksAllowOrigin,
  only,
  serverName,
  statusLine,
} from '../diagnosis/signs.ts';
import { code, sentence } from '../explain/compose.ts';
import { type Causes, certain, likely, possible, type Recogniser } from './cause.ts';
import { mdnStatus } from './links.ts';
import { byCorsLayer } from './recognisers.ts';

/** An error without permission; or of a preflight, which its permission does not save. */
const isStoppedByStatus = (input: CauseInput): boolean =>
  lacksAllowOrigin(input) || isRefusedPreflight(input);

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

/** Errors and limits that were made without CORS headers: the status is the story. */
export const serverErrorsCauses = {
  'server-error-without-headers': {
    precision: 'status',
    rank: 1,
    recognise: serverError,
    words: ({ server, status, signed, asked }) => ({
      title: sentence`The server failed with an error, and its error page has no CORS headers`,
      story: status.text.startsWith('2')
        ? sentence`${server} answered ${asked} with ${status} and another type than its other answers have${signed}. PHP does so when a fatal error ends the script and ${code('display_errors')} is on.`
        : sentence`${server} answered ${asked} with ${status}. Error answers often leave the CORS headers out, so the console speaks of CORS where the error is the story.`,
      check: sentence`Read the log of the server at the time of the request.`,
      fix: sentence`Correct the error that the log shows; then let error answers go through the CORS layer too, so that the page can read them.`,
      avoid: sentence`Do not change the CORS policy first: the error stays.`,
      link: mdnStatus(500),
    }),
  },
  'upstream-down': {
    precision: 'status',
    rank: 12,
    recognise: upstreamDown,
    words: ({ server, status, signed, asked }) => ({
      title: sentence`A proxy answered, because the server behind it did not`,
      story: sentence`${server} answered ${asked} with ${status}${signed}. That is what a proxy says when the application behind it is down or too slow, and its error page has no CORS headers.`,
      check: sentence`Look whether the application runs, and what the proxy's log says about its upstream.`,
      fix: sentence`Start the application behind the proxy, or correct the address that the proxy sends requests to.`,
      avoid: sentence`Do not change the CORS policy first: the application has to answer.`,
      link: mdnStatus(502),
    }),
  },
  'body-too-large': {
    precision: 'status',
    rank: 39,
    recognise: bodyTooLarge,
    words: ({ server, asked }) => ({
      title: sentence`The body of the request is too large`,
      story: sentence`${server} answered ${asked} with 413. A proxy or a body parser refuses such a body without CORS headers.`,
      check: sentence`Send a small body: if that passes, raise the limit where 413 is made.`,
      fix: sentence`Raise the limit where 413 is made (${code('client_max_body_size')} in nginx, the body parser in an application), or send less.`,
      avoid: sentence`Do not change the CORS policy first: the body would be refused all the same.`,
      link: mdnStatus(413),
    }),
  },
  'rate-limited': {
    precision: 'status',
    rank: 11,
    recognise: rateLimited,
    words: ({ server, asked }) => ({
      title: sentence`Too many requests were sent`,
      story: sentence`${server} answered ${asked} with 429. The limiter's answer has no CORS headers, so the console speaks of CORS where the limit is the story.`,
      check: sentence`Wait and send one request: if it passes, the limit is the reason.`,
      fix: sentence`Send fewer requests, and put the CORS layer before the limiter, so that the page can read ${code('Retry-After')}.`,
      avoid: sentence`Do not retry at once and without end: that keeps the limit shut.`,
      link: mdnStatus(429),
    }),
  },
} satisfies Causes;
