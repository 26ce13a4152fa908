import {
  firstLine,
  headerLine,
  isBare,
  isHostOf,
  isPreflight,
  isSuccess,
  serverName,
  shown,
  statusLine,
} from '../diagnosis/signs.ts';
import { sentence } from '../explain/compose.ts';
import { byOwnSign, type Causes, likely, type Recogniser } from './cause.ts';
import { mdnStatus, PREFLIGHT_GUIDE } from './links.ts';

const cloudFunction: Recogniser = (input) => {
  const google = serverName(input) === 'google frontend';
  if (!google || !isPreflight(input) || !isBare(input) || isSuccess(input)) return null;
  return [403, 404, 500, 503].includes(input.hop.status)
    ? byOwnSign(likely(statusLine(input), headerLine(input, 'server')))
    : null;
};

const serverless: Recogniser = (input) => {
  const line = firstLine(input, ['x-vercel-id', 'x-nf-request-id']);
  if (line === null || !isPreflight(input) || !isBare(input)) return null;
  return [200, 204, 404, 405].includes(input.hop.status) ? byOwnSign(likely(statusLine(input), line)) : null;
};

const supabase: Recogniser = (input) =>
  isHostOf(input.url, 'supabase.co') && input.url.pathname.startsWith('/functions/') && isBare(input)
    ? byOwnSign(likely(statusLine(input), shown(input.url.host)))
    : null;

/** Functions in a cloud. */
export const functionsCauses = {
  'cloud-function-not-public': {
    rank: 0,
    recognise: cloudFunction,
    words: ({ server, status }) => ({
      title: sentence`The cloud function did not answer the preflight`,
      story: sentence`Google's front end answered ${status} for ${server}. The function is not deployed under that name, it does not let everybody call it, or it fails as it starts.`,
      check: sentence`Look whether the function may be called without authentication, and at its log.`,
      fix: sentence`Let everybody call the function if it is public, deploy it under that name, and let it answer OPTIONS.`,
      avoid: sentence`Do not make a function public whose callers have to be known: check the token inside it.`,
      link: mdnStatus(403),
    }),
  },
  'serverless-without-options': {
    rank: 6,
    recognise: serverless,
    words: ({ server, path, status, configuration }) => ({
      title: sentence`The serverless function does not handle OPTIONS`,
      story: sentence`The platform of ${server} answered the preflight for ${path} with ${status} and no CORS header. A function gets OPTIONS like any other method, and has to answer it itself.`,
      check: sentence`Look which methods the function handles.`,
      fix: sentence`Answer OPTIONS in the function with 204 and the headers: ${configuration} does.`,
      avoid: sentence`Do not rely on headers of the platform’s configuration file: they do not turn a 405 into a 204.`,
      link: PREFLIGHT_GUIDE,
    }),
  },
  'supabase-function': {
    rank: 0,
    recognise: supabase,
    words: ({ server, path, status }) => ({
      title: sentence`The Edge Function does not answer with CORS headers`,
      story: sentence`${server} answered ${path} with ${status}. An Edge Function has to answer OPTIONS itself, and to add the headers to its errors as well.`,
      check: sentence`Look whether the function answers OPTIONS before it reads the body or the token.`,
      fix: sentence`Answer OPTIONS first in the function, and add the CORS headers to every answer, errors too.`,
      avoid: sentence`Do not read the body or the token before OPTIONS is answered: a preflight has neither.`,
      link: PREFLIGHT_GUIDE,
    }),
  },
} satisfies Causes;
