import type { CorsError } from '../cors/cors-error.ts';
import {
  allowOriginValues,
  type CauseInput,
  corsLines,
  isMismatch,
  isSuccess,
  looksLikeOrigin,
  statusLine,
} from '../diagnosis/signs.ts';
import { code, sentence } from '../explain/compose.ts';
import { type Causes, certain, likely, type Recogniser } from './cause.ts';
import { mdn, mdnHeader, PREFLIGHT_GUIDE } from './links.ts';
import { verdictIs } from './recognisers.ts';
import { ALLOW_ORIGIN } from './terms.ts';

/** The same where the verdict rests on the credentials mode, which no log shows. */
const underCredentials =
  (errors: readonly CorsError[]): Recogniser =>
  (input) => {
    if (input.corsError === null || !errors.includes(input.corsError)) return null;
    const lines = corsLines(input, 'access-control-allow-origin', 'access-control-allow-credentials');
    return input.diagnosis.assumptionMatters ? likely(...lines) : certain(...lines);
  };

const allowOriginLine = (input: CauseInput): readonly string[] =>
  corsLines(input, 'access-control-allow-origin');

const saysInvalid = verdictIs(
  ['InvalidAllowOriginValue', 'PreflightInvalidAllowOriginValue'],
  allowOriginLine,
);

/** Chromium takes `localhost:3000` and `https://*.example.com` for URLs, whose origins it then finds to be others. */
const invalidOrigin: Recogniser = (input) => {
  const [value = ''] = allowOriginValues(input);
  return isMismatch(input) && value !== '' && !looksLikeOrigin(value)
    ? certain(...allowOriginLine(input))
    : saysInvalid(input);
};

const preflightBare: Recogniser = (input) =>
  input.corsError === 'PreflightMissingAllowOriginHeader' && isSuccess(input)
    ? certain(statusLine(input))
    : null;

/** What the browser missed in `Access-Control-Allow-Origin`: the verdict in other words. */
export const verdictAllowOriginCauses = {
  'response-without-allow-origin': {
    precision: 'symptom',
    rank: 3,
    recognise: verdictIs(['MissingAllowOriginHeader'], (input) => [statusLine(input)]),
    words: ({ server, page, status, configuration }) => ({
      title: sentence`The answer gives no permission to read it`,
      story: sentence`${server} answered with ${status} and without ${ALLOW_ORIGIN}. The browser has the answer and keeps it from ${page}.`,
      check: sentence`Send the request with cURL and an ${code('Origin')} header, and look whether ${ALLOW_ORIGIN} comes back.`,
      fix: sentence`Send ${ALLOW_ORIGIN} with every answer to ${page}, errors too: ${configuration} does.`,
      avoid: sentence`Do not add the header to OPTIONS alone: the answer itself is judged too.`,
      link: mdn('Guides/CORS/Errors/CORSMissingAllowOrigin'),
    }),
  },
  'preflight-without-allow-origin': {
    precision: 'symptom',
    rank: 2,
    recognise: preflightBare,
    words: ({ server, page, configuration }) => ({
      title: sentence`The answer to the preflight gives no permission`,
      story: sentence`${server} answered OPTIONS without ${ALLOW_ORIGIN}. So nothing tells the browser that ${page} may go on.`,
      check: sentence`Send the OPTIONS request with cURL and look whether ${ALLOW_ORIGIN} comes back.`,
      fix: sentence`Let the CORS layer answer OPTIONS before any other handler does: ${configuration} allows ${page}.`,
      avoid: sentence`Do not add the header to the actual answer alone: the preflight is judged first.`,
      link: PREFLIGHT_GUIDE,
    }),
  },
  'allow-origin-mismatch': {
    precision: 'general',
    rank: 5,
    recognise: verdictIs(['AllowOriginMismatch', 'PreflightAllowOriginMismatch'], allowOriginLine),
    words: ({ server, page, allowed, configuration }) => ({
      title: sentence`Another origin is allowed`,
      story: sentence`${server} allows ${allowed}, and the page is ${page}. The two have to be equal character by character.`,
      check: sentence`Look for ${allowed} in the configuration of the server, and compare it with the address of the page.`,
      fix: sentence`Add ${page} to the origins that ${server} allows: ${configuration} compares the origin with a list.`,
      avoid: sentence`Do not answer with whatever origin asks: that lets every site in.`,
      link: mdn('Guides/CORS/Errors/CORSAllowOriginNotMatchingOrigin'),
    }),
  },
  'wildcard-origin-with-credentials': {
    precision: 'general',
    rank: 9,
    recognise: underCredentials(['WildcardOriginNotAllowed', 'PreflightWildcardOriginNotAllowed']),
    words: ({ server, page, configuration }) => ({
      title: sentence`A wildcard cannot allow a request with credentials`,
      story: sentence`${server} allows every origin, and the request includes cookies or other credentials. For those the server has to name ${page}.`,
      check: sentence`Look in the page's code for ${code("credentials: 'include'")} or ${code('withCredentials')}, and whether the request needs its cookies at all.`,
      fix: sentence`Answer with ${page} and ${code('Access-Control-Allow-Credentials: true')}, as ${configuration} does, or ask without credentials.`,
      avoid: sentence`Do not answer with whatever origin asks: with credentials that opens every user's data to every site.`,
      link: mdn('Guides/CORS/Errors/CORSNotSupportingCredentials'),
    }),
  },
  'allow-credentials-missing': {
    precision: 'general',
    rank: 26,
    recognise: underCredentials(['InvalidAllowCredentials', 'PreflightInvalidAllowCredentials']),
    words: ({ server, page, configuration }) => ({
      title: sentence`Credentials are not allowed`,
      story: sentence`The request includes cookies or other credentials. ${server} lets ${page} in, but does not send ${code('Access-Control-Allow-Credentials: true')}.`,
      check: sentence`Look whether the value is ${code('true')} in lower case, and whether the request needs its cookies at all.`,
      fix: sentence`Switch credentials on in the CORS layer: ${configuration} sends the header with the preflight and with the answer.`,
      avoid: sentence`Do not add the header beside a wildcard: with credentials the origin has to be named.`,
      link: mdnHeader('Access-Control-Allow-Credentials'),
    }),
  },
  'multiple-allow-origin': {
    precision: 'general',
    rank: 27,
    recognise: verdictIs(
      ['MultipleAllowOriginValues', 'PreflightMultipleAllowOriginValues'],
      allowOriginLine,
    ),
    words: ({ server, sign, configuration }) => ({
      title: sentence`${ALLOW_ORIGIN} holds more than one value`,
      story: sentence`${server} sent ${sign}. One origin or ${code('*')} may stand there, once.`,
      check: sentence`Ask the application directly, without the proxy in front of it, and count the lines.`,
      fix: sentence`Let one layer set the header and remove it from the others: ${configuration} answers with one origin.`,
      avoid: sentence`Do not join several origins with commas: the header holds one.`,
      link: mdn('Guides/CORS/Errors/CORSMultipleAllowOriginNotAllowed'),
    }),
  },
  'invalid-allow-origin': {
    precision: 'general',
    rank: 4,
    recognise: invalidOrigin,
    words: ({ server, sign, page, configuration }) => ({
      title: sentence`${ALLOW_ORIGIN} holds no origin`,
      story: sentence`${server} sent ${sign}. An origin is scheme, host and port, as in ${code('https://app.example')}, without quotes, path or slash at its end.`,
      check: sentence`Look for that value in the configuration of the server or its environment variables.`,
      fix: sentence`Write the origin as browsers do, here ${page}: ${configuration} has it.`,
      avoid: sentence`Do not write a pattern such as ${code('https://*.example.com')} into the header: no browser reads patterns.`,
      link: mdnHeader('Access-Control-Allow-Origin'),
    }),
  },
} satisfies Causes;
