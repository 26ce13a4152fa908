import { originOf } from '../../cors/origin.ts';
import { type LogEvidence, noEvidence } from '../../diagnosis/log/log-evidence.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import type { Confidence, Detection, Layer, Target } from '../target.ts';
import { TARGETS } from '../targets/index.ts';

const CONFIDENCE_RANK: Record<Confidence, number> = { certain: 0, likely: 1, possible: 2 };
const LAYER_RANK: Record<Layer, number> = { application: 0, proxy: 1, general: 2 };

interface Candidate extends Detection {
  readonly layer: Layer;
}

function candidate({ id, layer, detect }: Target, exchange: Exchange): readonly Candidate[] {
  const found = detect(exchange);
  return found === null ? [] : [{ target: id, layer, ...found }];
}

/** Applications before the proxies in front of them, unless the application is no more than possible. */
function compare(one: Candidate, other: Candidate): number {
  const doubt = Number(one.confidence === 'possible') - Number(other.confidence === 'possible');
  return (
    doubt ||
    LAYER_RANK[one.layer] - LAYER_RANK[other.layer] ||
    CONFIDENCE_RANK[one.confidence] - CONFIDENCE_RANK[other.confidence]
  );
}

const judged = new WeakMap<Exchange, Candidate | null>();

/** Remembered: an exchange never changes, and is asked again for each other one of its server. */
function best(exchange: Exchange): Candidate | null {
  const known = judged.get(exchange);
  if (known !== undefined) return known;
  const found = TARGETS.flatMap((target) => candidate(target, exchange)).sort(compare)[0] ?? null;
  judged.set(exchange, found);
  return found;
}

/** What the other answers of the same server agree on; null where they name several, or none for sure. */
function bestElsewhere(exchange: Exchange, log: LogEvidence): Candidate | null {
  const server = originOf(exchange.hops.at(-1)?.url ?? exchange.url);
  if (server === null) return null;
  const others = new Set(log.answersOf(server).map((answer) => answer.exchange));
  const found = [...others]
    .filter(({ id, hops }) => id !== exchange.id && originOf(hops.at(-1)?.url ?? '') === server)
    .map(best)
    .filter((each) => each !== null && each.confidence !== 'possible');
  const [first] = found;
  const agreed = found.every((each) => each?.target === first?.target);
  return first === undefined || first === null || !agreed ? null : { ...first, confidence: 'likely' };
}

/**
 * Who answered at the hop where the browser stopped, by the headers that it sends; where those tell nothing, by what the other answers of the
 * same server in `log` agree on. null when nothing tells.
 */
export function detectServer(exchange: Exchange, log: LogEvidence = noEvidence): Detection | null {
  const found = best(exchange) ?? bestElsewhere(exchange, log);
  if (found === null) return null;
  return { target: found.target, confidence: found.confidence, evidence: found.evidence };
}
