import { getHeader, type HeaderName, lowerCaseName } from '../../cors/header-list.ts';
import { decodeUtf8Lossily } from '../../cors/lossy-utf8.ts';
import { OPAQUE_ORIGIN, parseUrl } from '../../cors/origin.ts';
import { webKitSpelling } from '../../cors/webkit-header-names.ts';
import type { Blocking } from '../../diagnosis/diagnosis.ts';
import type { Exchange, Hop } from '../../exchange/exchange.ts';
import { fill } from '../sentences/template.ts';
import {
  FIRST_WITH_STATUS,
  WEBKIT_LINES,
  WEBKIT_REDIRECTION,
  WEBKIT_STATUS,
} from '../sentences/webkit-lines.ts';
import { printedStatus } from './printed-status.ts';

/**
 * The line of WebKit's console that tells why a request was blocked; null where it has none. The line after it, `Fetch API cannot load … due
 * to access control checks.`, says nothing of the reason.
 */
export function writeWebKit(exchange: Exchange, blocking: Blocking): string | null {
  const template = WEBKIT_LINES[blocking.corsError];
  if (template === undefined) return null;
  const hop = blocking.hop === null ? exchange.hops.at(-1) : exchange.hops[blocking.hop];
  const values = {
    location: hop?.redirectUrl ?? '',
    origin: originOf(exchange, hop),
    status: String(hop === undefined ? 0 : printedStatus(hop)),
    value: hop === undefined ? '' : quotedList(blocking, hop),
    method: blocking.failedParameter,
    header: spelled(exchange, blocking.failedParameter),
  };
  const line = fill(withStatus(template, exchange), values);
  if (blocking.phase !== 'redirect') return line;
  return fill(WEBKIT_REDIRECTION, { location: withoutCredentials(values.location) }) + line;
}

/** The address as WebKit goes there. */
const withoutCredentials = (location: string): string =>
  parseUrl(location) === null ? location : location.replace(/^([a-z+.-]+:\/\/)[^/?#]*@/i, '$1');

function withStatus(line: string, { browser }: Exchange): string {
  const tellsStatus = browser.version === null || browser.version >= FIRST_WITH_STATUS;
  if (tellsStatus) return line;
  // Then the line about a preflight ended without its full stop, too.
  return line.replace(WEBKIT_STATUS, '').replace('is not successful.', 'is not successful');
}

const originOf = ({ origin }: Exchange, hop: Hop | undefined): string =>
  (hop === undefined ? null : getHeader(hop.requestHeaders, 'origin')) ?? origin ?? OPAQUE_ORIGIN;

const LISTS: Readonly<Partial<Record<Blocking['corsError'], HeaderName>>> = {
  InvalidAllowMethodsPreflightResponse: 'access-control-allow-methods',
  InvalidAllowHeadersPreflightResponse: 'access-control-allow-headers',
};

/** The whole header that a list was read from. */
function quotedList({ corsError }: Blocking, { responseHeaders }: Hop): string {
  const name = LISTS[corsError];
  return name === undefined ? '' : decodeUtf8Lossily(getHeader(responseHeaders, name) ?? '');
}

/** The name as the console spells it: WebKit's own spelling, or the page's, where an entry shows that. */
function spelled({ hops }: Exchange, name: string): string {
  const wanted = lowerCaseName(name);
  const known = webKitSpelling(wanted);
  if (known !== null) return known;
  for (const { kind, requestHeaders } of hops) {
    if (kind === 'preflight') continue;
    const sent = requestHeaders.find((each) => lowerCaseName(each.name) === wanted);
    if (sent !== undefined) return sent.name;
  }
  return name;
}
