import { isWithheldMismatch } from '../diagnosis/withheld-mismatch.ts';
import type { Diagnosed } from '../diagnosis/diagnosis.ts';
import { serverCode } from './addresses.ts';
import type { Exchange } from '../exchange/exchange.ts';
import { code, sentence, strong } from './compose.ts';
import type { RichText } from './rich-text.ts';
import { untoldText } from './untold.ts';
import { withoutCorsDetail } from './without-cors.ts';
import { blockedExplanation } from './blocked/explanations.ts';
import { factsOf } from './blocked/facts.ts';
import { failureText } from './failure.ts';

const KEPT_FOR_ANOTHER = sentence`Other answers of this server name one origin, may be kept by caches, and lack ${code('Vary: Origin')}: a cache then gives a copy that names one page's origin to the page of another.`;

/** The rule that decided, in one to three sentences that explain every term they use; empty when the headline says it all. */
export function whatHappened(diagnosed: Diagnosed): RichText {
  const { exchange, diagnosis } = diagnosed;
  switch (diagnosis.verdict) {
    case 'blocked':
      if (diagnosis.blocking !== null && isWithheldMismatch(exchange, diagnosis.blocking))
        return KEPT_FOR_ANOTHER;
      return diagnosis.blocking === null
        ? []
        : blockedExplanation(diagnosis.blocking.corsError).rule(factsOf(diagnosed, diagnosis.blocking));
    case 'failed':
      return diagnosis.failure === null ? [] : failureText(diagnosis.failure, exchange).detail;
    case 'opaque':
      return withoutCorsDetail(exchange);
    case 'same-origin':
      if (exchange.mode === 'navigate') return withoutCorsDetail(exchange);
      return sentence`An origin is scheme, host and port. Where page and server have the same, CORS does not apply.`;
    case 'unknown':
      return untoldText(exchange).detail;
    case 'allowed':
      return [];
  }
}

/** These change nothing on a server by their definition. https://www.rfc-editor.org/rfc/rfc9110#name-safe-methods */
const isSafe = (method: string): boolean => method === 'GET' || method === 'HEAD' || method === 'OPTIONS';

/** The status of the answer to the request itself; 0 where nothing tells. */
const statusOf = ({ hops }: Exchange): number =>
  hops.findLast(({ kind }) => kind !== 'preflight')?.status ?? 0;

const withStatus = (exchange: Exchange): RichText =>
  statusOf(exchange) === 0 ? [] : sentence` with ${strong(String(statusOf(exchange)))}`;

/** What an answer tells of what the request did. */
const effects = (exchange: Exchange): string =>
  statusOf(exchange) >= 200 && statusOf(exchange) < 300
    ? 'what it does on the server is likely done'
    : 'whether it changed anything there, the recording does not tell';

/** Whether the server ran the request and it may have had effects there. */
export function serverRan({ exchange, diagnosis }: Diagnosed): RichText {
  const method = code(exchange.method);
  const server = serverCode(exchange.url);
  switch (diagnosis.reachedServer) {
    case 'yes':
      return isSafe(exchange.method)
        ? sentence`Your ${method} was sent, and an answer came back.`
        : sentence`Your ${method} was sent, and an answer came back${withStatus(exchange)}: ${effects(exchange)}.`;
    case 'no':
      return sentence`${server} never received your ${method}: nothing changed there.`;
    case 'unknown':
      return sentence`Whether ${server} received your ${method} cannot be told from the log.`;
  }
}
