import { type AddressSpace, addressSpaceOf, spaceOfAddress } from '../../cors/address-space.ts';
import { byteOf } from '../../cors/header-bytes.ts';
import { getHeader, type HeaderName } from '../../cors/header-list.ts';
import { OPAQUE_ORIGIN, parseUrl } from '../../cors/origin.ts';
import type { Blocking } from '../../diagnosis/diagnosis.ts';
import type { Exchange, Hop } from '../../exchange/exchange.ts';
import { chromiumKind } from './chromium-kind.ts';
import {
  CHROMIUM_FETCH_REFUSALS,
  CHROMIUM_REASONS,
  CHROMIUM_WRAPPER,
  type ChromiumHint,
  FIRST_WITHOUT_NO_CORS_HINT,
  OLD_NO_CORS_HINT,
  OLD_VALID_VALUE_HINT,
  VALID_VALUE_HINT,
  WITH_CREDENTIALS_HINT,
} from '../sentences/chromium.ts';
import { reportedParameter } from './refused-header.ts';
import { formerBeginning, formerReason, formerSpelling, isFormerChromium } from './write-former-chromium.ts';
import { FIRST_WITH_NAMED_SCHEME, FORMER_SCHEME_REFUSAL } from '../sentences/chromium-former.ts';
import { fill, partsOf, type Placeholder } from '../sentences/template.ts';

/** The line that Chromium prints for a blocked request. */
export function writeChromium(exchange: Exchange, blocking: Blocking): string {
  const index = blocking.hop ?? exchange.hops.length - 1;
  const hop = exchange.hops[index];
  const url = (hop?.url ?? exchange.url) + fragmentAt(exchange, index);
  const filled = (text: string, known: Partial<Record<Placeholder, string>> = {}): string => {
    const values: Partial<Record<Placeholder, string>> = {};
    for (const placeholder of partsOf(text).placeholders)
      values[placeholder] = valueFor(placeholder, exchange, url, () =>
        escaped(serverValue(exchange, hop, blocking)),
      );
    return fill(text, { ...values, ...known });
  };
  const refusal = refusalOf(exchange, blocking);
  if (refusal !== null) return filled(refusal);
  const { text, hint } = CHROMIUM_REASONS[blocking.corsError];
  if (isFormerChromium(exchange)) {
    const known = { location: hop?.redirectUrl ?? '', status: String(hop?.status ?? 0) };
    const beginning = formerBeginning(exchange, blocking);
    const start = beginning === null ? wrapper(exchange, url) : filled(beginning, known);
    return start + filled(formerReason(exchange, blocking, text), known) + hintText(hint, exchange);
  }
  return wrapper(exchange, url) + filled(text) + hintText(hint, exchange);
}

/** What fetch() says by itself, with placeholders; null where it says nothing. */
function refusalOf({ browser, initiator, hops, url }: Exchange, { corsError }: Blocking): string | null {
  if (initiator !== 'fetch' || hops.length > 1) return null;
  // Only a page that is a file itself gets as far as asking for another: what refuses that stands below fetch(). Measured in 156.
  if (url.startsWith('file:')) return null;
  const isFormer = browser.version !== null && browser.version < FIRST_WITH_NAMED_SCHEME;
  if (corsError === 'CorsDisabledScheme' && isFormer) return FORMER_SCHEME_REFUSAL;
  return CHROMIUM_FETCH_REFUSALS[corsError]?.text ?? null;
}

/** The URL is the last one requested; the first one is named when it is another. */
function wrapper(exchange: Exchange, lastUrl: string): string {
  const { start, url, redirectedFrom, redirectedEnd, origin, end } = CHROMIUM_WRAPPER;
  const redirected = lastUrl === exchange.url ? origin : redirectedFrom + exchange.url + redirectedEnd;
  return start + kindText(exchange) + url + lastUrl + redirected + originText(exchange) + end;
}

/** Chrome up to 68 wrote `Font` and `Image`. */
const kindText = (exchange: Exchange): string => {
  const kind = chromiumKind(exchange);
  return isFormerChromium(exchange) ? kind.charAt(0).toUpperCase() + kind.slice(1) : kind;
};

const originText = ({ origin }: Exchange): string => origin ?? OPAQUE_ORIGIN;

function hintText(hint: ChromiumHint, { initiator, browser }: Exchange): string {
  const old = browser.version !== null && browser.version < FIRST_WITHOUT_NO_CORS_HINT;
  switch (hint) {
    case 'none':
      return '';
    case 'with-credentials':
      return initiator === 'xhr' ? WITH_CREDENTIALS_HINT : '';
    case 'valid-value':
      if (initiator !== 'fetch') return '';
      return old ? OLD_VALID_VALUE_HINT : VALID_VALUE_HINT;
    case 'no-cors':
      return initiator === 'fetch' && old ? OLD_NO_CORS_HINT : '';
  }
}

/** One placeholder's value. Only those that a template has are worked out: reading the URL twice would cost more than all the rest. */
function valueFor(placeholder: Placeholder, exchange: Exchange, url: string, quoted: () => string): string {
  switch (placeholder) {
    case 'url':
      return url;
    case 'origin':
      return originText(exchange);
    case 'value':
    case 'method':
    case 'header':
    case 'location':
    case 'target':
      return quoted();
    case 'space':
      return spaceName(addressSpaceOf(url) ?? answeringSpace(exchange), exchange.browser.version);
    case 'schemes':
      return supportedSchemes(exchange.browser.version);
    case 'scheme':
      return parseUrl(url)?.protocol.slice(0, -1) ?? '';
    // Only Firefox prints these.
    case 'token':
    case 'status':
      return '';
  }
}

const leadsToFragment = ({ kind, redirectUrl }: Hop): boolean =>
  kind === 'redirect' && redirectUrl.includes('#');

/**
 * The fragment that the hop's URL has got from the redirect before it. (An entry leaves the fragment of its own URL out, so that the one
 * that the page asked for is not known.) Measured in Chromium 156: a preflight's line has it too, and later redirects
 * without one keep it.
 */
function fragmentAt({ hops }: Exchange, index: number): string {
  const url = hops.slice(0, index).findLast(leadsToFragment)?.redirectUrl ?? '';
  return url === '' ? '' : url.slice(url.indexOf('#'));
}

/** The header that a step quotes: the console shows its bytes where CDP shows them decoded, or nothing when they are no UTF-8. */
const QUOTED_HEADER: Readonly<Partial<Record<Blocking['corsError'], HeaderName>>> = {
  MultipleAllowOriginValues: 'access-control-allow-origin',
  InvalidAllowOriginValue: 'access-control-allow-origin',
  AllowOriginMismatch: 'access-control-allow-origin',
  InvalidAllowCredentials: 'access-control-allow-credentials',
  PreflightMultipleAllowOriginValues: 'access-control-allow-origin',
  PreflightInvalidAllowOriginValue: 'access-control-allow-origin',
  PreflightAllowOriginMismatch: 'access-control-allow-origin',
  PreflightInvalidAllowCredentials: 'access-control-allow-credentials',
  PreflightInvalidAllowPrivateNetwork: 'access-control-allow-private-network',
};

function serverValue(exchange: Exchange, hop: Hop | undefined, blocking: Blocking): string {
  const { corsError, failedParameter } = blocking;
  const name = QUOTED_HEADER[corsError];
  if (name === undefined || hop === undefined)
    return formerSpelling(exchange, reportedParameter(exchange, blocking));
  // The stored headers were judged, of which only the decoded value is left.
  if (hop.status === 0 || hop.status === 304) return utf8Bytes(failedParameter);
  return getHeader(hop.responseHeaders, name) ?? failedParameter;
}

/** One character per byte. */
function utf8Bytes(text: string): string {
  try {
    return encodeURIComponent(text).replaceAll(/%[0-9A-F]{2}/g, (byte) =>
      String.fromCharCode(Number.parseInt(byte.slice(1), 16)),
    );
  } catch {
    // Half of a surrogate pair has no bytes.
    return text;
  }
}

/** cors_error_string.cc, EncodeHint: what is not printable ASCII becomes `\uXXXX`. Measured: byte by byte, tab and delete included. */
function escaped(text: string): string {
  let result = '';
  for (let index = 0; index < text.length; index++) {
    const character = text.charAt(index);
    const printable = character >= ' ' && character <= '~';
    result += printable ? character : escapedCharacter(character);
  }
  return result;
}

const escapedCharacter = (character: string): string =>
  `\\u${(byteOf(character) ?? character.charCodeAt(0)).toString(16).toUpperCase().padStart(4, '0')}`;

/** The first Chrome that calls the address spaces as the standard does today; one version more or less is not known. */
const FIRST_WITH_LOOPBACK = 139;

/** A preflight that asked for a private network was answered from there. */
const answeringSpace = ({ hops }: Exchange): AddressSpace | null =>
  spaceOfAddress(hops.findLast(({ serverAddress }) => serverAddress !== '')?.serverAddress ?? '');

/** Before that, `local` was this machine and `private` the local network. */
function spaceName(space: AddressSpace | null, version: number | null): string {
  if (space === null) return 'unknown';
  if (version === null || version >= FIRST_WITH_LOOPBACK || space === 'public') return space;
  return space === 'loopback' ? 'local' : 'private';
}

/**
 * The schemes in the order of each time, by the first Chrome that has it. Measured in 34 versions from 64 to 148 and in 156; one or two versions
 * more or less are not known. Those measured without a window know no `chrome-extension` and no `isolated-app`: these stand where lines of the
 * time have them.
 */
const SCHEMES: readonly (readonly [first: number, schemes: string])[] = [
  [
    156,
    'chrome, chrome-experimental-site-token-provider, chrome-extension, chrome-untrusted, data, http, https, isolated-app',
  ],
  [129, 'chrome, chrome-extension, chrome-untrusted, data, http, https, isolated-app'],
  [106, 'http, data, isolated-app, chrome-extension, chrome, https, chrome-untrusted'],
  [85, 'http, data, chrome, chrome-extension, chrome-untrusted, https'],
  [0, 'http, data, chrome, chrome-extension, https'],
];

const supportedSchemes = (version: number | null): string =>
  SCHEMES.find(([first]) => version === null || version >= first)?.[1] ?? '';
