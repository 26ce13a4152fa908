import { computed, type ReadonlySignal } from '@preact/signals';
import { originOf, type SerializedOrigin } from '../../cors/origin.ts';
import { type Arranged, arranged } from '../../causes/arranged.ts';
import { causesOf } from '../../causes/causes-of.ts';
import { type LogEvidence, logEvidenceOf, noEvidence } from '../../diagnosis/log/log-evidence.ts';
import type { Diagnosed } from '../../diagnosis/diagnosis.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import type { PanelModel } from '../app/panel-model.ts';
import { MAX_LOOKED_THROUGH } from '../list/latest-rows.ts';
import type { Rows } from '../list/rows.ts';

/** Requests to the same servers that tell about the chosen one: the latest. Each costs ten microseconds when a request is chosen. */
const MAX_EVIDENCE = 500;

const serversOf = ({ hops }: Exchange): readonly SerializedOrigin[] => {
  const origins = hops.map(({ url }) => originOf(url));
  return [...new Set(origins)].filter((origin) => origin !== null);
};

/** What the log shows about the servers that an exchange asked. */
export function evidenceFor(exchange: Exchange, rows: Pick<Rows, 'items'>): LogEvidence {
  const servers = serversOf(exchange);
  const asked = (other: Exchange): boolean =>
    other.hops.some(({ url }) => servers.some((server) => url.startsWith(server)));
  const found: Exchange[] = [];
  const items = rows.items();
  const end = Math.max(0, items.length - MAX_LOOKED_THROUGH);
  for (let index = items.length - 1; index >= end && found.length < MAX_EVIDENCE; index--) {
    const item = items[index];
    if (item?.kind === 'exchange' && asked(item.exchange)) found.push(item.exchange);
  }
  return logEvidenceOf(found.toReversed());
}

/** Why the chosen request came to its verdict. */
export interface Reasons {
  /** What the log held when the request was chosen. */
  readonly log: LogEvidence;
  /** null where nothing tells. */
  readonly causes: Arranged | null;
}

/** The reasons of the chosen request. */
export function createReasons(
  { requests }: Pick<PanelModel, 'requests'>,
  diagnosed: ReadonlySignal<Diagnosed | null>,
): ReadonlySignal<Reasons> {
  return computed(() => {
    const chosen = diagnosed.value;
    if (chosen === null) return { log: noEvidence, causes: null };
    const log = evidenceFor(chosen.exchange, requests.rows);
    const findings = causesOf(chosen.exchange, chosen.diagnosis, log);
    return { log, causes: arranged(findings, chosen.diagnosis.verdict) };
  });
}
