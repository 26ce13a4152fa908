/**
 * Playwright keeps a failure as each engine words it. Where the words are those of a failed CORS check, Chromium's name for that stands for
 * them: it says that the request failed, and nothing of the reason. Gecko's is the error of its CORS listener; WebKit's is the console line.
 */
const LEFT_BY_CORS =
  /^NS_ERROR_DOM_BAD_(?:CROSS_ORIGIN_)?URI$|access control checks|Access-Control-Allow-|^Preflight response/;

/**
 * How Gecko, and proxies written in Python or for Node, word what Chromium has a name for. mitmproxy keeps the words of the system's
 * `connect` and `getaddrinfo`, each system's own.
 */
const WORDS: readonly (readonly [RegExp, string])[] = [
  [/connect call failed|connection refused|ECONNREFUSED|CONNECTION_REFUSED/i, 'net::ERR_CONNECTION_REFUSED'],
  [
    /name or service not known|nodename nor servname|getaddrinfo failed|name resolution|ENOTFOUND|UNKNOWN_HOST/i,
    'net::ERR_NAME_NOT_RESOLVED',
  ],
  [/timed out|ETIMEDOUT|NET_TIMEOUT/i, 'net::ERR_TIMED_OUT'],
  [
    /server closed connection|connection reset|ECONNRESET|socket hang up|NET_RESET/i,
    'net::ERR_CONNECTION_CLOSED',
  ],
  [/^client disconnected|^NS_BINDING_ABORTED$/i, 'net::ERR_ABORTED'],
];

/** The name of a failure in the words of Chromium, where they differ and say the same. */
export function failureName(words: string): string {
  if (words === '' || words.startsWith('net::')) return words;
  if (LEFT_BY_CORS.test(words)) return 'net::ERR_FAILED';
  return WORDS.find(([pattern]) => pattern.test(words))?.[1] ?? words;
}
