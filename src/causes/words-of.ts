import { getHeader } from '../cors/header-list.ts';
import type { Exchange } from '../exchange/exchange.ts';
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

function factsOf(finding: CauseFinding, exchange: Exchange, configured: string | null): CauseFacts {
  const hop = exchange.hops[finding.hop ?? exchange.hops.length - 1];
  const url = hop?.url ?? exchange.url;
  const headers = hop?.responseHeaders ?? [];
  return {
    server: serverCode(url),
    host: code(hostnameOf(url)),
    page: exchange.origin === null ? { kind: 'plain', text: 'your page' } : code(exchange.origin),
    method: code(exchange.method),
    path: code(shownPath(url)),
    status: strong(String(hop?.status ?? 0)),
    sign: code(finding.evidence[0] ?? url),
    named: namedError(finding.evidence[0]),
    allowed: code(getHeader(headers, 'access-control-allow-origin') ?? '(nothing)'),
    target: code(shownUrl(hop?.redirectUrl === undefined || hop.redirectUrl === '' ? url : hop.redirectUrl)),
    configuration: configurationFor(configured),
  };
}

/**
 * A cause of `exchange` in words, with the values of the page and the server. `configured`: the name of the server that a configuration is
 * offered for.
 */
export const causeText = (
  finding: CauseFinding,
  exchange: Exchange,
  configured: string | null = null,
): CauseText => CAUSES[finding.id].words(factsOf(finding, exchange, configured));

/** A cause in words where there is no exchange that betrays it. */
export const causeWords = (id: CauseId, facts: CauseFacts): CauseText => CAUSES[id].words(facts);

/** Title and story as one paragraph. */
export function causeSummary(finding: CauseFinding, exchange: Exchange): RichText {
  const { title, story } = causeText(finding, exchange);
  return paragraph(sentence`${title}.`, story);
}

/** Whether what to change is what fix/ writes. A server that says these words itself gets a link more, and nothing else. */
export const leadsToConfiguration = ({ fix }: CauseText): boolean =>
  plainText(fix).includes('the configuration for ');
