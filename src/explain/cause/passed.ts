import { code, sentence } from '../compose.ts';
import { type CauseWriter, mdn, mdnHeader, standard } from './text.ts';

/** Requests that passed, and still did not give the page what it wanted. */
export const passedTexts = {
  'error-status-behind-cors': ({ server, method, status }) => ({
    title: sentence`Your CORS is fine; the server answered with an error`,
    story: sentence`${server} let your page read the answer to its ${method}. That answer is ${status}, so the reason is in the request or in the server.`,
    check: sentence`Read the body of the answer and the log of the server.`,
    avoid: sentence`Do not change the CORS policy: it did its work.`,
    link: mdn('Reference/Status'),
  }),
  'cookie-not-sent': ({ server, status }) => ({
    title: sentence`The cookie may not have been sent`,
    story: sentence`${server} allows credentials and answered ${status}, and the request shows no cookie. Without ${code("credentials: 'include'")}, or without ${code('SameSite=None; Secure')} on another site, a browser sends none.`,
    check: sentence`Look at the cookies of the request in the Network panel, and at those that were filtered out.`,
    avoid: null,
    link: mdnHeader('Set-Cookie'),
  }),
  'header-not-exposed': ({ server, sign }) => ({
    title: sentence`JavaScript cannot read every response header`,
    story: sentence`${server} sent ${sign}, which a page of another origin cannot see. Only seven basic headers are open, and those that ${code('Access-Control-Expose-Headers')} names.`,
    check: sentence`Look which headers the page's code reads.`,
    avoid: null,
    link: standard('http-access-control-expose-headers'),
  }),
  'wildcard-covers-authorization': ({ server }) => ({
    title: sentence`${code('Authorization')} passes by a wildcard only`,
    story: sentence`${server} allows every header with ${code('*')}, and the request carries ${code('Authorization')}. The standard does not let a wildcard cover that one, and browsers announce that they will follow it.`,
    check: sentence`Look whether ${code('authorization')} is listed by name.`,
    avoid: null,
    link: standard('cors-non-wildcard-request-header-name'),
  }),
  'canvas-tainted': ({ server, path }) => ({
    title: sentence`A canvas cannot give this image's pixels away`,
    story: sentence`The image ${path} of ${server} was loaded without CORS: it shows, and a canvas that draws it cannot be read any more. Pages that only show it need nothing.`,
    check: sentence`Set ${code('crossorigin="anonymous"')} on the image, and let the server send ${code('Access-Control-Allow-Origin')} with it.`,
    avoid: null,
    link: standard('cors-request'),
  }),
  'same-origin': ({ server, status }) => ({
    title: sentence`CORS has no part in this`,
    story: sentence`The page itself comes from ${server}, so the browser asks for no permission. The answer is ${status}, and the reason is in the request or in the server.`,
    check: sentence`Read the body of the answer and the log of the server.`,
    avoid: sentence`Do not add CORS headers: nothing reads them here.`,
    link: mdn('Reference/Status'),
  }),
  'no-cors-as-fix': ({ server }) => ({
    title: sentence`The page asked without CORS and cannot read the answer`,
    story: sentence`The page asked ${server} with ${code("mode: 'no-cors'")}. That mode sends the request and hides the answer: no status, no headers, no body.`,
    check: sentence`Look for ${code('mode')} in the options of the request, and leave it at its default.`,
    avoid: null,
    link: standard('concept-request-mode'),
  }),
} satisfies Record<string, CauseWriter>;
