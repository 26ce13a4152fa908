import { isSafelistedMethod } from '../../cors/method.ts';
import {
  blockedCause,
  type Cause,
  type CauseFamily,
  certain,
  likely,
  possible,
  type Recogniser,
} from './cause.ts';
import {
  answered,
  answerLine,
  allowOriginValues,
  type CauseInput,
  firstLine,
  grantedAtSameUrl,
  grantElsewhere,
  grantToSameUrl,
  hasAnswered,
  headerLine,
  isHostOf,
  isMismatch,
  isNginx,
  isPreflight,
  isSuccess,
  lacksAllowOrigin,
  loadedWithoutCors,
  passedPreflight,
  redirectTarget,
  saysNothingOfCors,
  sameValueForOther,
  serverName,
  shown,
  statusLine,
  variesByOrigin,
} from '../signs.ts';

/** `add_header` works for 200, 201, 204, 206, 301, 302, 303, 304, 307 and 308 only, unless `always` stands behind it. */
const nginxRules: Recogniser = (input) => {
  if (!isNginx(input) || !lacksAllowOrigin(input)) return null;
  if (isPreflight(input) && passedPreflight(input) === null && input.hop.status === 405) return null;
  const granted = passedPreflight(input) ?? grantElsewhere(input);
  // A block for OPTIONS that has other headers of CORS inherits none; elsewhere the one that is missing was an empty variable.
  const own = isPreflight(input) && grantedAtSameUrl(input);
  if (!saysNothingOfCors(input) && !own) return null;
  const server = headerLine(input, 'server');
  if (input.hop.status >= 400)
    return granted === null
      ? possible(statusLine(input), server)
      : likely(statusLine(input), server, answerLine(granted));
  // A location with an add_header of its own inherits none.
  return granted === null ? null : likely(server, answerLine(granted));
};

const HIT = /\bhit\b/i;

/** The line by which a shared cache says that it answered. */
export function cacheHitLine(input: CauseInput): string | null {
  for (const name of [
    'x-cache',
    'cf-cache-status',
    'x-vercel-cache',
    'cache-status',
    'x-cache-status',
    'x-proxy-cache',
  ])
    if (HIT.test(answered(input, name).slice(0, 500))) return headerLine(input, name);
  // Varnish names the request that filled the cache beside this one.
  if (/^\d+ \d+$/.test(answered(input, 'x-varnish').slice(0, 50))) return headerLine(input, 'x-varnish');
  return /^[1-9]/.test(answered(input, 'age')) ? headerLine(input, 'age') : null;
}

const cdnDropsOrigin: Recogniser = (input) => {
  const hit = cacheHitLine(input);
  if (hit === null || !lacksAllowOrigin(input) || isPreflight(input)) return null;
  const granted = grantToSameUrl(input);
  return granted === null ? likely(hit) : certain(hit, answerLine(granted));
};

/** A value made for the origin of somebody else came out of a cache. */
const cachedForOther: Recogniser = (input) => {
  const [value = ''] = allowOriginValues(input);
  const hit = cacheHitLine(input);
  if (!isMismatch(input) || variesByOrigin(input)) return null;
  const granted = grantElsewhere(input);
  if (hit === null)
    return granted !== null && sameValueForOther(input, value) === null
      ? possible(answerLine(granted))
      : null;
  const line = headerLine(input, 'access-control-allow-origin');
  return granted !== null && granted.allowOrigin !== '*'
    ? certain(line, hit, answerLine(granted))
    : likely(line, hit);
};

/** What an image or a script loaded without CORS is in the browser's cache, and shows neither status nor headers when it is reused. */
const cachedWithoutCors: Recogniser = (input) => {
  const loaded = loadedWithoutCors(input);
  if (loaded === null || isPreflight(input)) return null;
  const withheld = input.hop.status === 0 && input.hop.error === 'net::ERR_FAILED';
  if (withheld) return likely(answerLine(loaded));
  return lacksAllowOrigin(input) && isSuccess(input) ? possible(answerLine(loaded)) : null;
};

const CHALLENGES = new Set([403, 429, 503]);

const botProtection: Recogniser = (input) => {
  if (answered(input, 'cf-mitigated') === 'challenge')
    return certain(statusLine(input), headerLine(input, 'cf-mitigated'));
  if (hasAnswered(input, 'x-amzn-waf-action'))
    return certain(statusLine(input), headerLine(input, 'x-amzn-waf-action'));
  const other = firstLine(input, ['x-datadome', 'x-sucuri-block', 'x-px-vid']);
  if (other !== null && CHALLENGES.has(input.hop.status)) return likely(statusLine(input), other);
  const cloudflare = serverName(input) === 'cloudflare' && CHALLENGES.has(input.hop.status);
  const html = answered(input, 'content-type').startsWith('text/html');
  return cloudflare && html && lacksAllowOrigin(input)
    ? likely(statusLine(input), headerLine(input, 'server'))
    : null;
};

const tunnel: Recogniser = (input) =>
  hasAnswered(input, 'ngrok-error-code') ? certain(headerLine(input, 'ngrok-error-code')) : null;

const PROXY_LOGIN_PATH = /^\/(?:oauth2\/(?:start|sign_in)|\.auth\/login|cdn-cgi\/access\/login)/;

/** A login in front of the whole server, which no answer of the application can change. */
const accessProxy: Recogniser = (input) => {
  if (answered(input, 'x-goog-iap-generated-response') === 'true')
    return certain(statusLine(input), headerLine(input, 'x-goog-iap-generated-response'));
  const target = redirectTarget(input);
  if (target === null) return null;
  if (isHostOf(target, 'cloudflareaccess.com') || PROXY_LOGIN_PATH.test(target.pathname))
    return certain(headerLine(input, 'location'));
  return null;
};

const devPort: Recogniser = (input) => {
  const target = redirectTarget(input);
  const guarded =
    target !== null && (isHostOf(target, 'github.dev') || target.pathname.startsWith('/codespaces/auth'));
  if (guarded) return certain(headerLine(input, 'location'));
  const forwarded =
    isHostOf(input.url, 'app.github.dev') ||
    isHostOf(input.url, 'gitpod.io') ||
    isHostOf(input.url, 'devtunnels.ms');
  const refused = [302, 401, 403, 404].includes(input.hop.status) && lacksAllowOrigin(input);
  if (forwarded && refused) return likely(statusLine(input), shown(input.url.host));
  const preview = hasAnswered(input, 'x-vercel-id') && input.hop.status === 401;
  return preview ? likely(statusLine(input), headerLine(input, 'x-vercel-id')) : null;
};

const BALANCERS = /awselb|bigip|envoy|kong|traefik|haproxy|openresty|litespeed/;

const balancer: Recogniser = (input) => {
  if (!isPreflight(input) || !lacksAllowOrigin(input) || !saysNothingOfCors(input)) return null;
  if (isHaproxyDenial(input) || isEnvoyDenial(input))
    return likely(statusLine(input), headerLine(input, 'content-length'));
  const denied = isNginx(input) && input.hop.status === 403;
  return denied || BALANCERS.test(serverName(input))
    ? possible(statusLine(input), headerLine(input, 'server'))
    : null;
};

/** The length of Envoy's `RBAC: access denied`. */
const isEnvoyDenial = (input: CauseInput): boolean =>
  input.hop.status === 403 && /envoy/.test(serverName(input)) && answered(input, 'content-length') === '19';

/** HAProxy's own page for a denied request, without a `Server`. Its length is that of the page. Measured with HAProxy 2.6. */
const isHaproxyDenial = (input: CauseInput): boolean =>
  input.hop.status === 403 &&
  answered(input, 'content-length') === '93' &&
  answered(input, 'content-type') === 'text/html' &&
  answered(input, 'cache-control') === 'no-cache' &&
  serverName(input) === '';

/** IIS answers OPTIONS itself (OPTIONSVerbHandler, WebDAV) before the application sees it. */
const iis: Recogniser = (input) => {
  if (!serverName(input).startsWith('microsoft-iis') || !lacksAllowOrigin(input) || !saysNothingOfCors(input))
    return null;
  const own = firstLine(input, ['public', 'allow']);
  if (!isPreflight(input))
    return input.hop.status === 405 && !isSafelistedMethod(input.hop.method)
      ? likely(statusLine(input), headerLine(input, 'server'))
      : null;
  return own === null ? possible(statusLine(input)) : likely(statusLine(input), own);
};

const DEV_PORT = /^517[3-9]$/;

/** Vite and its kin let localhost in by default and nobody else. */
const devServer: Recogniser = (input) => {
  const local = ['localhost', '127.0.0.1', '[::1]'].includes(input.url.hostname);
  const dev = (local && DEV_PORT.test(input.url.port)) || input.url.pathname.startsWith('/@vite/');
  return dev && lacksAllowOrigin(input) && !isPreflight(input) ? likely(shown(input.url.host)) : null;
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

/** Chromium does not say so where it failed; Firefox does. */
const serviceWorker: Recogniser = (input) =>
  input.hop.fromServiceWorker && lacksAllowOrigin(input) ? likely(statusLine(input)) : null;

/** A blocked answer from the browser's cache leaves so little that the verdict may stay open. */
const orUnknown = (cause: Cause): Cause => ({ ...cause, verdicts: ['blocked', 'unknown'] });

/** What stands in front of the server: web servers, caches, protections, tunnels. */
export const proxyCauses = {
  'nginx-add-header-rules': blockedCause(16, nginxRules),
  'cdn-drops-origin': blockedCause(5, cdnDropsOrigin),
  'cached-for-another-origin': blockedCause(17, cachedForOther),
  'cached-non-cors-response': orUnknown(blockedCause(19, cachedWithoutCors)),
  'bot-protection-challenge': blockedCause(3, botProtection),
  'tunnel-interstitial': blockedCause(1, tunnel),
  'access-proxy-in-front': blockedCause(1, accessProxy),
  'dev-port-protected': blockedCause(2, devPort),
  'load-balancer-takes-options': blockedCause(12, balancer),
  'iis-takes-options': blockedCause(5, iis),
  'dev-server-stopped-cors': blockedCause(6, devServer),
  'shared-hosting-protection': blockedCause(20, sharedHosting),
  'service-worker-answered': blockedCause(2, serviceWorker),
} satisfies CauseFamily;
