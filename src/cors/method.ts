/**
 * The methods that need no preflight and that `Access-Control-Allow-Methods` need not list. Compared byte by byte: the page's API has put
 * `get` and `put` in upper case before, but never `patch`. https://fetch.spec.whatwg.org/#cors-safelisted-method
 */
export const isSafelistedMethod = (method: string): boolean =>
  method === 'GET' || method === 'HEAD' || method === 'POST';
