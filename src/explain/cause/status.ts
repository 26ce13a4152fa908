import { code, sentence } from '../compose.ts';
import { CORS_GUIDE, type CauseWriter, mdnHeader, mdnStatus, standard } from './text.ts';

/** The status is the story, not the policy. */
export const statusTexts = {
  'options-blocked-by-authentication': ({ server, status, method }) => ({
    title: sentence`Authentication refused the preflight`,
    story: sentence`${server} answered OPTIONS with ${status}. Browsers send a preflight without cookies and without ${code('Authorization')}, so authentication has to let OPTIONS through before your ${method} can carry them.`,
    check: sentence`Look whether authentication stands before the CORS layer, in the application or in a gateway.`,
    avoid: sentence`Do not send the token in another way: no preflight ever carries one.`,
    link: standard('cors-preflight-fetch-0'),
  }),
  'integrated-authentication': ({ server, sign }) => ({
    title: sentence`Windows authentication refused the preflight`,
    story: sentence`${server} answered OPTIONS with 401 and asks for it in ${code('WWW-Authenticate')} (${sign}). A preflight never logs in, so OPTIONS has to be open to anonymous requests.`,
    check: sentence`Look whether anonymous authentication is switched on for OPTIONS.`,
    avoid: null,
    link: mdnHeader('WWW-Authenticate'),
  }),
  'unauthorised-without-headers': ({ server, method, status }) => ({
    title: sentence`The request was not authorised, and the refusal has no CORS headers`,
    story: sentence`${server} answered your ${method} with ${status}. That answer was made before the CORS layer had its turn, so the console speaks of CORS where the session or the token is the story.`,
    check: sentence`Send the request with cURL and the same token, and look at the status.`,
    avoid: sentence`Do not change the CORS policy first: log in again, or renew the token.`,
    link: mdnStatus(401),
  }),
  'server-error-without-headers': ({ server, method, status }) => ({
    title: sentence`The server failed with an error, and its error page has no CORS headers`,
    story: sentence`${server} answered your ${method} with ${status}. The program failed before the headers were added, so the console speaks of CORS where the error is the story.`,
    check: sentence`Read the log of the server at the time of the request.`,
    avoid: sentence`Do not change the CORS policy first: the error stays.`,
    link: mdnStatus(500),
  }),
  'upstream-down': ({ server, status, sign }) => ({
    title: sentence`A proxy answered, because the server behind it did not`,
    story: sentence`${server} answered ${status} (${sign}). The application behind it is down or too slow, and the proxy's own error page has no CORS headers.`,
    check: sentence`Look whether the application runs, and what the proxy's log says about its upstream.`,
    avoid: sentence`Do not change the CORS policy first: the application has to answer.`,
    link: mdnStatus(502),
  }),
  'body-too-large': ({ server, method }) => ({
    title: sentence`The body of the request is too large`,
    story: sentence`${server} answered your ${method} with 413. A proxy or a body parser refused it before the CORS layer had its turn.`,
    check: sentence`Send a small body: if that passes, raise the limit where 413 is made.`,
    avoid: null,
    link: mdnStatus(413),
  }),
  'rate-limited': ({ server, method }) => ({
    title: sentence`Too many requests were sent`,
    story: sentence`${server} answered your ${method} with 429. The rate limiter answers before the CORS layer, so its answer has no CORS headers.`,
    check: sentence`Wait and send one request: if it passes, the limit is the reason.`,
    avoid: null,
    link: mdnStatus(429),
  }),
  'wrong-path-without-headers': ({ server, path, status }) => ({
    title: sentence`The address does not exist, and the error page has no CORS headers`,
    story: sentence`${server} answered ${status} for ${path}. Its error page was made without the CORS layer, so the console speaks of CORS where the path or the method is the story.`,
    check: sentence`Compare the path, its prefix and its version with the routes of the server.`,
    avoid: sentence`Do not change the CORS policy first: correct the address.`,
    link: mdnStatus(404),
  }),
  'bad-request-without-headers': ({ server, method, status }) => ({
    title: sentence`The request was refused as invalid, without CORS headers`,
    story: sentence`${server} answered your ${method} with ${status}. Validation refused it before the CORS headers were added, so the console hides the message that says why.`,
    check: sentence`Send the same body with cURL and read the answer.`,
    avoid: null,
    link: mdnStatus(400),
  }),
  'html-instead-of-api': ({ server, path, sign }) => ({
    title: sentence`An HTML page came where data was expected`,
    story: sentence`${server} answered ${path} with ${sign}. A page of the front end, a login or a parking page answers there, not the API.`,
    check: sentence`Open the address in a tab of its own and look what it is.`,
    avoid: null,
    link: mdnHeader('Content-Type'),
  }),
  'graphql-csrf-prevention': ({ server, path }) => ({
    title: sentence`The GraphQL server refuses requests that need no preflight`,
    story: sentence`${server} answered ${path} with 400. Servers with CSRF prevention accept ${code('Content-Type: application/json')} or a header of their own only.`,
    check: sentence`Send the request with ${code('Content-Type: application/json')} and look whether the 400 goes away.`,
    avoid: null,
    link: mdnStatus(400),
  }),
  'not-modified-headers': ({ server }) => ({
    title: sentence`The browser judged a stored answer`,
    story: sentence`${server} answered 304, so that the browser took the headers that it had stored. Those were made for another origin, or without one.`,
    check: sentence`Tick "Disable cache" in the Network panel and reload.`,
    avoid: null,
    link: mdnStatus(304),
  }),
  'url-mistyped': ({ server, path }) => ({
    title: sentence`The address was put together wrongly`,
    story: sentence`The page asked ${server} for ${path}. A base address without its scheme, an empty variable or a doubled slash makes such paths.`,
    check: sentence`Look at the variable from which the page's code builds its addresses.`,
    avoid: null,
    link: CORS_GUIDE,
  }),
} satisfies Record<string, CauseWriter>;
