import { getHeader } from '../../cors/header-list.ts';
import { originOf, type SerializedOrigin } from '../../cors/origin.ts';
import type { Exchange, ExchangeId, Hop, RequestMode } from '../../exchange/exchange.ts';

/** One answer of the log, reduced to what tells about another one. */
export interface SeenAnswer {
  readonly exchangeId: ExchangeId;
  readonly kind: Hop['kind'];
  readonly method: string;
  readonly url: string;
  readonly status: number;
  readonly mode: RequestMode | null;
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

const seenAnswer = ({ id, mode }: Exchange, hop: Hop): SeenAnswer => ({
  exchangeId: id,
  kind: hop.kind,
  method: hop.method,
  url: hop.url,
  status: hop.status,
  mode,
  origin: getHeader(hop.requestHeaders, 'origin'),
  allowOrigin: getHeader(hop.responseHeaders, 'access-control-allow-origin'),
});

/** Answers that say the same about CORS are kept once: what tells is a contrast. */
const kindOf = ({ kind, method, status, mode, origin, allowOrigin }: SeenAnswer): string =>
  [kind, method, status, mode, origin, allowOrigin].join('\n');

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
