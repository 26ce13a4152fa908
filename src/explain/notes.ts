import type { CorsError } from '../cors/cors-error.ts';
import { getHeader } from '../cors/header-list.ts';
import { OPAQUE_ORIGIN } from '../cors/origin.ts';
import type { Alternative, Diagnosed, Diagnosis } from '../diagnosis/diagnosis.ts';
import type { Exchange } from '../exchange/exchange.ts';
import { shownPath, shownUrl, serverOf } from './addresses.ts';
import { factsOf } from './blocked/facts.ts';
import { blockedShort } from './blocked/short.ts';
import { code, enumerate, paragraph, plural, sentence } from './compose.ts';
import { nullOriginText } from './null-origin.ts';
import type { RichText } from './rich-text.ts';

const withCredentials = sentence`with credentials (${code("credentials: 'include'")} or ${code('withCredentials = true')})`;

function alternativeSentence(diagnosed: Diagnosed, alternative: Alternative): RichText {
  const cause = blockedShort(factsOf(diagnosed, alternative));
  return alternative.assuming === 'credentials'
    ? sentence`If it asked with them, the cause is: ${cause}.`
    : sentence`If it did not, the cause is: ${cause}.`;
}

const ALLOW_CREDENTIALS = code('Access-Control-Allow-Credentials: true');

/** These checks exist for requests with credentials alone. https://fetch.spec.whatwg.org/#concept-cors-check */
const needsCredentials = (corsError: CorsError | undefined): boolean =>
  corsError === 'WildcardOriginNotAllowed' ||
  corsError === 'PreflightWildcardOriginNotAllowed' ||
  corsError === 'InvalidAllowCredentials' ||
  corsError === 'PreflightInvalidAllowCredentials';

/** What the other mode would mean where it has no failure of its own. */
function otherwise({ assuming, blocking }: Diagnosis): RichText {
  if (assuming === 'no-credentials')
    return sentence`If it asked with them, every answer also needs ${ALLOW_CREDENTIALS}.`;
  return needsCredentials(blocking?.corsError)
    ? sentence`If it did not, this check passes.`
    : sentence`If it did not, ${ALLOW_CREDENTIALS} is not needed.`;
}

/**
 * The credentials mode cannot be observed: what is assumed, and what the answer would be otherwise. Null when the answer is the same.
 */
export function credentialsQuestion(diagnosed: Diagnosed): RichText | null {
  const { alternatives, assuming, assumptionMatters } = diagnosed.diagnosis;
  if (alternatives.length === 0 && !assumptionMatters) return null;
  const not = assuming === 'credentials' ? '' : ' not';
  const assumption = sentence`No browser tells DevTools whether a page asked ${withCredentials}. Here it is taken that it did${not}.`;
  const others =
    alternatives.length === 0
      ? [otherwise(diagnosed.diagnosis)]
      : alternatives.map((alternative) => alternativeSentence(diagnosed, alternative));
  return paragraph(assumption, ...others);
}

/** That an earlier preflight answered for this request from the preflight cache, and which. Null when none did. */
export function cacheNote({ exchange }: Diagnosed): RichText | null {
  if (exchange.cachedPreflight === null) return null;
  const { hop } = exchange.cachedPreflight;
  const seconds = Math.max(0, Math.round((exchange.startedAt - hop.startedAt) / 1000));
  const age = seconds === 0 ? 'less than a second' : plural(seconds, 'second');
  return sentence`No preflight was sent: the browser reused the answer to ${code(`OPTIONS ${shownPath(hop.url)}`)} from ${age} before (the preflight cache). To see a changed server at once, tick "Disable cache" in the Network panel.`;
}

const isTainted = ({ hops, origin }: Exchange): boolean =>
  origin !== null &&
  origin !== OPAQUE_ORIGIN &&
  hops.some((hop) => getHeader(hop.requestHeaders, 'origin') === OPAQUE_ORIGIN);

/** What redirects did to this request: where it went, and that its origin became `null` on the way. Null without redirects. */
export function redirectNote({ exchange }: Diagnosed): RichText | null {
  const redirects = exchange.hops.filter((hop) => hop.kind === 'redirect');
  const last = redirects.at(-1);
  if (last === undefined) return null;
  const target = last.redirectUrl === '' ? [] : sentence` to ${code(shownUrl(last.redirectUrl))}`;
  const servers = [...new Set(redirects.map((hop) => serverOf(hop.url)))];
  const path = sentence`Redirected ${plural(redirects.length, 'time')} by ${enumerate(servers)}${target}.`;
  return isTainted(exchange) ? paragraph(path, nullOriginText(exchange)) : path;
}
