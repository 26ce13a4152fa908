import type { Warning } from '../diagnosis/diagnosis.ts';
import { code, enumerate, plural, sentence, strong } from './compose.ts';
import type { RichText } from './rich-text.ts';

export interface WarningText {
  readonly title: RichText;
  /** What it means: two sentences. */
  readonly detail: RichText;
  readonly fix: RichText;
  /** What makes it worse, or only looks like a way out. */
  readonly avoid: RichText;
  /** The section of the Fetch Standard or of MDN that says more. */
  readonly link: string;
}

const FETCH = 'https://fetch.spec.whatwg.org/';
const MDN = 'https://developer.mozilla.org/en-US/docs/Web/HTTP/';

const AUTHORIZATION = code('Authorization');

const wildcardCoversAuthorization: WarningText = {
  title: sentence`${AUTHORIZATION} is allowed by a wildcard only`,
  detail: sentence`Today's browsers let ${code('Access-Control-Allow-Headers: *')} cover ${AUTHORIZATION}. The Fetch Standard does not, and browsers announce that they will follow it.`,
  fix: sentence`List ${code('Authorization')} by name in ${code('Access-Control-Allow-Headers')}.`,
  avoid: sentence`Do not wait for the browsers to change: the request would then fail overnight.`,
  link: `${FETCH}#cors-non-wildcard-request-header-name`,
};

const wildcardWithAuthorization: WarningText = {
  title: sentence`Any site may read an API that takes ${AUTHORIZATION}`,
  detail: sentence`The request carried ${AUTHORIZATION}, and the wildcard in ${code('Access-Control-Allow-Origin')} lets every site read the answer. Whoever has a token can use it from any page.`,
  fix: sentence`Answer with the origin that asks if it is one of those that may, and with ${code('Vary: Origin')}.`,
  avoid: sentence`Do not keep the wildcard because the API asks for a token: tokens leak.`,
  link: `${MDN}Reference/Headers/Access-Control-Allow-Origin`,
};

const nullAllowed: WarningText = {
  title: sentence`The origin ${code('null')} is allowed`,
  detail: sentence`Any site can send ${code('Origin: null')}, from a sandboxed frame for instance. Allowing it opens the API to every site.`,
  fix: sentence`Name the origins that may ask, and serve local files and sandboxed pages from an address of their own.`,
  avoid: sentence`Do not allow ${code('null')} to make a test page work: open that page over http from a local server.`,
  link: `${MDN}Reference/Headers/Access-Control-Allow-Origin#null`,
};

const insecureOriginAllowed = (evidence: readonly string[]): WarningText => ({
  title:
    evidence.length === 0
      ? sentence`A page served over http may read this https API`
      : sentence`${enumerate(evidence)} is served over http and may read this https API`,
  detail: sentence`Whoever sits on the network between can change a page that is served over http, and read the answers with it. So https no longer keeps the answers of this API to those who may read them.`,
  fix: sentence`Serve the page over https and allow that origin.`,
  avoid: sentence`Do not allow both in production: the weaker one counts.`,
  link: `${FETCH}#cors-protocol-and-credentials`,
});

function varyOriginMissing(evidence: readonly string[]): WarningText {
  const named = evidence.length === 0 ? sentence`one origin` : sentence`one origin (${enumerate(evidence)})`;
  return {
    title: sentence`${code('Vary: Origin')} is missing`,
    detail: sentence`The answer names ${named} and does not say that it depends on who asks. A cache may give it to another origin, which is then blocked.`,
    fix: sentence`Send ${code('Vary: Origin')} with every answer, also when the request has no ${code('Origin')}.`,
    avoid: sentence`Do not send it with the answers to your own page only: the others are what a cache mixes up.`,
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
    detail: sentence`${reason} So the page waits for two answers where one would do.`,
    fix: sentence`Send ${code('Access-Control-Max-Age: 600')} with the answer to the preflight: it saves the extra round trip for ten minutes.`,
    avoid: sentence`Do not send days: Chromium keeps it for two hours at most, and a changed policy is seen that much later.`,
    link: `${FETCH}#http-access-control-max-age`,
  };
}

function headersUnreadable(evidence: readonly string[]): WarningText {
  const pronoun = evidence.length === 1 ? 'it' : 'them';
  return {
    title: sentence`JavaScript cannot read ${plural(evidence.length, 'response header')}: ${enumerate(evidence)}`,
    detail: sentence`Of a cross-origin response a page sees seven basic headers, and those listed in ${code('Access-Control-Expose-Headers')}. The Network panel shows more than your page can read.`,
    fix: sentence`Add ${pronoun} to ${code('Access-Control-Expose-Headers')} if your page needs ${pronoun}.`,
    avoid: sentence`Do not expose every header with ${code('*')}: for requests with credentials it is an ordinary name.`,
    link: `${FETCH}#http-access-control-expose-headers`,
  };
}

const pageSendsHeader = (evidence: readonly string[]): WarningText => ({
  title:
    evidence.length === 0
      ? sentence`Your page sends a header that only a server should send`
      : sentence`Your page sends ${enumerate(evidence)}, which only a server should send`,
  detail: sentence`${code('Access-Control-Allow-*')} and the like are the permission that a server gives. On a request they do nothing but make a preflight necessary.`,
  fix: sentence`Remove them from the code of the page.`,
  avoid: sentence`Do not add them to ${code('Access-Control-Allow-Headers')} of the server: nothing there reads them.`,
  link: `${FETCH}#http-responses`,
});

function statusNotOk([status]: readonly string[]): WarningText {
  return {
    title:
      status === undefined
        ? sentence`The answer is an error`
        : sentence`The answer is an error: ${strong(status)}`,
    detail: sentence`CORS let your page read it. What failed is the request itself.`,
    fix: sentence`Look at the body of the answer and at the log of the server.`,
    avoid: sentence`Do not change the CORS policy: it did its work.`,
    link: `${MDN}Reference/Status`,
  };
}

/** What stands above the command for warnings. */
export const HOW_TO_CHECK = 'To check it, ask again and look at the headers of the answer:';

const originReflected = (evidence: readonly string[]): WarningText => ({
  title: sentence`Every origin may be allowed: ${enumerate(evidence)} were`,
  detail: sentence`Two sites that have nothing to do with each other were both allowed by name. A server that compares the origin with a list does that, and so does one that answers with whatever origin asks, which lets every site in.`,
  fix: sentence`Look whether the server compares the origin with a list, and answer without the header where it is not on it.`,
  avoid: sentence`Do not copy ${code('Origin')} into the answer: with credentials any site could then act as your users.`,
  link: `${FETCH}#cors-protocol-and-credentials`,
});

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
    case 'origin-reflected':
      return originReflected(evidence);
  }
}
