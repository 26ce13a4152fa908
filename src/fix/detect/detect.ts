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

/** Who answered at the hop where the browser stopped, by the headers that it sends; null when nothing tells. */
export function detectServer(exchange: Exchange): Detection | null {
  const best = TARGETS.flatMap((target) => candidate(target, exchange)).sort(compare)[0];
  if (best === undefined) return null;
  return { target: best.target, confidence: best.confidence, evidence: best.evidence };
}
