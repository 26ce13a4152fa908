import type { HeaderList } from '../cors/header-list.ts';
import { originOf, type SerializedOrigin } from '../cors/origin.ts';
import type { Exchange } from '../exchange/exchange.ts';
import { credentialsProof } from './credentials.ts';
import { traceHops } from './trace.ts';

/** What the rest of a log says about an exchange that does not say it itself. */
export interface LogContext {
  /** Whether most requests that `origin` has made to `server` are proven to have included credentials. */
  readonly usuallyIncludesCredentials: (origin: SerializedOrigin, server: SerializedOrigin) => boolean;
  /** The headers of the latest answer to this request, for one whose own are not shown. */
  readonly earlierHeaders: (method: string, url: string) => HeaderList | null;
}

/** The context of an exchange that stands alone. */
export const emptyContext: LogContext = {
  usuallyIncludesCredentials: () => false,
  earlierHeaders: () => null,
};

/** A context that learns from each exchange, in constant time. */
export interface GrowingLogContext extends LogContext {
  readonly observe: (exchange: Exchange) => void;
}

/** Pairs of origin and server, and URLs, that a context remembers; beyond that it starts afresh, which costs likelihood, never truth. */
export const MAX_REMEMBERED = 10_000;

/** Neither an origin nor a method holds a space. */
const keyOf = (first: string, second: string): string => `${first} ${second}`;

/** Makes a context that knows nothing yet. Observe an exchange once, when it is complete. */
export function createLogContext(): GrowingLogContext {
  /** Requests proven to include credentials minus all others, by origin and server. */
  const balance = new Map<string, number>();
  /** By method and URL. */
  const answers = new Map<string, HeaderList>();
  return {
    usuallyIncludesCredentials: (origin, server) => (balance.get(keyOf(origin, server)) ?? 0) > 0,
    earlierHeaders: (method, url) => answers.get(keyOf(method, url)) ?? null,
    observe(exchange) {
      rememberAnswers(exchange, answers);
      countCredentials(exchange, balance);
    },
  };
}

/** A request that was never sent could not have shown its cookies: it does not count. */
function countCredentials(exchange: Exchange, balance: Map<string, number>): void {
  const server = originOf(exchange.url);
  const traced = traceHops(exchange);
  const sent = traced?.some(
    ({ hop, answered, state }) => hop.kind !== 'preflight' && answered && state.corsFlag,
  );
  if (traced === null || sent !== true || exchange.origin === null || server === null) return;
  const key = keyOf(exchange.origin, server);
  const change = credentialsProof(exchange, traced) === 'credentials' ? 1 : -1;
  makeRoom(balance);
  balance.set(key, (balance.get(key) ?? 0) + change);
}

function rememberAnswers(exchange: Exchange, answers: Map<string, HeaderList>): void {
  for (const { kind, method, url, status, responseHeaders } of exchange.hops) {
    // A 304 has only what changed.
    if (kind === 'preflight' || status === 0 || status === 304) continue;
    makeRoom(answers);
    answers.set(keyOf(method, url), responseHeaders);
  }
}

function makeRoom(map: Map<string, unknown>): void {
  if (map.size >= MAX_REMEMBERED) map.clear();
}
