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

const wildcardCoversAuthorization: WarningText = {
  title: sentence`${AUTHORIZATION} is allowed by a wildcard only`,
  detail: sentence`Today's browsers let ${code('Access-Control-Allow-Headers: *')} cover ${AUTHORIZATION}. The Fetch Standard does not, and browsers announce that they will follow it: list ${code('authorization')} by name.`,
  link: `${FETCH}#cors-non-wildcard-request-header-name`,
};

const wildcardWithAuthorization: WarningText = {
  title: sentence`Any site may read an API that takes ${AUTHORIZATION}`,
  detail: sentence`The request carried ${AUTHORIZATION}, and the wildcard in ${code('Access-Control-Allow-Origin')} lets every site read the answer. Name the origins that may.`,
  link: `${MDN}Reference/Headers/Access-Control-Allow-Origin`,
};

const nullAllowed: WarningText = {
  title: sentence`The origin ${code('null')} is allowed`,
  detail: sentence`Any site can send ${code('Origin: null')}, from a sandboxed frame for instance. Allowing it opens the API to every site: name the origins instead.`,
  link: `${MDN}Reference/Headers/Access-Control-Allow-Origin#null`,
};

const insecureOriginAllowed = (evidence: readonly string[]): WarningText => ({
  title:
    evidence.length === 0
      ? sentence`A page served over http may read this https API`
      : sentence`${enumerate(evidence)} is served over http and may read this https API`,
  detail: sentence`Whoever sits on the network between can change a page that is served over http, and read the answers with it. Allow the https origin of the page.`,
  link: `${FETCH}#cors-protocol-and-credentials`,
});

function varyOriginMissing(evidence: readonly string[]): WarningText {
  const named = evidence.length === 0 ? sentence`one origin` : sentence`one origin (${enumerate(evidence)})`;
  return {
    title: sentence`${code('Vary: Origin')} is missing`,
    detail: sentence`The answer names ${named} and does not say that it depends on who asks. A cache may give it to another origin, which is then blocked. Send ${code('Vary: Origin')} with every answer, also when the request has no ${code('Origin')}.`,
    link: `${FETCH}#cors-protocol-and-http-caches`,
  };
}

function preflightNotCached([maxAge]: readonly string[]): WarningText {
  const reason =
    maxAge === undefined
      ? sentence`Without ${code('Access-Control-Max-Age')} browsers keep the answer to a preflight for 5 seconds.`
      : sentence`With ${code(`Access-Control-Max-Age: ${maxAge}`)} browsers do not keep the answer to a preflight.`;
  return {
    title: sentence`Almost every request pays for a preflight`,
    detail: sentence`${reason} ${code('Access-Control-Max-Age: 600')} saves the extra round trip for ten minutes.`,
    link: `${FETCH}#http-access-control-max-age`,
  };
}

function headersUnreadable(evidence: readonly string[]): WarningText {
  const pronoun = evidence.length === 1 ? 'it' : 'them';
  return {
    title: sentence`JavaScript cannot read ${plural(evidence.length, 'response header')}: ${enumerate(evidence)}`,
    detail: sentence`Of a cross-origin response a page sees seven basic headers, and those listed in ${code('Access-Control-Expose-Headers')}. Add ${pronoun} there if your page needs ${pronoun}.`,
    link: `${FETCH}#http-access-control-expose-headers`,
  };
}

const pageSendsHeader = (evidence: readonly string[]): WarningText => ({
  title:
    evidence.length === 0
      ? sentence`Your page sends a header that only a server should send`
      : sentence`Your page sends ${enumerate(evidence)}, which only a server should send`,
  detail: sentence`${code('Access-Control-Allow-*')} and the like are the permission that a server gives. On a request they do nothing but make a preflight necessary: remove them from the code of the page.`,
  link: `${FETCH}#http-responses`,
});

function statusNotOk([status]: readonly string[]): WarningText {
  return {
    title:
      status === undefined
        ? sentence`The answer is an error`
        : sentence`The answer is an error: ${strong(status)}`,
    detail: sentence`CORS let your page read it. What failed is the request itself, so look at its answer and at the log of the server.`,
    link: `${MDN}Reference/Status`,
  };
}

/** Something worth knowing about an exchange, in words. */
export function warningText({ id, evidence }: Warning): WarningText {
  switch (id) {
    case 'wildcard-covers-authorization':
      return wildcardCoversAuthorization;
    case 'wildcard-with-authorization':
      return wildcardWithAuthorization;
    case 'null-allowed':
      return nullAllowed;
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
