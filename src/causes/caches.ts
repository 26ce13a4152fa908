import {
  grantElsewhere,
  grantToSameUrl,
  loadedWithoutCors,
  sameValueForOther,
} from '../diagnosis/log/contrasts.ts';
import {
  allowOriginValues,
  answerLine,
  cacheHitLine,
  headerLine,
  isMismatch,
  isPreflight,
  isSuccess,
  lacksAllowOrigin,
  statusLine,
  variesByOrigin,
} from '../diagnosis/signs.ts';
import { code, sentence } from '../explain/compose.ts';
import { byOwnSign, type Causes, certain, likely, possible, type Recogniser } from './cause.ts';
import { standard } from './links.ts';

const CACHES = standard('cors-protocol-and-http-caches');

const cdnDropsOrigin: Recogniser = (input) => {
  const hit = cacheHitLine(input);
  if (hit === null || !lacksAllowOrigin(input) || isPreflight(input)) return null;
  const granted = grantToSameUrl(input);
  return granted === null ? likely(hit) : certain(hit, answerLine(granted));
};

/** A value made for the origin of somebody else came out of a cache. */
const cachedForOther: Recogniser = (input) => {
  const [value = ''] = allowOriginValues(input);
  const hit = cacheHitLine(input);
  if (!isMismatch(input) || variesByOrigin(input)) return null;
  // The browser does not show it: only other answers of the server tell.
  if (input.hop.status === 0) {
    const named = grantElsewhere(input);
    return named === null ? null : likely(answerLine(named));
  }
  const granted = grantElsewhere(input);
  if (hit === null)
    return granted !== null && sameValueForOther(input, value) === null
      ? possible(answerLine(granted))
      : null;
  const line = headerLine(input, 'access-control-allow-origin');
  return granted !== null && granted.allowOrigin !== '*'
    ? certain(line, hit, answerLine(granted))
    : likely(line, hit);
};

/** What an image or a script loaded without CORS is in the browser's cache, and shows neither status nor headers when it is reused. */
const cachedWithoutCors: Recogniser = (input) => {
  const loaded = loadedWithoutCors(input);
  if (loaded === null || isPreflight(input)) return null;
  const withheld = input.hop.status === 0 && input.hop.error === 'net::ERR_FAILED';
  if (withheld) return likely(answerLine(loaded));
  return lacksAllowOrigin(input) && isSuccess(input) ? possible(answerLine(loaded)) : null;
};

/** A cache that keeps answers to OPTIONS, as CloudFront does where it is told to. */
const cachedPreflight: Recogniser = (input) => {
  const hit = isPreflight(input) && lacksAllowOrigin(input) ? cacheHitLine(input) : null;
  return hit === null ? null : byOwnSign(likely(hit, statusLine(input)));
};

/** Copies that were stored for somebody else. */
export const cachesCauses = {
  'cdn-drops-origin': {
    rank: 5,
    recognise: cdnDropsOrigin,
    words: ({ server, path, signed }) => ({
      title: sentence`A shared cache answered with a copy without the header`,
      story: sentence`The answer for ${path} came from a cache in front of ${server}${signed}. It was stored for a request without ${code('Origin')}, and the cache does not tell the two apart.`,
      check: sentence`Add a query that was never asked before: if the header comes back, the cache is the reason.`,
      fix: sentence`Send ${code('Vary: Origin')} with every answer, let the cache keep ${code('Origin')} in its key, and purge it once.`,
      avoid: sentence`Do not purge the cache alone: the next request without ${code('Origin')} fills it again.`,
      link: CACHES,
    }),
  },
  'cached-for-another-origin': {
    rank: 17,
    recognise: cachedForOther,
    words: ({ server, page, allowed }) => ({
      title: sentence`A cache gave you the answer for another origin`,
      story: sentence`The answer of ${server} allows ${allowed.text === '(nothing)' ? 'the page that asked first' : allowed} and was stored, then it was given to ${page}. Without ${code('Vary: Origin')} a cache keeps one copy for everybody.`,
      check: sentence`Tick "Disable cache" and add a query that was never asked before: the right origin comes back then.`,
      fix: sentence`Send ${code('Vary: Origin')} with every answer that names an origin, and purge the cache once.`,
      avoid: sentence`Do not answer with a wildcard for the cache's sake where credentials or a token are used.`,
      link: CACHES,
    }),
  },
  'cached-non-cors-response': {
    verdicts: ['blocked', 'unknown'],
    rank: 19,
    recognise: cachedWithoutCors,
    words: ({ server, path }) => ({
      title: sentence`The browser reused a copy that was loaded without CORS`,
      story: sentence`The page had loaded ${path} before as an image, a script or a link, without ${code('Origin')}. ${server} left the header out then, and the browser took that copy from its cache.`,
      check: sentence`Tick "Disable cache" in the Network panel and reload: if it passes, this is it.`,
      fix: sentence`Send ${code('Vary: Origin')} with every answer, also when no ${code('Origin')} was sent, or set ${code('crossorigin')} on the element as well.`,
      avoid: sentence`Do not add a random query to every address: nothing is cached then.`,
      link: CACHES,
    }),
  },
  'preflight-answered-from-cache': {
    rank: 5,
    recognise: cachedPreflight,
    words: ({ server, signed }) => ({
      title: sentence`A shared cache answered the preflight`,
      story: sentence`The answer of ${server} to OPTIONS came from a cache${signed}. What was stored was made for another request, and carries no permission for this one.`,
      check: sentence`Send OPTIONS with a query that was never asked before: if the headers come back, the cache is the reason.`,
      fix: sentence`Keep OPTIONS out of the cache, or let ${code('Origin')} and the two ${code('Access-Control-Request-*')} headers be part of its key, and purge it once.`,
      avoid: sentence`Do not raise the lifetime of the cache: ${code('Access-Control-Max-Age')} is what lets a browser remember a preflight.`,
      link: CACHES,
    }),
  },
} satisfies Causes;
