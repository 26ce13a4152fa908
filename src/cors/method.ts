/** The methods that need no preflight and that `Access-Control-Allow-Methods` need not list. https://fetch.spec.whatwg.org/#cors-safelisted-method */
export const isSafelistedMethod = (method: string): boolean =>
  method === 'GET' || method === 'HEAD' || method === 'POST';

/** Only these are put in upper case by the page's API; `patch` stays as it is, and then never equals `PATCH`. */
const NORMALIZED = new Set(['DELETE', 'GET', 'HEAD', 'OPTIONS', 'POST', 'PUT']);

/** The method as the page's API sends it. https://fetch.spec.whatwg.org/#concept-method-normalize */
export function normalizeMethod(method: string): string {
  const upper = method.toUpperCase();
  return NORMALIZED.has(upper) ? upper : method;
}
