import type { Blocking, Diagnosed, Diagnosis } from '../../src/diagnosis/diagnosis.ts';
import type { Exchange } from '../../src/exchange/exchange.ts';
import { exchangeOf } from '../support/http-text.ts';

/** A diagnosis that found nothing. */
const NOTHING_FOUND: Diagnosis = {
  verdict: 'allowed',
  blocking: null,
  assuming: 'no-credentials',
  assumptionMatters: false,
  alternatives: [],
  failure: null,
  checks: [],
  needed: [],
  neededFor: 'no-credentials',
  unfixable: null,
  reachedServer: 'yes',
  preflightReasons: [],
  unreadableHeaders: [],
  warnings: [],
};

/** The exchange with a diagnosis of which only `found` matters. */
export const diagnosed = (exchange: Exchange, found: Partial<Diagnosis>): Diagnosed => ({
  exchange,
  diagnosis: { ...NOTHING_FOUND, neededFor: found.assuming ?? NOTHING_FOUND.assuming, ...found },
  consoleMessage: null,
});

const PHASE = { preflight: 'preflight', redirect: 'redirect', response: 'response' } as const;

/** The exchange of an HTTP text, stopped at hop `hop` by `corsError`. */
export function blocked(
  text: string,
  { hop = 0, ...error }: Pick<Blocking, 'corsError'> & Partial<Blocking>,
  found: Partial<Diagnosis> = {},
): Diagnosed {
  const exchange = exchangeOf(text);
  const kind = hop === null ? null : exchange.hops[hop]?.kind;
  const phase = kind === null || kind === undefined ? 'request' : PHASE[kind];
  const blocking: Blocking = { phase, failedParameter: '', hop, ...error };
  return diagnosed(exchange, { verdict: 'blocked', blocking, reachedServer: 'no', ...found });
}

/** A PUT whose preflight was answered with `response` (status line and headers). */
export const preflightAnswered = (response: string): string => `
  OPTIONS http://localhost:8000/api/tasks/42
  @start 3
  Origin: http://localhost:3000
  Access-Control-Request-Method: PUT
  Access-Control-Request-Headers: content-type,x-trace-id

  ${response}
  ---
  PUT http://localhost:8000/api/tasks/42
  @start 0
  @error net::ERR_FAILED
  Content-Type: application/json
  X-Trace-Id: 7
`;

/** A GET that was answered with `response` (status line and headers). */
export const getAnswered = (response: string): string => `
  GET http://localhost:8000/api/tasks
  @error net::ERR_FAILED
  Origin: http://localhost:3000

  ${response}
`;
