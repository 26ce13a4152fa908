import { isSafelistedMethod } from '../cors/method.ts';
import { grantElsewhere, listedElsewhere } from '../diagnosis/log/contrasts.ts';
import { tokenListOrEmpty } from '../cors/token-list.ts';
import {
  answerLine,
  type CauseInput,
  corsLines,
  hasAnswered,
  headerLine,
  isPreflight,
  isSuccess,
  lacksAllowOrigin,
  requestedHeaders,
  requestLine,
  saysNothingOfCors,
  statusLine,
} from '../diagnosis/signs.ts';
import { code, sentence } from '../explain/compose.ts';
import { byContrast, type Causes, certain, likely, type Recogniser } from './cause.ts';
import { mdn, mdnHeader, PREFLIGHT_GUIDE, standard } from './links.ts';
import { verdictIs } from './recognisers.ts';

const statusNotOk: Recogniser = (input) => {
  const judged =
    input.corsError === 'PreflightInvalidStatus' || input.corsError === 'PreflightMissingAllowOriginHeader';
  return judged && !isSuccess(input) ? certain(statusLine(input)) : null;
};

const LISTS = { header: 'access-control-allow-headers', method: 'access-control-allow-methods' } as const;

function refusedList(input: CauseInput): string | null {
  if (input.corsError === 'HeaderDisallowedByPreflightResponse') return LISTS.header;
  return input.corsError === 'MethodDisallowedByPreflightResponse' ? LISTS.method : null;
}

/** With credentials the wildcard of a list is an ordinary name. https://fetch.spec.whatwg.org/#cors-preflight-fetch-0, step 7 */
const wildcardList: Recogniser = (input) => {
  const name = refusedList(input);
  if (name === null || input.diagnosis.assuming !== 'credentials') return null;
  if (!tokenListOrEmpty(input.hop.responseHeaders, name).items.includes('*')) return null;
  return input.diagnosis.assumptionMatters
    ? likely(headerLine(input, name))
    : certain(headerLine(input, name));
};

/** Methods are compared byte by byte, and `fetch` does not put `patch` in upper case. */
const lowerCaseMethod: Recogniser = (input) => {
  const method = input.diagnosis.blocking?.failedParameter ?? '';
  if (input.corsError !== 'MethodDisallowedByPreflightResponse' || method === method.toUpperCase())
    return null;
  const { items } = tokenListOrEmpty(input.hop.responseHeaders, LISTS.method);
  return items.includes(method.toUpperCase())
    ? certain(requestLine('Access-Control-Request-Method', method), headerLine(input, LISTS.method))
    : null;
};

/** The layer looked at what the preflight asked for, and gave nothing. */
const variesByRequest = (input: CauseInput): boolean =>
  tokenListOrEmpty(input.hop.responseHeaders, 'vary').lowerCased.has('access-control-request-method');

/** An empty 403, as of Tomcat and gin-contrib/cors, or an empty success, as of rs/cors: what CORS layers say to a request they do not know. */
const isWordless = (input: CauseInput): boolean =>
  isPreflight(input) &&
  lacksAllowOrigin(input) &&
  saysNothingOfCors(input) &&
  !hasAnswered(input, 'allow') &&
  !hasAnswered(input, 'www-authenticate') &&
  (input.hop.status === 403 ||
    (isSuccess(input) && (variesByRequest(input) || listedElsewhere(input, LISTS.method) !== null)));

/** Which list of a layer that knows this origin lacks something: one that another preflight was given, or the only one that can. */
function lackingList(input: CauseInput): 'header' | 'method' | null {
  const asksForMethod = !isSafelistedMethod(input.exchange.method);
  const headers = [...requestedHeaders(input)];
  const lacksHeader = lacks(listedElsewhere(input, LISTS.header), headers);
  const lacksMethod = asksForMethod && lacks(listedElsewhere(input, LISTS.method), [input.exchange.method]);
  if (lacksHeader !== lacksMethod) return lacksHeader ? 'header' : 'method';
  return headers.length > 0 && !asksForMethod ? 'header' : 'method';
}

const lacks = (list: ReadonlySet<string> | null, names: readonly string[]): boolean =>
  list === null || (!list.has('*') && names.some((name) => !list.has(name.toLowerCase())));

/** The origin is in the list, as another answer shows; the preflight was refused all the same, without a word. */
const silently =
  (list: 'header' | 'method', name: string): Recogniser =>
  (input) => {
    const granted = isWordless(input) ? grantElsewhere(input) : null;
    if (granted === null || lackingList(input) !== list) return null;
    const asked = list === 'method' ? input.exchange.method : [...requestedHeaders(input)].join(', ');
    return asked === ''
      ? null
      : byContrast(likely(statusLine(input), answerLine(granted), requestLine(name, asked)));
  };

const either =
  (...recognisers: readonly Recogniser[]): Recogniser =>
  (input) => {
    for (const recognise of recognisers) {
      const seen = recognise(input);
      if (seen !== null) return seen;
    }
    return null;
  };

/** What the preflight asked for and did not get, as a line. */
const refused = ({ diagnosis }: CauseInput, name: string): string =>
  requestLine(name, diagnosis.blocking?.failedParameter ?? '');

/** What the browser missed in the answer to the preflight: the verdict in other words. */
export const verdictPreflightCauses = {
  'preflight-status-not-ok': {
    precision: 'symptom',
    rank: 60,
    recognise: statusNotOk,
    words: ({ server, status, configuration }) => ({
      title: sentence`The preflight was answered with an error`,
      story: sentence`${server} answered OPTIONS with ${status}. Only a 2xx status lets the request go on, whatever the headers say.`,
      check: sentence`Send the OPTIONS request with cURL and look at the status, then at the server's log.`,
      fix: sentence`Answer OPTIONS with 204 before anything else may refuse it: ${configuration} does.`,
      avoid: sentence`Do not answer every request with 200: real errors would be lost.`,
      link: PREFLIGHT_GUIDE,
    }),
  },
  'preflight-redirected': {
    precision: 'general',
    rank: 61,
    recognise: verdictIs(['PreflightDisallowedRedirect'], (input) => corsLines(input, 'location')),
    words: ({ server, signed, target }) => ({
      title: sentence`The preflight was redirected`,
      story: sentence`${server} answered OPTIONS with a redirect to ${target}${signed}. A browser follows no redirect of a preflight.`,
      check: sentence`Compare the address in the page's code with ${code('Location')} of the answer to OPTIONS.`,
      fix: sentence`Ask for ${target} in the page, or let the server answer OPTIONS before it redirects.`,
      avoid: sentence`Do not add CORS headers to the redirect: a preflight stops at it all the same.`,
      link: standard('cors-preflight-fetch-0'),
    }),
  },
  'header-not-allowed': {
    precision: 'general',
    rank: 6,
    recognise: either(
      verdictIs(['HeaderDisallowedByPreflightResponse'], (input) => [
        ...corsLines(input, LISTS.header),
        refused(input, 'Access-Control-Request-Headers'),
      ]),
      silently('header', 'Access-Control-Request-Headers'),
    ),
    words: ({ server, method, signed, configuration }) => ({
      title: sentence`A request header is not on the server's list`,
      story: sentence`Your ${method} carries a header that ${server} does not name in ${code('Access-Control-Allow-Headers')}${signed}. What is not named there is not sent.`,
      check: sentence`Compare ${code('Access-Control-Request-Headers')} of the preflight with ${code('Access-Control-Allow-Headers')} of its answer.`,
      fix: sentence`Add the missing names to the allowed headers of ${server}: ${configuration} lists them.`,
      avoid: sentence`Do not allow ${code('*')} for it: with credentials it is an ordinary name, and the standard does not let it cover ${code('Authorization')}.`,
      link: mdn('Guides/CORS/Errors/CORSMissingAllowHeaderFromPreflight'),
    }),
  },
  'method-not-allowed': {
    precision: 'general',
    rank: 25,
    recognise: either(
      verdictIs(['MethodDisallowedByPreflightResponse'], (input) => [
        ...corsLines(input, LISTS.method),
        refused(input, 'Access-Control-Request-Method'),
      ]),
      silently('method', 'Access-Control-Request-Method'),
    ),
    words: ({ server, method, signed, configuration }) => ({
      title: sentence`The method is not on the server's list`,
      story: sentence`${server} does not name ${method} in ${code('Access-Control-Allow-Methods')}${signed}. Every method but GET, HEAD and POST has to stand there.`,
      check: sentence`Look which methods the CORS configuration of ${server} lists, and in which letter case.`,
      fix: sentence`Add ${method} to the allowed methods of ${server}: ${configuration} lists it.`,
      avoid: sentence`Do not send it as POST with another header instead: that header needs a permission as well.`,
      link: mdn('Guides/CORS/Errors/CORSMethodNotFound'),
    }),
  },
  'allow-list-unparsable': {
    rank: 62,
    recognise: verdictIs(
      ['InvalidAllowMethodsPreflightResponse', 'InvalidAllowHeadersPreflightResponse'],
      (input) => corsLines(input, LISTS.method, LISTS.header),
    ),
    words: ({ server, sign, configuration }) => ({
      title: sentence`A list of the preflight's answer cannot be read`,
      story: sentence`${server} sent ${sign}. Names are separated by commas, without quotes, brackets or semicolons.`,
      check: sentence`Look how the configuration joins the list: an array that was turned into text is the usual reason.`,
      fix: sentence`Join the names with commas and nothing else: ${configuration} does.`,
      avoid: sentence`Do not leave the broken header beside a right one: the lines are read together.`,
      link: standard('extract-header-list-values'),
    }),
  },
  'wildcard-list-with-credentials': {
    rank: 30,
    recognise: wildcardList,
    words: ({ server, sign, configuration }) => ({
      title: sentence`With credentials the wildcard of a list means nothing`,
      story: sentence`${server} sent ${sign}. For a request with credentials ${code('*')} is an ordinary name, so that every method and header has to be listed.`,
      check: sentence`Look whether the request needs its cookies; with a token in ${code('Authorization')} it does not.`,
      fix: sentence`List every method and every header by name: ${configuration} does.`,
      avoid: sentence`Do not drop the credentials on the server alone: the page decides whether it sends them.`,
      link: mdnHeader('Access-Control-Allow-Headers'),
    }),
  },
  'method-in-lower-case': {
    rank: 31,
    recognise: lowerCaseMethod,
    words: ({ server, method }) => ({
      title: sentence`The method is written in lower case`,
      story: sentence`The page asked for ${method}, and ${server} allows it in upper case only. Methods are compared letter by letter, and browsers correct none but the oldest ones.`,
      check: sentence`Look how the page's code spells the method.`,
      fix: sentence`Write ${method} in upper case in the page.`,
      avoid: sentence`Do not list both spellings on the server: routers know the upper case only.`,
      link: standard('concept-method-normalize'),
    }),
  },
} satisfies Causes;
