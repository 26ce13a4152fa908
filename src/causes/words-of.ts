import { isTrustworthy } from '../cors/address-space.ts';
import { getHeader } from '../cors/header-list.ts';
import { OPAQUE_ORIGIN } from '../cors/origin.ts';
import type { Exchange, Hop } from '../exchange/exchange.ts';
import { hostnameOf, serverCode, shownPath, shownUrl } from '../explain/addresses.ts';
import { code, paragraph, sentence, strong } from '../explain/compose.ts';
import { plainText, type RichText } from '../explain/rich-text.ts';
import type { CauseFacts, CauseText } from './cause.ts';
import { type CauseFinding, type CauseId, CAUSES } from './causes-of.ts';

/** What a configuration is called. `server`: a name of ours, never a value of the server; null where none is known. */
export const configurationFor = (server: string | null): RichText =>
  server === null ? sentence`the configuration for your server` : sentence`the configuration for ${server}`;

const namedError = (sign: string | undefined): RichText =>
  sign?.startsWith('net::') === true ? sentence` (${code(sign)})` : [];

/** A status as evidence (`GET /items → 404`), which a sentence has said already where it names the status. */
const STATUS_LINE = / → \d+$/;

/** What betrays a cause, beside its status where there is anything beside it. */
function signFacts({ evidence }: CauseFinding, url: string): Pick<CauseFacts, 'sign' | 'signed'> {
  const sign = evidence.find((line) => !STATUS_LINE.test(line));
  return {
    sign: code(sign ?? evidence[0] ?? url),
    signed: sign === undefined ? [] : sentence` (${code(sign)})`,
  };
}

/** The server whose redirect led to the hop at `index`, or which redirected there itself. */
function redirectingTo({ hops, url }: Exchange, index: number): string {
  if (hops[index]?.kind === 'redirect') return hops[index].url;
  return hops.slice(0, index).findLast(({ kind }) => kind === 'redirect')?.url ?? hops[index]?.url ?? url;
}

const targetOf = (hop: Hop | undefined, url: string): string =>
  hop === undefined || hop.redirectUrl === '' ? url : hop.redirectUrl;

const asPage = ({ origin }: Exchange, url: string): string =>
  origin?.startsWith('https:') === true && !isTrustworthy(url) ? url.replace(/^http:/, 'https:') : url;

function factsOf(finding: CauseFinding, exchange: Exchange, configured: string | null): CauseFacts {
  const index = finding.hop ?? exchange.hops.length - 1;
  const hop = exchange.hops[index];
  const url = hop?.url ?? exchange.url;
  const headers = hop?.responseHeaders ?? [];
  return {
    server: serverCode(url),
    host: code(hostnameOf(url)),
    page: exchange.origin === null ? { kind: 'plain', text: 'your page' } : code(exchange.origin),
    method: code(exchange.method),
    path: code(shownPath(url)),
    status: strong(String(hop?.status ?? 0)),
    onPreflight: hop?.kind === 'preflight',
    asked: hop?.kind === 'preflight' ? sentence`the preflight` : sentence`your ${code(exchange.method)}`,
    ...signFacts(finding, url),
    redirecting: serverCode(redirectingTo(exchange, index)),
    opaque: (getHeader(hop?.requestHeaders ?? [], 'origin') ?? exchange.origin) === OPAQUE_ORIGIN,
    named: namedError(finding.evidence[0]),
    allowed: code(getHeader(headers, 'access-control-allow-origin') ?? '(nothing)'),
    target: code(shownUrl(targetOf(hop, url))),
    direct: code(shownUrl(asPage(exchange, targetOf(hop, url)))),
    configuration: configurationFor(configured),
  };
}

/** Whether a sentence tells to allow the origin that asked, by its name or with a configuration. */
const grants = (text: RichText, { page }: CauseFacts): boolean =>
  text.includes(page) || plainText(text).includes('the configuration for ');

/** Nobody should allow `null`: where a request came so, what would name its origin says how to get another one. */
function withoutNull(text: CauseText, facts: CauseFacts): CauseText {
  if (!facts.opaque || ![text.check, text.fix].some((each) => grants(each, facts))) return text;
  return {
    ...text,
    check: sentence`Look why the request carries ${code('Origin: null')}: a redirect across origins, a sandboxed frame or a file.`,
    fix: sentence`Ask the final address directly, or serve the page from an address of its own, and allow that one.`,
    avoid: sentence`Do not allow ${code('null')}: any site can send it.`,
  };
}

/**
 * A cause of `exchange` in words, with the values of the page and the server. `configured`: the name of the server that a configuration is
 * offered for.
 */
export function causeText(
  finding: CauseFinding,
  exchange: Exchange,
  configured: string | null = null,
): CauseText {
  const facts = factsOf(finding, exchange, configured);
  return withoutNull(CAUSES[finding.id].words(facts), facts);
}

/** A cause in words where there is no exchange that betrays it. */
export const causeWords = (id: CauseId, facts: CauseFacts): CauseText => CAUSES[id].words(facts);

/** Title and story as one paragraph. */
export function causeSummary(finding: CauseFinding, exchange: Exchange): RichText {
  const { title, story } = causeText(finding, exchange);
  return paragraph(sentence`${title}.`, story);
}
