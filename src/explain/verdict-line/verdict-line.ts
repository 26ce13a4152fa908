import { isGrantedElsewhere } from '../../diagnosis/log/granted-elsewhere.ts';
import { type LogEvidence, noEvidence } from '../../diagnosis/log/log-evidence.ts';
import type { Diagnosed, NetworkFailure } from '../../diagnosis/diagnosis.ts';
import { isRisk } from '../../diagnosis/risks.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import { factsOf, isBareError, isStatusAlone } from '../blocked/facts.ts';
import { code, plural, sentence, strong } from '../compose.ts';
import { failureText } from '../failure.ts';
import type { RichText } from '../rich-text.ts';
import { blockedLine, hostCode } from './blocked-lines.ts';

const unknownLine = ({ exchange }: Diagnosed): RichText =>
  sentence`The log does not tell what became of your ${code(exchange.method)} to ${hostCode(exchange.url)}`;

/** Whether an error answered, and the permission is no more than what error pages leave out: the error is the story. */
function isErrorTheStory(diagnosed: Diagnosed): boolean {
  const { blocking } = diagnosed.diagnosis;
  return blocking !== null && isBareError(factsOf(diagnosed, blocking));
}

function blocked(diagnosed: Diagnosed, log: LogEvidence): RichText {
  const { exchange, diagnosis } = diagnosed;
  if (diagnosis.blocking === null) return unknownLine(diagnosed);
  const facts = factsOf(diagnosed, diagnosis.blocking);
  if (!isErrorTheStory(diagnosed)) return blockedLine(facts);
  const answer = sentence`${hostCode(facts.url)} answered your ${code(facts.method)} with ${strong(String(facts.status))}`;
  return isStatusAlone(facts) || isGrantedElsewhere(exchange, diagnosis, log)
    ? sentence`Your CORS is fine: ${answer}, and an error page without CORS headers`
    : sentence`${answer}, an error without CORS headers, so your page may not read it`;
}

/** The titles of these name where a redirect leads, which takes a line by itself. */
function failed(failure: NetworkFailure, exchange: Exchange): RichText {
  const server = hostCode(exchange.hops[failure.hop]?.url ?? exchange.url);
  switch (failure.kind) {
    case 'redirect-mode':
      return sentence`Not CORS: ${server} redirected your ${code(exchange.method)}, which your page asked not to follow`;
    case 'unsafe-redirect':
      return sentence`Not CORS: ${server} redirected your ${code(exchange.method)} to an address that browsers refuse`;
    default:
      return sentence`Not CORS: ${failureText(failure, exchange).title}`;
  }
}

function allowed({ exchange, diagnosis }: Diagnosed): RichText {
  const last = exchange.hops.at(-1);
  const server = hostCode(last?.url ?? exchange.url);
  const status = last?.status ?? 0;
  const method = code(exchange.method);
  if (status >= 400)
    return sentence`Your CORS is fine: ${server} answered your ${method} with ${strong(String(status))}`;
  const { length } = diagnosis.warnings.filter(isRisk);
  const risks = length === 0 ? '' : `, with ${plural(length, 'risk')}`;
  return sentence`${server} lets your page read the answer to your ${method}${risks}`;
}

/**
 * What happened in one short sentence with the user's own values, without a full stop: for the top of a page that may be 400 pixels wide.
 * `headline` has the whole sentence. `log`: what the rest of the log shows.
 */
export function verdictLine(diagnosed: Diagnosed, log: LogEvidence = noEvidence): RichText {
  const { exchange, diagnosis } = diagnosed;
  switch (diagnosis.verdict) {
    case 'blocked':
      return blocked(diagnosed, log);
    case 'failed':
      return diagnosis.failure === null ? unknownLine(diagnosed) : failed(diagnosis.failure, exchange);
    case 'allowed':
      return allowed(diagnosed);
    case 'opaque':
      return sentence`Loaded without CORS: your page can use the answer of ${hostCode(exchange.url)}, but not read it`;
    case 'same-origin':
      return sentence`${hostCode(exchange.url)} is the origin of your page, so no permission is needed`;
    case 'unknown':
      return unknownLine(diagnosed);
  }
}
