import { diagnoseExchange } from '../console/diagnosed.ts';
import type { DecodedMessage } from '../console/read/decoded-message.ts';
import { CHROMIUM_REASONS } from '../console/sentences/chromium.ts';
import { CORS_ERRORS, type CorsError, type Phase } from '../cors/cors-error.ts';
import type { Browser } from '../cors/engine.ts';
import { originOf } from '../cors/origin.ts';
import type { Diagnosed } from '../diagnosis/diagnosis.ts';
import type { LogContext } from '../diagnosis/log/log-context.ts';
import { type LogEvidence, logEvidenceOf } from '../diagnosis/log/log-evidence.ts';
import { createLogContext } from '../diagnosis/log/learn.ts';
import type { Exchange, Hop } from '../exchange/exchange.ts';
import { pairAll } from '../exchange/pairing/pair.ts';
import type { WireAnswer } from '../check/transport.ts';
import { partsOf, property, textOf } from '../exchange/reading/unknown.ts';
import { type Answers, preflightedId } from './asked-again.ts';
import type { ProtocolFailure, ProtocolRequest } from './protocol/protocol-request.ts';
import { recordsOf } from './protocol/entries.ts';

/** A request that CORS stopped, with what is known of it. */
export interface Blocked {
  readonly request: ProtocolRequest;
  readonly verdict: ProtocolFailure;
  /** null where the header lines do not lead to the browser's verdict: then that verdict is all that is said. */
  readonly diagnosed: Diagnosed | null;
  readonly isAskedAgain: boolean;
}

/** Everything that one page asked for, judged. */
export interface Judgement {
  readonly blocked: readonly Blocked[];
  /** Requests whose preflights Playwright answered, and whose servers could not be asked. */
  readonly hidden: readonly { readonly request: ProtocolRequest; readonly reason: string }[];
  readonly log: LogEvidence;
}

/** The browser's verdicts about `requests`, explained. */
export function judge(requests: readonly ProtocolRequest[], answers: Answers, browser: Browser): Judgement {
  const exchanges = exchangesOf(requests, browser);
  const context = createLogContext();
  for (const exchange of exchanges.values()) context.observe(exchange);
  const log = logEvidenceOf([...exchanges.values()]);
  const blocked: Blocked[] = [];
  const hidden: { request: ProtocolRequest; reason: string }[] = [];
  for (const request of requests) {
    if (preflightedId(request) !== '') continue;
    const verdict = request.failure;
    if (verdict !== null && verdict.corsError !== null) {
      const diagnosed = explained(exchanges.get(request), verdict.corsError, context);
      blocked.push({ request, verdict, diagnosed, isAskedAgain: false });
      continue;
    }
    const again = askedAgain(request, requests, answers, browser, context);
    if (typeof again === 'string') hidden.push({ request, reason: again });
    else if (again !== null) blocked.push(again);
  }
  return { blocked, hidden, log };
}

/** The exchange of each request. */
function exchangesOf(
  requests: readonly ProtocolRequest[],
  browser: Browser,
): ReadonlyMap<ProtocolRequest, Exchange> {
  const recorded = recordsOf(requests);
  const requestOf = new Map<Hop, ProtocolRequest>(
    recorded.flatMap(({ request, records }) => records.map((record) => [record, request] as const)),
  );
  const exchanges = pairAll(
    recorded.flatMap(({ records }) => records),
    browser,
  );
  return new Map(
    exchanges.flatMap((exchange) => {
      const hop = exchange.hops.find((each) => each.kind !== 'preflight' && requestOf.has(each));
      const request = hop === undefined ? undefined : requestOf.get(hop);
      return request === undefined ? [] : [[request, exchange] as const];
    }),
  );
}

/** The diagnosis that ends at the browser's verdict. The protocol does not tell the credentials mode; the verdict may. */
function explained(exchange: Exchange | undefined, corsError: string, context: LogContext): Diagnosed | null {
  if (exchange === undefined) return null;
  const either = diagnoseExchange(exchange, context, { eitherMode: true });
  const { blocking, alternatives } = either.diagnosis;
  if (blocking?.corsError === corsError) return either;
  const other = alternatives.find((each) => each.corsError === corsError);
  return other === undefined ? null : diagnoseExchange(exchange, context, { assuming: other.assuming });
}

/**
 * What becomes of a request when its server answers its preflight: blocked, or why the server could not be asked. null where it passes, or
 * where nothing was hidden.
 */
function askedAgain(
  request: ProtocolRequest,
  requests: readonly ProtocolRequest[],
  answers: Answers,
  browser: Browser,
  context: LogContext,
): Blocked | string | null {
  const preflight = requests.find((each) => answers.has(each.id) && preflightedId(each) === request.id);
  const answer = preflight === undefined ? null : (answers.get(preflight.id) ?? null);
  if (preflight === undefined || answer === null) return null;
  if (answer.status === 0) return answer.reason;
  const asked = answeredWith(preflight, answer);
  const withheld = withheldOf(request);
  const exchange = exchangesOf([asked, withheld], browser).get(withheld);
  if (exchange === undefined) return null;
  const diagnosed = diagnoseExchange(exchange, context, { eitherMode: true });
  const { blocking } = diagnosed.diagnosis;
  if (blocking === null) return null;
  const { corsError, failedParameter } = blocking;
  const verdict = { ...WITHHELD, corsError, failedParameter };
  return { request, verdict, diagnosed, isAskedAgain: true };
}

/** A preflight as it would have been with the server's own answer. */
function answeredWith(
  preflight: ProtocolRequest,
  { status, statusText, headers }: WireAnswer,
): ProtocolRequest {
  const response = { status, statusText };
  const [hop] = preflight.hops;
  return {
    ...preflight,
    hops: hop === undefined ? [] : [{ ...hop, response, hasExtraInfo: true }],
    answers: [{ status, headers }],
  };
}

const WITHHELD: ProtocolFailure = { errorText: 'net::ERR_FAILED', corsError: null, failedParameter: '' };

/** A request as it would have been had its preflight failed. */
function withheldOf(request: ProtocolRequest): ProtocolRequest {
  const [hop] = request.hops;
  return {
    ...request,
    hops: hop === undefined ? [] : [{ ...hop, response: null }],
    sentLines: [],
    answers: [],
    failure: WITHHELD,
  };
}

/** What is stopped before anything is sent has codes of its own; others leave open where it was. */
function phaseOf(corsError: string | null): Phase | null {
  const known = CORS_ERRORS.find((code) => code === corsError);
  const phase = known === undefined ? null : CHROMIUM_REASONS[known].phase;
  return phase === 'request' ? phase : null;
}

/** A verdict without an explanation, in the form of a line of the console that says no more. */
export function messageOf({ request, verdict }: Blocked): DecodedMessage {
  const { url, method, headers } = partsOf<'url' | 'method' | 'headers'>(request.hops[0]?.request);
  const origin = textOf(property(headers, 'Origin')) || originOf(textOf(property(headers, 'Referer')));
  return {
    engine: 'chromium',
    topic: 'cors',
    isCors: true,
    // The protocol's own name.
    corsError: verdict.corsError as CorsError | null,
    alsoPossible: [],
    phase: phaseOf(verdict.corsError),
    url: textOf(url) || null,
    origin,
    redirectedFrom: null,
    redirectLocation: null,
    failedParameter: verdict.failedParameter,
    statusCode: null,
    method: textOf(method) || null,
    browserCode: null,
  };
}
