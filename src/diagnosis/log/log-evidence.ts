import { getHeader, hasHeader } from '../../cors/header-list.ts';
import { originOf, type SerializedOrigin } from '../../cors/origin.ts';
import type { Exchange, Hop } from '../../exchange/exchange.ts';

/** One answer of the log, with what of it tells about another one. */
export interface SeenAnswer extends Pick<Hop, 'kind' | 'method' | 'url' | 'status' | 'responseHeaders'> {
  /** The request that it answered a part of. */
  readonly exchange: Exchange;
  /** The `Origin` that was sent, null without one. */
  readonly origin: SerializedOrigin | null;
  /** `Access-Control-Allow-Origin`, null without one. */
  readonly allowOrigin: string | null;
}

/** What the rest of a log says about who answered. */
export interface LogEvidence {
  /** Answers of a server that differ in what they say about CORS, oldest first; at most MAX_ANSWERS. */
  readonly answersOf: (server: SerializedOrigin) => readonly SeenAnswer[];
  /** The same for one address. */
  readonly answersTo: (url: string) => readonly SeenAnswer[];
}

/** The evidence of an exchange that stands alone. */
export const noEvidence: LogEvidence = { answersOf: () => [], answersTo: () => [] };

/** Evidence that learns from each exchange, in constant time. */
interface GrowingLogEvidence extends LogEvidence {
  readonly observe: (exchange: Exchange) => void;
}

/** Differing answers kept for one server, and for one address. */
const MAX_ANSWERS = 32;

/** Servers, and addresses, that are remembered; beyond that it starts afresh, which costs likelihood, never truth. */
const MAX_REMEMBERED = 10_000;

type Answers = Map<string, Map<string, SeenAnswer>>;

/** Makes evidence that knows nothing yet. Observe an exchange once, when it is complete. */
function createLogEvidence(): GrowingLogEvidence {
  const byServer: Answers = new Map();
  const byUrl: Answers = new Map();
  return {
    answersOf: (server) => [...(byServer.get(server)?.values() ?? [])],
    answersTo: (url) => [...(byUrl.get(url)?.values() ?? [])],
    observe(exchange) {
      for (const hop of exchange.hops) {
        if (hop.status === 0) continue;
        const answer = seenAnswer(exchange, hop);
        const server = originOf(hop.url);
        if (server !== null) remember(byServer, server, answer);
        remember(byUrl, hop.url, answer);
      }
    },
  };
}

/** The evidence of a whole log. */
export function logEvidenceOf(exchanges: readonly Exchange[]): LogEvidence {
  const evidence = createLogEvidence();
  for (const exchange of exchanges) evidence.observe(exchange);
  return evidence;
}

const seenAnswer = (exchange: Exchange, hop: Hop): SeenAnswer => ({
  exchange,
  kind: hop.kind,
  method: hop.method,
  url: hop.url,
  status: hop.status,
  responseHeaders: hop.responseHeaders,
  origin: getHeader(hop.requestHeaders, 'origin'),
  allowOrigin: getHeader(hop.responseHeaders, 'access-control-allow-origin'),
});

/** Headers of an answer by which it says something that others of its server do not. */
const TELLING = ['access-control-allow-methods', 'access-control-allow-headers', 'server', 'x-powered-by'];

/** Answers that say the same are kept once: what tells is a contrast. */
function kindOf(answer: SeenAnswer): string {
  const { exchange, kind, method, status, responseHeaders, origin, allowOrigin } = answer;
  // Errors of one length are one page.
  const length = status >= 400 ? getHeader(responseHeaders, 'content-length') : '';
  const told = TELLING.map((name) => getHeader(responseHeaders, name));
  const setsCookie = hasHeader(responseHeaders, 'set-cookie');
  return [kind, method, status, exchange.mode, origin, allowOrigin, length, setsCookie, ...told].join('\n');
}

function remember(answers: Answers, key: string, answer: SeenAnswer): void {
  let kept = answers.get(key);
  if (kept === undefined) {
    if (answers.size >= MAX_REMEMBERED) answers.clear();
    kept = new Map();
    answers.set(key, kept);
  }
  const kind = kindOf(answer);
  if (kept.size < MAX_ANSWERS && !kept.has(kind)) kept.set(kind, answer);
}
