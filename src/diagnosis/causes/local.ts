import { isTrustworthy } from '../../cors/address-space.ts';
import { getHeader, hasHeader } from '../../cors/header-list.ts';
import { blockedCause, type Cause, type CauseFamily, likely, possible, type Recogniser } from './cause.ts';
import {
  allowOriginValues,
  answered,
  type CauseInput,
  firstLine,
  grantElsewhere,
  headerLine,
  isPreflight,
  lacksAllowOrigin,
  requestLine,
  serverName,
  statusLine,
  variesByOrigin,
} from '../signs.ts';

/** The length of Django's page for a bad request, which it answers for a host that is not in ALLOWED_HOSTS. */
const DJANGO_PAGE = '143';

/** Django refuses a host with a page; an API that refuses a request does so with data. */
const isDjangoGuard = (input: CauseInput): boolean =>
  input.hop.status === 400 &&
  answered(input, 'content-type') === 'text/html' &&
  (answered(input, 'content-length') === DJANGO_PAGE || /^(?:wsgiserver|gunicorn)/.test(serverName(input)));

const isNamed = ({ url }: CauseInput): boolean =>
  !isTrustworthy(`http://${url.hostname}`) && /[a-z]$/.test(url.hostname);

/** Vite's refusal: plain text without a charset, in pieces. The host is a name that it was not told. */
const isViteGuard = (input: CauseInput): boolean =>
  input.hop.status === 403 &&
  isNamed(input) &&
  answered(input, 'content-type') === 'text/plain' &&
  answered(input, 'transfer-encoding') === 'chunked' &&
  serverName(input) === '';

const hostGuard: Recogniser = (input) =>
  !isPreflight(input) && (isDjangoGuard(input) || isViteGuard(input))
    ? likely(requestLine('Host', input.url.host), statusLine(input), headerLine(input, 'content-type'))
    : null;

/** A layer that heard of no origin, behind something that passes requests on. */
const originLost: Recogniser = (input) => {
  const proxy = firstLine(input, ['via', 'x-cache', 'x-served-by', 'x-forwarded-server']);
  const looked = variesByOrigin(input) && lacksAllowOrigin(input);
  return looked &&
    proxy !== null &&
    hasHeader(input.hop.requestHeaders, 'origin') &&
    grantElsewhere(input) === null
    ? possible(proxy, headerLine(input, 'vary'))
    : null;
};

/** The permission that let the request out is older than the answer that it got. */
const stalePreflight: Recogniser = (input) => {
  const cached = input.exchange.cachedPreflight?.hop ?? null;
  if (cached === null || isPreflight(input)) return null;
  const maxAge = getHeader(cached.responseHeaders, 'access-control-max-age');
  return possible(
    statusLine(input),
    ...(maxAge === null ? [] : [requestLine('Access-Control-Max-Age', maxAge)]),
  );
};

/** What add-ons that edit CORS headers put into them, and servers hardly ever do. */
const WEBDAV_METHODS = /\bPROPPATCH\b/;

const editingExtension: Recogniser = (input) => {
  const sent = getHeader(input.hop.requestHeaders, 'origin') ?? '';
  if (/^https?:\/\/evil\.com\/?$/.test(sent) && input.exchange.origin !== sent)
    return likely(requestLine('Origin', sent));
  const methods = answered(input, 'access-control-allow-methods').slice(0, 500);
  if (WEBDAV_METHODS.test(methods)) return possible(headerLine(input, 'access-control-allow-methods'));
  const values = allowOriginValues(input);
  return values.length > 1 && values.includes('*')
    ? possible(headerLine(input, 'access-control-allow-origin'))
    : null;
};

const orAllowed = (cause: Cause): Cause => ({ ...cause, verdicts: ['blocked', 'allowed'] });

/** What stands between a developer's page and server, and changes or refuses what passes. */
export const localCauses = {
  'dev-server-host-guard': orAllowed(blockedCause(0, hostGuard)),
  'origin-header-lost': blockedCause(80, originLost),
  'stale-preflight-result': blockedCause(81, stalePreflight),
  'cors-editing-extension': blockedCause(82, editingExtension),
} satisfies CauseFamily;
