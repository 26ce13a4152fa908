import { isTrustworthy } from '../../cors/address-space.ts';
import { OPAQUE_ORIGIN, parseUrl } from '../../cors/origin.ts';
import {
  blockedCause,
  type CauseFamily,
  certain,
  likely,
  possible,
  type Recogniser,
  type Recognition,
} from './cause.ts';
import {
  allowOriginValues,
  answerLine,
  type CauseInput,
  grantElsewhere,
  headerLine,
  isMismatch,
  isNamedElsewhere,
  looksLikeOrigin,
  originSent,
  requestLine,
  sameValueForOther,
} from '../signs.ts';
import { cacheHitLine } from './proxies.ts';

const ALLOW_ORIGIN = 'access-control-allow-origin';

/** More items than this in one header are not looked at. */
const MOST_ITEMS = 100;

const itemsOf = (input: CauseInput): readonly string[] =>
  allowOriginValues(input)
    .flatMap((value) => value.split(/[,\s]/, MOST_ITEMS))
    .filter((item) => item !== '');

const isMultiple = ({ corsError }: CauseInput): boolean =>
  corsError === 'MultipleAllowOriginValues' || corsError === 'PreflightMultipleAllowOriginValues';

/** Two layers: the same value again, or a wildcard beside a name. */
const addedTwice: Recogniser = (input) => {
  if (!isMultiple(input)) return null;
  const items = itemsOf(input);
  const repeated = new Set(items).size < items.length;
  const mixed = items.includes('*') && items.length > 1;
  const line = headerLine(input, ALLOW_ORIGIN);
  if (repeated || mixed) return certain(line);
  // Something in between may have joined two lines into one.
  return allowOriginValues(input).length > 1 ? likely(line) : possible(line);
};

const originList: Recogniser = (input) => {
  if (!isMultiple(input) && input.corsError?.endsWith('InvalidAllowOriginValue') !== true) return null;
  const items = itemsOf(input);
  const listed =
    items.length > 1 && items.every((item) => parseUrl(item)?.host) && new Set(items).size === items.length;
  if (!listed) return null;
  return allowOriginValues(input).length === 1
    ? likely(headerLine(input, ALLOW_ORIGIN))
    : possible(headerLine(input, ALLOW_ORIGIN));
};

/** The two origins that should have been one. */
interface Pair {
  readonly sent: URL;
  readonly page: URL;
  readonly value: string;
}

function pairOf(input: CauseInput): Pair | null {
  if (!isMismatch(input) && input.corsError?.endsWith('InvalidAllowOriginValue') !== true) return null;
  const [value = ''] = allowOriginValues(input);
  const sent = parseUrl(value);
  const page = parseUrl(originSent(input));
  return sent === null || page === null ? null : { sent, page, value };
}

/**
 * One difference, and nothing else, is certain only where the value would be the page's own origin without it. Any other value may be one of
 * several: a server's first choice for an origin that it does not know, or what a cache kept.
 */
function judged(input: CauseInput, { sent, page }: Pair): Recognition {
  const lines = [headerLine(input, ALLOW_ORIGIN), requestLine('Origin', originSent(input))];
  const alone = cacheHitLine(input) === null && grantElsewhere(input) === null;
  return alone && sent.origin === page.origin ? certain(...lines) : likely(...lines);
}

const comparing =
  (differs: (pair: Pair) => boolean): Recogniser =>
  (input) => {
    const pair = pairOf(input);
    return pair !== null && !pair.value.includes('*') && differs(pair) ? judged(input, pair) : null;
  };

const hasPath = ({ sent, value }: Pair): boolean =>
  (value.endsWith('/') || sent.pathname !== '/') && value.toLowerCase().startsWith('http');

const isLoopbackHost = ({ hostname }: URL): boolean =>
  hostname === '0.0.0.0' || isTrustworthy(`http://${hostname}`);

const loopbackNames = ({ sent, page }: Pair): boolean =>
  isLoopbackHost(sent) && isLoopbackHost(page) && sent.hostname !== page.hostname;

/** `https://a:443` parses to `https://a`: the default port is never written in an origin. */
const ports = (pair: Pair): boolean => {
  const { sent, page, value } = pair;
  if (hasPath(pair) || sent.protocol !== page.protocol || sent.hostname !== page.hostname) return false;
  return sent.port !== page.port || /:(?:443|80)$/.test(value);
};

/** Without a scheme, `localhost:3000` is a URL of the scheme `localhost`. */
const schemes = ({ sent, page, value }: Pair): boolean =>
  value === page.host || (sent.protocol !== page.protocol && sent.host === page.host);

const twoLabels = ({ hostname }: URL): string => hostname.split('.').slice(-2).join('.');

const isName = ({ hostname }: URL): boolean => hostname.includes('.') && /[a-z]$/.test(hostname);

const subdomains = ({ sent, page }: Pair): boolean =>
  sent.hostname !== page.hostname && isName(sent) && isName(page) && isRelated(sent, page);

/** One host is below the other; two siblings share more than a public suffix may be. */
function isRelated(one: URL, other: URL): boolean {
  const below = one.hostname.endsWith(`.${other.hostname}`) || other.hostname.endsWith(`.${one.hostname}`);
  return (
    below ||
    (twoLabels(one) === twoLabels(other) &&
      one.hostname.split('.').length > 2 &&
      other.hostname.split('.').length > 2)
  );
}

const spelling = ({ sent, page, value }: Pair): boolean =>
  sent.origin === page.origin &&
  value !== page.origin &&
  !hasPath({ sent, page, value }) &&
  !/:(?:443|80)$/.test(value);

/** The same value for every page that asks. */
const hardCoded: Recogniser = (input) => {
  if (!isMismatch(input)) return null;
  const [value = ''] = allowOriginValues(input);
  const line = headerLine(input, ALLOW_ORIGIN);
  const other = sameValueForOther(input, value);
  if (other !== null) return likely(line, answerLine(other), requestLine('Origin', other.origin ?? ''));
  if (isNamedElsewhere(input) || !looksLikeOrigin(value)) return null;
  const compared = originSent(input) !== OPAQUE_ORIGIN && cacheHitLine(input) === null;
  return compared ? likely(line) : possible(line);
};

const isOpaque = (input: CauseInput): boolean =>
  originSent(input) === OPAQUE_ORIGIN && input.exchange.origin === OPAQUE_ORIGIN;

const codeIsFile = ({ exchange }: CauseInput): boolean => exchange.callSite?.url.startsWith('file:') ?? false;

const ORIGIN_NULL = requestLine('Origin', OPAQUE_ORIGIN);

const nullFile: Recogniser = (input) => {
  if (!isOpaque(input)) return null;
  return codeIsFile(input)
    ? certain(ORIGIN_NULL, (input.exchange.callSite?.url ?? '').slice(0, 200))
    : possible(ORIGIN_NULL);
};

const nullSandbox: Recogniser = (input) =>
  isOpaque(input) && !codeIsFile(input) ? likely(ORIGIN_NULL) : null;

const WEB_VIEW = /^(?:capacitor|ionic|tauri|app|vscode-webview|file):\/\/|^https?:\/\/tauri\.localhost$/;

const webView: Recogniser = (input) => {
  const origin = originSent(input);
  if (WEB_VIEW.test(origin)) return certain(requestLine('Origin', origin));
  return origin === 'http://localhost' || origin === 'https://localhost'
    ? possible(requestLine('Origin', origin))
    : null;
};

const extension: Recogniser = (input) => {
  const origin = originSent(input);
  return /^(?:chrome|moz|safari-web)-extension:\/\//.test(origin)
    ? certain(requestLine('Origin', origin))
    : null;
};

/** Which origin was allowed, against which one asked. */
export const valueCauses = {
  'header-added-twice': blockedCause(8, addedTwice),
  'origin-list-in-one-header': blockedCause(9, originList),
  'configured-origin-has-path': blockedCause(27, comparing(hasPath)),
  'loopback-names-differ': blockedCause(28, comparing(loopbackNames)),
  'port-differs': blockedCause(29, comparing(ports)),
  'scheme-differs': blockedCause(30, comparing(schemes)),
  'subdomain-differs': blockedCause(31, comparing(subdomains)),
  'host-spelling': blockedCause(32, comparing(spelling)),
  'hard-coded-origin': blockedCause(33, hardCoded),
  'null-origin-file': blockedCause(42, nullFile),
  'null-origin-sandbox': blockedCause(43, nullSandbox),
  'native-web-view-origin': blockedCause(43, webView),
  'extension-origin': blockedCause(43, extension),
} satisfies CauseFamily;
