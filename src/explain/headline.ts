import { type LogEvidence, noEvidence } from '../diagnosis/log/log-evidence.ts';
import type { Diagnosed } from '../diagnosis/diagnosis.ts';
import { plainText, type RichText } from './rich-text.ts';
import { untoldText } from './untold.ts';
import { withoutCorsHeadline } from './without-cors.ts';
import { isWithheldMismatch } from '../diagnosis/withheld-mismatch.ts';
import { isGrantedElsewhere } from '../diagnosis/log/granted-elsewhere.ts';
import { shownUrl, serverCode } from './addresses.ts';
import { blockedExplanation } from './blocked/explanations.ts';
import { factsOf, isBareError, isStatusAlone } from './blocked/facts.ts';
import { code, plural, sentence, strong } from './compose.ts';
import { failureText } from './failure.ts';

const answeredWith = (server: string, method: string, status: number): RichText =>
  sentence`Your CORS is fine; ${serverCode(server)} answered your ${code(method)} with ${strong(String(status))}`;

function blockedHeadline(diagnosed: Diagnosed, log: LogEvidence): RichText {
  const { exchange, diagnosis } = diagnosed;
  const { blocking } = diagnosis;
  if (blocking === null) return unknownHeadline(diagnosed);
  if (isWithheldMismatch(exchange, blocking))
    return sentence`The browser kept an answer of ${serverCode(exchange.url)} from your page and does not show it: likely a cache holds it with the permission for another origin.`;
  const facts = factsOf(diagnosed, blocking);
  if (isStatusAlone(facts) || (isBareError(facts) && isGrantedElsewhere(exchange, diagnosis, log)))
    return sentence`${answeredWith(facts.url, facts.method, facts.status)}, and the browser keeps an error without CORS headers from your page.`;
  if (isBareError(facts))
    return sentence`${serverCode(facts.url)} answered your ${code(facts.method)} with ${strong(String(facts.status))}: look at that first, for the browser keeps an error without ${code('Access-Control-Allow-Origin')} from your page.`;
  return blockedExplanation(blocking.corsError).headline(facts);
}

function failedHeadline(diagnosed: Diagnosed): RichText {
  const { exchange, diagnosis } = diagnosed;
  if (diagnosis.failure === null) return unknownHeadline(diagnosed);
  return sentence`Not CORS: ${failureText(diagnosis.failure, exchange).title}.`;
}

function allowedHeadline({ exchange, diagnosis }: Diagnosed): RichText {
  const withoutCors = withoutCorsHeadline(exchange);
  if (withoutCors !== null) return withoutCors;
  const server = serverCode(exchange.hops.at(-1)?.url ?? exchange.url);
  const page = exchange.origin === null ? sentence`your page` : sentence`${code(exchange.origin)}`;
  const status = exchange.hops.at(-1)?.status ?? 0;
  const { length } = diagnosis.warnings;
  const warnings = length === 0 ? '' : `, with ${plural(length, 'warning')}`;
  if (status >= 400)
    return sentence`${answeredWith(exchange.hops.at(-1)?.url ?? exchange.url, exchange.method, status)}.`;
  return sentence`${server} lets ${page} read the answer to your ${code(exchange.method)}${warnings}.`;
}

const opaqueHeadline = ({ exchange }: Diagnosed): RichText =>
  withoutCorsHeadline(exchange) ??
  sentence`The browser loaded ${code(shownUrl(exchange.url))} without CORS, so your page can use it, but not read it.`;

function sameOriginHeadline({ exchange }: Diagnosed): RichText {
  const navigation = exchange.mode === 'navigate' ? withoutCorsHeadline(exchange) : null;
  return (
    navigation ??
    sentence`${serverCode(exchange.url)} is the origin of your page, so no permission is needed.`
  );
}

const unknownHeadline = ({ exchange }: Diagnosed): RichText => untoldText(exchange).headline;

/** One sentence that says what happened, with the user's own values. `log`: what the rest of the log shows. */
export function headline(diagnosed: Diagnosed, log: LogEvidence = noEvidence): RichText {
  switch (diagnosed.diagnosis.verdict) {
    case 'blocked':
      return blockedHeadline(diagnosed, log);
    case 'failed':
      return failedHeadline(diagnosed);
    case 'allowed':
      return allowedHeadline(diagnosed);
    case 'opaque':
      return opaqueHeadline(diagnosed);
    case 'same-origin':
      return sameOriginHeadline(diagnosed);
    case 'unknown':
      return unknownHeadline(diagnosed);
  }
}

/** One sentence with the user's own values, without marks. `log`: what the rest of the log shows. */
export const summary = (diagnosed: Diagnosed, log: LogEvidence = noEvidence): string =>
  plainText(headline(diagnosed, log));
