import {
  answered,
  type CauseInput,
  firstLine,
  hasAnswered,
  headerLine,
  isHostOf,
  isPreflight,
  lacksAllowOrigin,
  redirectTarget,
  serverName,
  shown,
  statusLine,
} from '../diagnosis/signs.ts';
import { code, sentence } from '../explain/compose.ts';
import type { RichText, TextPart } from '../explain/rich-text.ts';
import { byOwnSign, type Causes, certain, likely, possible, type Recogniser } from './cause.ts';
import { CORS_GUIDE, mdn, mdnStatus, PREFLIGHT_GUIDE } from './links.ts';

const CHALLENGES = new Set([403, 429, 503]);

const botProtection: Recogniser = (input) => {
  if (answered(input, 'cf-mitigated') === 'challenge')
    return byOwnSign(certain(statusLine(input), headerLine(input, 'cf-mitigated')));
  if (hasAnswered(input, 'x-amzn-waf-action'))
    return byOwnSign(certain(statusLine(input), headerLine(input, 'x-amzn-waf-action')));
  const other = firstLine(input, ['x-datadome', 'x-sucuri-block', 'x-px-vid']);
  if (other !== null && CHALLENGES.has(input.hop.status)) return byOwnSign(likely(statusLine(input), other));
  const cloudflare =
    serverName(input) === 'cloudflare' && CHALLENGES.has(input.hop.status) && refusedByProxy(input) === null;
  const html = answered(input, 'content-type').startsWith('text/html');
  return cloudflare && html && lacksAllowOrigin(input)
    ? byOwnSign(likely(statusLine(input), headerLine(input, 'server')))
    : null;
};

const tunnel: Recogniser = (input) =>
  hasAnswered(input, 'ngrok-error-code') ? byOwnSign(certain(headerLine(input, 'ngrok-error-code'))) : null;

const PROXY_LOGIN_PATH = /^\/(?:oauth2\/(?:start|sign_in)|\.auth\/login|cdn-cgi\/access\/login)/;

/** Cookies with which access proxies begin a login. */
const LOGIN_COOKIE =
  /^(?:_oauth2_proxy|CF_(?:AppSession|Authorization)|AWSELBAuthSessionCookie|_vercel_sso_nonce)/m;

/** The line by which an access proxy shows that it refused a request itself, without a redirect. */
function refusedByProxy(input: CauseInput): string | null {
  if (input.hop.status !== 401 && input.hop.status !== 403) return null;
  const own = firstLine(input, ['cf-access-domain', 'cf-access-aud']);
  if (own !== null) return own;
  const [name] = LOGIN_COOKIE.exec(answered(input, 'set-cookie').slice(0, 2_000)) ?? [];
  return name === undefined ? null : `Set-Cookie: ${name}…`;
}

/** The authentication of Azure's App Service answers before the application and its CORS settings. */
const easyAuth: Recogniser = (input) =>
  (input.hop.status === 401 || input.hop.status === 403) && hasAnswered(input, 'x-ms-middleware-request-id')
    ? byOwnSign(likely(headerLine(input, 'x-ms-middleware-request-id'), statusLine(input)))
    : null;

/** Gateways of companies, and programs that look into connections, by the names that they leave. */
const FILTERS =
  /zscaler|netskope|forcepoint|bluecoat|symantec|mcafee|fortigate|sophos|kaspersky|barracuda|iboss|umbrella/i;

const filter: Recogniser = (input) => {
  const name = ['via', 'server', 'x-squid-error'].find((each) =>
    each === 'x-squid-error' ? hasAnswered(input, each) : FILTERS.test(answered(input, each).slice(0, 500)),
  );
  if (name === undefined || !lacksAllowOrigin(input)) return null;
  return byOwnSign(likely(headerLine(input, name), statusLine(input)));
};

/** A login in front of the whole server, which no answer of the application can change. */
const accessProxy: Recogniser = (input) => {
  if (answered(input, 'x-goog-iap-generated-response') === 'true')
    return byOwnSign(certain(statusLine(input), headerLine(input, 'x-goog-iap-generated-response')));
  const refused = refusedByProxy(input);
  if (refused !== null) return byOwnSign(likely(refused, statusLine(input)));
  const target = redirectTarget(input);
  if (target === null) return null;
  if (isHostOf(target, 'cloudflareaccess.com') || PROXY_LOGIN_PATH.test(target.pathname))
    return byOwnSign(certain(headerLine(input, 'location')));
  return null;
};

const devPort: Recogniser = (input) => {
  const target = redirectTarget(input);
  const guarded =
    target !== null && (isHostOf(target, 'github.dev') || target.pathname.startsWith('/codespaces/auth'));
  if (guarded) return byOwnSign(certain(headerLine(input, 'location')));
  const forwarded =
    isHostOf(input.url, 'app.github.dev') ||
    isHostOf(input.url, 'gitpod.io') ||
    isHostOf(input.url, 'devtunnels.ms');
  const refused = [302, 401, 403, 404].includes(input.hop.status) && lacksAllowOrigin(input);
  if (forwarded && refused) return byOwnSign(likely(statusLine(input), shown(input.url.host)));
  const preview = hasAnswered(input, 'x-vercel-id') && input.hop.status === 401;
  return preview ? byOwnSign(likely(statusLine(input), headerLine(input, 'x-vercel-id'))) : null;
};

/** ModSecurity and its kin refuse with 406 or a page of HTML. */
const sharedHosting: Recogniser = (input) => {
  const { status } = input.hop;
  if (!/apache|litespeed/.test(serverName(input)) || !lacksAllowOrigin(input)) return null;
  if (status === 406) return likely(statusLine(input), headerLine(input, 'server'));
  const html = answered(input, 'content-type').startsWith('text/html');
  if (!html || (status !== 403 && status !== 409)) return null;
  // Apache does not refuse origins: what answers a preflight with its page of an error is a rule about methods.
  const lines = [statusLine(input), headerLine(input, 'server')];
  const own =
    serverName(input).startsWith('litespeed') || answered(input, 'content-type').endsWith('iso-8859-1');
  return isPreflight(input) || own ? likely(...lines) : possible(...lines);
};

/** What ngrok's codes mean. https://ngrok.com/docs/errors */
function ngrokReason({ text }: TextPart): string {
  if (text.includes('ERR_NGROK_6024')) return 'with the warning page that browsers get first';
  if (text.includes('ERR_NGROK_3200')) return 'no tunnel runs under that name';
  if (text.includes('ERR_NGROK_8012')) return 'the tunnel runs, and no program answers behind it';
  return 'with a page of its own instead of what the program behind it says';
}

const SKIP_WARNING = sentence`Send ${code('ngrok-skip-browser-warning')} with the request, and allow it on the server: it makes a preflight necessary`;
const START_TUNNEL = sentence`Start the tunnel and the program behind it`;

/** What helps against a code; all of it where there is none. */
function ngrokFix({ text }: TextPart): RichText {
  if (text.includes('ERR_NGROK_6024')) return sentence`${SKIP_WARNING}.`;
  return text.includes('ERR_NGROK_')
    ? sentence`${START_TUNNEL}.`
    : sentence`${START_TUNNEL}. ${SKIP_WARNING}.`;
}

/** Protections, tunnels and logins in front of a server. */
export const guardsInFrontCauses = {
  'bot-protection-challenge': {
    inPlaceOfServer: true,
    rank: 3,
    recognise: botProtection,
    words: ({ server, status, signed }) => ({
      title: sentence`A bot protection answered instead of the server`,
      story: sentence`The protection in front of ${server} answered ${status}${signed}. Its challenge is a page for people, and no script can read or solve it.`,
      check: sentence`Look at the events of the firewall at the time of the request.`,
      fix: sentence`Let the API path and OPTIONS skip the challenge in the rules of the protection.`,
      avoid: sentence`Do not change the CORS policy first: the request never reached the application.`,
      link: mdnStatus(403),
    }),
  },
  'tunnel-interstitial': {
    inPlaceOfServer: true,
    rank: 1,
    recognise: tunnel,
    words: ({ server, sign, signed }) => ({
      title: sentence`The tunnel answered instead of the server`,
      story: sentence`ngrok answered for ${server}${signed}: ${ngrokReason(sign)}. Its pages have no CORS headers.`,
      check: sentence`Open the address in a tab of its own: the tunnel says there what is wrong.`,
      fix: ngrokFix(sign),
      avoid: sentence`Do not change the CORS policy first: the request never reached the program behind the tunnel.`,
      link: CORS_GUIDE,
    }),
  },
  'access-proxy-in-front': {
    inPlaceOfServer: true,
    rank: 1,
    recognise: accessProxy,
    words: ({ server, signed }) => ({
      title: sentence`A login in front of the server took the request`,
      story: sentence`An access proxy in front of ${server} answered${signed}. It takes everything that has no session, preflights too, before the application sees it.`,
      check: sentence`Look in the settings of the access proxy whether it lets OPTIONS through, and whether it has CORS settings.`,
      fix: sentence`Let the access proxy pass OPTIONS without a session, and answer 401 instead of a redirect for scripts.`,
      avoid: sentence`Do not look at the application's CORS policy first: the request never reached it.`,
      link: PREFLIGHT_GUIDE,
    }),
  },
  'dev-port-protected': {
    inPlaceOfServer: true,
    rank: 2,
    recognise: devPort,
    words: ({ server, signed }) => ({
      title: sentence`The forwarded port or preview is private`,
      story: sentence`${server} asks for a login before it forwards anything${signed}. A script of another origin cannot log in there.`,
      check: sentence`Look whether the port or the preview is marked as private, and make it public if its content may be.`,
      fix: sentence`Make the forwarded port or preview public, or serve the page from the same protected host.`,
      avoid: sentence`Do not publish a port with real data: whoever finds its address gets in.`,
      link: mdn('Guides/Authentication'),
    }),
  },
  'shared-hosting-protection': {
    rank: 20,
    recognise: sharedHosting,
    words: ({ server, status }) => ({
      title: sentence`A protection of the web server refused the request`,
      story: sentence`${server} answered ${status} from the web server itself. Rules such as ModSecurity or hotlink protection refuse what they take for an attack, before the application sees it.`,
      check: sentence`Look into the error log of the web server for the rule that matched.`,
      fix: sentence`Allow the method or the rule that matched in ${code('.htaccess')}, or let the hosting company do it.`,
      avoid: sentence`Do not switch the whole protection off: one rule is enough.`,
      link: mdnStatus(406),
    }),
  },
  'app-service-authentication': {
    inPlaceOfServer: true,
    verdicts: ['blocked', 'allowed'],
    rank: 1,
    recognise: easyAuth,
    words: ({ server, status, signed }) => ({
      title: sentence`App Service Authentication refused the request`,
      story: sentence`The authentication of Azure's App Service (EasyAuth) answered ${status} for ${server}${signed}. It stands before the application, so its refusal carries no CORS headers of the application.`,
      check: sentence`Look under “Authentication” of the app in Azure's portal what is done with requests that are not authenticated.`,
      fix: sentence`Send a valid token; let requests without one through to the application where it checks them itself, and OPTIONS in any case.`,
      avoid: sentence`Do not look at the application's CORS policy first: the request never reached it.`,
      link: mdnStatus(401),
    }),
  },
  'security-software': {
    verdicts: ['blocked', 'failed'],
    rank: 4,
    recognise: filter,
    words: ({ server, signed, status }) => ({
      title: sentence`A filter on the way answered or changed the answer`,
      story: sentence`The answer of ${server} (${status}) shows a filter of a network or of this computer${signed}. Such filters show pages of their own, and may leave headers out.`,
      check: sentence`Repeat the request from another network, such as that of a phone.`,
      fix: sentence`Let whoever runs the filter add an exception for ${server}.`,
      avoid: sentence`Do not change the CORS policy first: the server may never have been asked.`,
      link: CORS_GUIDE,
    }),
  },
} satisfies Causes;
