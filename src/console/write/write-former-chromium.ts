import type { CorsError } from '../../cors/cors-error.ts';
import type { Blocking } from '../../diagnosis/diagnosis.ts';
import type { Exchange, InitiatorKind } from '../../exchange/exchange.ts';
import {
  ANSWERED_WITH,
  BEGINNING_OF_API,
  FIRST_WITH_FAILED_TO_LOAD,
  FIRST_WITH_SMALL_LETTERS,
  FIRST_WITH_ACCESS_TO,
  FORMER_BEGINNING,
  FORMER_CHROMIUM,
  FORMER_REDIRECTION,
  ORIGIN_DENIED,
} from '../sentences/chromium-former.ts';

/** Whether it is a Chrome that did not yet begin every line in the same way. */
export const isFormerChromium = ({ browser }: Exchange): boolean =>
  browser.version !== null && browser.version < FIRST_WITH_ACCESS_TO;

/** What was said to begin with "Access to" then, too. The others, media and EventSource among them, began like fetch(). */
const BY_KIND: ReadonlySet<InitiatorKind> = new Set(['image', 'script', 'stylesheet', 'font']);

/** What such a Chrome put before a reason, with placeholders; null where that is what today's puts there. */
export function formerBeginning({ initiator, browser }: Exchange, { phase }: Blocking): string | null {
  if (initiator !== null && BY_KIND.has(initiator)) return null;
  const namesApi = (browser.version ?? FIRST_WITH_FAILED_TO_LOAD) < FIRST_WITH_FAILED_TO_LOAD;
  const api = initiator === 'fetch' ? 'fetch' : 'xhr';
  const beginning = namesApi ? BEGINNING_OF_API[api] : FORMER_BEGINNING;
  return phase === 'redirect' ? beginning + FORMER_REDIRECTION : beginning;
}

/** Its reason, with placeholders and without the hint: `text` is today's. */
export function formerReason(
  { browser, hops }: Exchange,
  { corsError, hop }: Blocking,
  text: string,
): string {
  const version = browser.version ?? FIRST_WITH_ACCESS_TO;
  const former = FORMER_CHROMIUM.find((each) => each.corsError === corsError && version < each.until);
  if (former !== undefined) return former.text;
  if (!isOfCorsCheck(corsError)) return text;
  const status = hops[hop ?? hops.length - 1]?.status ?? 0;
  const tellsStatus = corsError.endsWith('MissingAllowOriginHeader') && status >= 400;
  return text + ORIGIN_DENIED + (tellsStatus ? ANSWERED_WITH : '');
}

/** https://fetch.spec.whatwg.org/#concept-cors-check */
const isOfCorsCheck = (corsError: CorsError): boolean =>
  /(?:AllowOriginHeader|AllowOriginValues?|AllowOriginMismatch|WildcardOriginNotAllowed|AllowCredentials)$/.test(
    corsError,
  );

/** A refused header as the page wrote it, which Chrome named so up to 71; in small letters where no request shows it. */
export function formerSpelling({ browser, hops }: Exchange, name: string): string {
  if (name === '' || browser.version === null || browser.version >= FIRST_WITH_SMALL_LETTERS) return name;
  const requests = hops.filter(({ kind }) => kind !== 'preflight');
  const headers = requests.flatMap(({ requestHeaders }) => requestHeaders);
  return headers.find((header) => header.name.toLowerCase() === name)?.name ?? name;
}
