import { computed, signal, type ReadonlySignal } from '@preact/signals';
import type { CredentialsAssumption, Diagnosed } from '../../diagnosis/diagnosis.ts';
import type { Exchange, ExchangeId } from '../../exchange/exchange.ts';
import type { Requests } from './requests.ts';

/** The request in the detail. It stays there when the filter hides its row, and goes when the log is cleared. */
export interface Selection {
  readonly id: ReadonlySignal<ExchangeId | null>;
  /** Diagnosed anew when the exchange becomes more complete or the user says which credentials mode it had. */
  readonly diagnosed: ReadonlySignal<Diagnosed | null>;
  /** null: as the traffic suggests. */
  readonly assuming: ReadonlySignal<CredentialsAssumption | null>;
  readonly select: (id: ExchangeId | null) => void;
  readonly assume: (assuming: CredentialsAssumption | null) => void;
}

export function createSelection(requests: Requests): Selection {
  const chosen = signal<{ readonly id: ExchangeId; readonly clearing: number } | null>(null);
  const assuming = signal<CredentialsAssumption | null>(null);

  const id = computed(() => {
    const { value } = chosen;
    return value !== null && value.clearing === requests.clearings.value ? value.id : null;
  });
  const exchange = computed((): Exchange | null => {
    if (requests.revision.value < 0 || id.value === null) return null;
    return requests.rows.find(id.value)?.exchange ?? null;
  });
  const diagnosed = computed(() =>
    exchange.value === null ? null : requests.diagnose(exchange.value, assuming.value),
  );

  return {
    id,
    diagnosed,
    assuming,
    select: (next) => {
      if (next !== id.peek()) assuming.value = null;
      if (next !== null) requests.refresh(next);
      chosen.value = next === null ? null : { id: next, clearing: requests.clearings.peek() };
    },
    assume: (next) => {
      assuming.value = next;
    },
  };
}
