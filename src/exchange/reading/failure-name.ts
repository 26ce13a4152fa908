/**
 * Playwright keeps a failure as each engine words it. Where the words are those of a failed CORS check, Chromium's name for that stands for
 * them: it says that the request failed, and nothing of the reason. Gecko's is the error of its CORS listener; WebKit's is the console line.
 */
const LEFT_BY_CORS =
  /^NS_ERROR_DOM_BAD_(?:CROSS_ORIGIN_)?URI$|access control checks|Access-Control-Allow-|^Preflight response/;

/** The name of a failure in the words of Chromium, where they differ. */
export const failureName = (words: string): string => (LEFT_BY_CORS.test(words) ? 'net::ERR_FAILED' : words);
