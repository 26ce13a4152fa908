import type { Warning } from '../diagnosis/diagnosis.ts';
import { code, enumerate, plural, sentence, strong } from './compose.ts';
import type { RichText } from './rich-text.ts';

export interface WarningText {
  readonly title: RichText;
  readonly detail: RichText;
  /** The section of the Fetch Standard or of MDN that says more. */
  readonly link: string;
}

const FETCH = 'https://fetch.spec.whatwg.org/';
const MDN = 'https://developer.mozilla.org/en-US/docs/Web/HTTP/';

const AUTHORIZATION = code('Authorization');

/** ": `a` and `b`", or nothing when there is no evidence. */
const named = (evidence: readonly string[]): RichText =>
  evidence.length === 0 ? [] : sentence` (${enumerate(evidence)})`;

const wildcardCoversAuthorization = (evidence: readonly string[]): WarningText => ({
  title: sentence`${AUTHORIZATION} is allowed by a wildcard${named(evidence)}`,
  detail: sentence`Today's browsers let ${code('Access-Control-Allow-Headers: *')} cover ${AUTHORIZATION}. The Fetch Standard does not, and browsers announce that they will follow it: list ${code('authorization')} by name.`,
  link: `${FETCH}#cors-non-wildcard-request-header-name`,
});

const wildcardWithAuthorization = (evidence: readonly string[]): WarningText => ({
  title: sentence`Any site may read an API that takes ${AUTHORIZATION}${named(evidence)}`,
  detail: sentence`The request carried ${AUTHORIZATION}, and the wildcard in ${code('Access-Control-Allow-Origin')} lets every site read the answer. Name the origins that may.`,
  link: `${MDN}Reference/Headers/Access-Control-Allow-Origin`,
});

const nullAllowed = (evidence: readonly string[]): WarningText => ({
  title: sentence`The origin ${code('null')} is allowed${named(evidence)}`,
  detail: sentence`Any site can send ${code('Origin: null')}, from a sandboxed frame for instance. Allowing it opens the API to every site: name the origins instead.`,
  link: `${MDN}Reference/Headers/Access-Control-Allow-Origin#null`,
});

const insecureOriginAllowed = (evidence: readonly string[]): WarningText => ({
  title: sentence`An http page may read this https API${named(evidence)}`,
  detail: sentence`Whoever sits on the network between can change a page that is served over http, and read the answers with it. Allow the https origin of the page.`,
  link: `${FETCH}#cors-protocol-and-credentials`,
});

const varyOriginMissing = (evidence: readonly string[]): WarningText => ({
  title: sentence`${code('Vary: Origin')} is missing${named(evidence)}`,
  detail: sentence`The answer names one origin and does not say that it depends on who asks. A cache may give it to another origin, which is then blocked. Send ${code('Vary: Origin')} with every answer, also when the request has no ${code('Origin')}.`,
  link: `${FETCH}#cors-protocol-and-http-caches`,
});

const preflightNotCached = (evidence: readonly string[]): WarningText => ({
  title: sentence`Every request pays for a preflight${named(evidence)}`,
  detail: sentence`The answer to the preflight may not be kept, or only for the 5 seconds that are the default. ${code('Access-Control-Max-Age: 600')} saves the extra round trip.`,
  link: `${FETCH}#http-access-control-max-age`,
});

function headersUnreadable(evidence: readonly string[]): WarningText {
  const pronoun = evidence.length === 1 ? 'it' : 'them';
  return {
    title: sentence`JavaScript cannot read ${plural(evidence.length, 'response header')}: ${enumerate(evidence)}`,
    detail: sentence`Of a cross-origin response a page sees seven basic headers, and those listed in ${code('Access-Control-Expose-Headers')}. Add ${pronoun} there if your page needs ${pronoun}.`,
    link: `${FETCH}#http-access-control-expose-headers`,
  };
}

const pageSendsHeader = (evidence: readonly string[]): WarningText => ({
  title: sentence`Your page sends a header that only a server should send${named(evidence)}`,
  detail: sentence`${code('Access-Control-*')} response headers are the permission that a server gives. On a request they do nothing but make a preflight necessary: remove them from the page's code.`,
  link: `${FETCH}#http-responses`,
});

function statusNotOk([status = '']: readonly string[]): WarningText {
  const title =
    status === '' ? sentence`The answer is an error` : sentence`The answer is an error: ${strong(status)}`;
  return {
    title,
    detail: sentence`CORS let your page read it. What failed is the request itself, so look at its answer and at the log of the server.`,
    link: `${MDN}Reference/Status`,
  };
}

/** Something worth knowing about an exchange, in words. */
export function warningText({ id, evidence }: Warning): WarningText {
  switch (id) {
    case 'wildcard-covers-authorization':
      return wildcardCoversAuthorization(evidence);
    case 'wildcard-with-authorization':
      return wildcardWithAuthorization(evidence);
    case 'null-allowed':
      return nullAllowed(evidence);
    case 'insecure-origin-allowed':
      return insecureOriginAllowed(evidence);
    case 'vary-origin-missing':
      return varyOriginMissing(evidence);
    case 'preflight-not-cached':
      return preflightNotCached(evidence);
    case 'response-headers-unreadable':
      return headersUnreadable(evidence);
    case 'page-sends-access-control-header':
      return pageSendsHeader(evidence);
    case 'status-not-ok':
      return statusNotOk(evidence);
  }
}
