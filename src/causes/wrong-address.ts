import { passedAtSamePath } from '../diagnosis/log/contrasts.ts';
import {
  answered,
  answerLine,
  bareAnswer,
  headerLine,
  isPreflight,
  isSuccess,
  isUnknownToExpress,
  lacksAllowOrigin,
  only,
  redirectBefore,
  shown,
  statusLine,
} from '../diagnosis/signs.ts';
import { code, sentence } from '../explain/compose.ts';
import { byContrast, byOwnSign, type Causes, likely, possible, type Recogniser } from './cause.ts';
import { CORS_GUIDE, mdnHeader, mdnStatus } from './links.ts';

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

/** Apollo Server and its kin refuse what needs no preflight, also where CORS lets it pass. */
const graphqlPrevention: Recogniser = (input) => {
  const graphql = input.url.pathname.toLowerCase().includes('graphql');
  const { hop, diagnosis } = input;
  if (!graphql || hop.status !== 400 || isPreflight(input) || diagnosis.preflightReasons.length > 0)
    return null;
  const passed = passedAtSamePath(input);
  return passed === null
    ? likely(statusLine(input))
    : byContrast(likely(statusLine(input), answerLine(passed)));
};

/** The browser judges the headers that it stored, not those of the 304. */
const notModified: Recogniser = (input) =>
  input.hop.status === 304 && !isPreflight(input) ? likely(statusLine(input)) : null;

const ODD_PATH =
  /^\/\/|\/https?:|\/undefined(?:\/|$)|\/null(?:\/|$)|\/localhost:|\/%7B|\/\$|\/NaN(?:\/|$)|\/\[object/i;

/** A first segment that is a host: three names or more, or a port, with more behind it. */
const HOST_AS_PATH = /^\/(?:(?:[\w-]+\.){2,}[a-z]{2,}|[\w.-]+\.[a-z]{2,}:\d+|localhost(?::\d+)?)\//i;

/** Addresses put together from a variable that was empty, or from an address that had no scheme. */
const mistyped: Recogniser = (input) => {
  const path = input.url.pathname.slice(0, 1_000);
  const notThere = [400, 404, 405].includes(input.hop.status) || input.hop.kind === 'redirect';
  const html = answered(input, 'content-type').startsWith('text/html');
  if (!notThere && !html) return null;
  if (isPreflight(input) && !lacksAllowOrigin(input)) return null;
  return ODD_PATH.test(path) || HOST_AS_PATH.test(path) ? byOwnSign(likely(shown(path))) : null;
};

const MISDIRECTED = only(421);

/** Addresses and bodies that are not what the server expects. */
export const wrongAddressCauses = {
  'wrong-path-without-headers': {
    precision: 'status',
    rank: 27,
    recognise: wrongPath,
    words: ({ server, path, status }) => ({
      title: sentence`The address does not exist, and the error page has no CORS headers`,
      story: sentence`${server} answered ${status} for ${path}. Its error page has no CORS headers, so the console speaks of CORS where the path or the method is the story.`,
      check: sentence`Compare the path, its prefix and its version with the routes of the server.`,
      fix: sentence`Correct the address in the page, or add the route; error pages that go through the CORS layer would have told you.`,
      avoid: sentence`Do not change the CORS policy first: correct the address.`,
      link: mdnStatus(404),
    }),
  },
  'bad-request-without-headers': {
    precision: 'status',
    rank: 28,
    recognise: badRequest,
    words: ({ server, status, asked }) => ({
      title: sentence`The request was refused as invalid, without CORS headers`,
      story: sentence`${server} answered ${asked} with ${status}. The refusal has no CORS headers, so the page cannot read the message that says why.`,
      check: sentence`Send the same body with cURL and read the answer.`,
      fix: sentence`Correct what the answer complains about, and let errors go through the CORS layer, so that the page can read them.`,
      avoid: sentence`Do not change the CORS policy first: the request stays invalid.`,
      link: mdnStatus(400),
    }),
  },
  'html-instead-of-api': {
    rank: 5,
    recognise: htmlInstead,
    words: ({ server, path, status, signed }) => ({
      title: sentence`An HTML page came where data was expected`,
      story: sentence`${server} answered ${path} with ${status}${signed}. A page of the front end, a login or a parking page answers there, not the API.`,
      check: sentence`Open the address in a tab of its own and look what it is.`,
      fix: sentence`Correct the base address of the API in the page, or the route on ${server}.`,
      avoid: sentence`Do not add CORS headers to that HTML page: the page expects data.`,
      link: mdnHeader('Content-Type'),
    }),
  },
  'graphql-csrf-prevention': {
    verdicts: ['blocked', 'allowed'],
    rank: 20,
    recognise: graphqlPrevention,
    says: {
      refusals: ['blocked as a potential Cross-Site Request Forgery'],
      of: 'response',
    },
    words: ({ server, path, configuration }) => ({
      title: sentence`The GraphQL server refuses requests that need no preflight`,
      story: sentence`${server} answered ${path} with 400. Servers with CSRF prevention accept ${code('Content-Type: application/json')} or a header of their own only.`,
      check: sentence`Send the request with ${code('Content-Type: application/json')} and look whether the 400 goes away.`,
      fix: sentence`Send ${code('Content-Type: application/json')}, and let ${server} answer the preflight that this needs: ${configuration} does.`,
      avoid: sentence`Do not switch the CSRF prevention off: it protects your users from other sites.`,
      link: mdnStatus(400),
    }),
  },
  'not-modified-headers': {
    rank: 50,
    recognise: notModified,
    words: ({ server }) => ({
      title: sentence`The browser judged a stored answer`,
      story: sentence`${server} answered 304, so that the browser took the headers that it had stored. Those were made for another origin, or without one.`,
      check: sentence`Tick "Disable cache" in the Network panel and reload.`,
      fix: sentence`Send the same CORS headers with 304 as with 200, and ${code('Vary: Origin')} with both.`,
      avoid: sentence`Do not rely on an empty cache: users have a full one.`,
      link: mdnStatus(304),
    }),
  },
  'url-mistyped': {
    verdicts: ['blocked', 'allowed', 'same-origin', 'opaque', 'failed'],
    rank: 10,
    recognise: mistyped,
    words: ({ server, path }) => ({
      title: sentence`The address was put together wrongly`,
      story: sentence`The page asked ${server} for ${path}. A base address without its scheme, an empty variable or a doubled slash makes such paths.`,
      check: sentence`Look at the variable from which the page's code builds its addresses.`,
      fix: sentence`Correct the base address in the page, so that the path begins where the API does.`,
      avoid: sentence`Do not add a route for the wrong path: the next page has the same variable.`,
      link: CORS_GUIDE,
    }),
  },
  'misdirected-request': {
    rank: 5,
    recognise: (input) => (bareAnswer(input, MISDIRECTED) ? byOwnSign(likely(statusLine(input))) : null),
    words: ({ server, host }) => ({
      title: sentence`The request reached the wrong server over a shared connection`,
      story: sentence`${server} answered 421. Browsers use one connection for several names with one certificate, and the server behind this one does not answer for ${host}.`,
      check: sentence`Repeat the request in a fresh private window, before anything else is asked there.`,
      fix: sentence`Give the names certificates or addresses of their own, or let the proxy in front answer for all names of the certificate.`,
      avoid: sentence`Do not change the CORS policy first: the application was not asked.`,
      link: mdnStatus(421),
    }),
  },
} satisfies Causes;
