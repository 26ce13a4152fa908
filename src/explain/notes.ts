import { getHeader } from '../cors/header-list.ts';
import { OPAQUE_ORIGIN } from '../cors/origin.ts';
import type { Diagnosed } from '../diagnosis/diagnosis.ts';
import type { Exchange } from '../exchange/exchange.ts';
import { shownPath, shownUrl, serverOf } from './addresses.ts';
import { code, enumerate, paragraph, plural, sentence } from './compose.ts';
import { nullOriginText } from './null-origin.ts';
import { plainText, type RichText } from './rich-text.ts';
import { whatHappened } from './what-happened.ts';

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

/** Whether the story tells already what `Origin: null` means. */
const isExplained = (diagnosed: Diagnosed, text: RichText): boolean =>
  plainText(whatHappened(diagnosed)).includes(plainText(text));

/** What redirects did to this request: where it went, and that its origin became `null` on the way. Null without redirects. */
export function redirectNote(diagnosed: Diagnosed): RichText | null {
  const { exchange } = diagnosed;
  const redirects = exchange.hops.filter((hop) => hop.kind === 'redirect');
  const last = redirects.at(-1);
  if (last === undefined) return null;
  const target = last.redirectUrl === '' ? [] : sentence` to ${code(shownUrl(last.redirectUrl))}`;
  const servers = [...new Set(redirects.map((hop) => serverOf(hop.url)))];
  const path = sentence`Redirected ${plural(redirects.length, 'time')} by ${enumerate(servers)}${target}.`;
  const meaning = nullOriginText(exchange);
  return isTainted(exchange) && !isExplained(diagnosed, meaning) ? paragraph(path, meaning) : path;
}
