import type { CorsError } from '../../cors/cors-error.ts';
import type { Blocking, NetworkFailure } from '../../diagnosis/diagnosis.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import {
  FIREFOX_DID_NOT_SUCCEED,
  FIREFOX_STATUS,
  FIREFOX_TEMPLATES,
  type FirefoxTemplate,
  FIRST_FIREFOX_WITH_RESPONSE,
  FIRST_FIREFOX_WITH_STATUS,
  FORMER_FIREFOX_LINES,
} from '../sentences/firefox.ts';
import { fill } from '../sentences/template.ts';
import { printedStatus } from './printed-status.ts';

/** The line that Firefox prints for a blocked request. */
export function writeFirefox(exchange: Exchange, blocking: Blocking): string {
  const hop = blocking.hop === null ? exchange.hops.at(-1) : exchange.hops[blocking.hop];
  const url = hop?.url ?? exchange.url;
  const template = templateFor(withoutPreflight(blocking.corsError), exchange);
  if (template === undefined) return didNotSucceed(url, exchange);
  const { failedParameter } = blocking;
  return fill(asOf(exchange, template.text), {
    url,
    value: failedParameter,
    token: failedParameter,
    header: failedParameter,
    status: String(hop === undefined ? 0 : printedStatus(hop)),
  });
}

/** What Firefox prints when a request failed otherwise: it takes every failure of a CORS request for CORS. */
export function writeFirefoxFailure(exchange: Exchange, failure: NetworkFailure): string {
  return didNotSucceed(exchange.hops[failure.hop]?.url ?? exchange.url, exchange);
}

const didNotSucceed = (url: string, exchange: Exchange): string =>
  fill(asOf(exchange, FIREFOX_DID_NOT_SUCCEED.text), { url });

const isBefore = ({ browser }: Exchange, first: number): boolean =>
  browser.version !== null && browser.version < first;

/** The line as its version ends it. */
const asOf = (exchange: Exchange, text: string): string =>
  isBefore(exchange, FIRST_FIREFOX_WITH_STATUS) ? text.replace(FIREFOX_STATUS, '.') : text;

function templateFor(corsError: CorsError, exchange: Exchange): FirefoxTemplate | undefined {
  const former = isBefore(exchange, FIRST_FIREFOX_WITH_RESPONSE)
    ? FORMER_FIREFOX_LINES.find((line) => line.corsError === corsError)
    : undefined;
  return former ?? FIREFOX_TEMPLATES.get(corsError);
}

/** Firefox says the same on a preflight, except for the errors that only a preflight has. */
const PLAIN: Readonly<Partial<Record<CorsError, CorsError>>> = {
  PreflightWildcardOriginNotAllowed: 'WildcardOriginNotAllowed',
  PreflightMissingAllowOriginHeader: 'MissingAllowOriginHeader',
  PreflightMultipleAllowOriginValues: 'MultipleAllowOriginValues',
  PreflightInvalidAllowOriginValue: 'AllowOriginMismatch',
  InvalidAllowOriginValue: 'AllowOriginMismatch',
  PreflightAllowOriginMismatch: 'AllowOriginMismatch',
  PreflightInvalidAllowCredentials: 'InvalidAllowCredentials',
};

const withoutPreflight = (error: CorsError): CorsError => PLAIN[error] ?? error;
