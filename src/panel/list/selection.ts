import { computed, signal, type ReadonlySignal } from '@preact/signals';
import type { CredentialsAssumption, Diagnosed } from '../../diagnosis/diagnosis.ts';
import type { Exchange, ExchangeId } from '../../exchange/exchange.ts';
import type { Requests } from './requests.ts';

/** The request in the detail. It stays there when the filter hides its row, and goes when the log is cleared. */
export interface Selection {
  /** What somebody chose. */
  readonly id: ReadonlySignal<ExchangeId | null>;
  /** What is shown: where nothing is chosen, a lone blocked request chooses itself. */
  readonly shownId: ReadonlySignal<ExchangeId | null>;
  /** Diagnosed anew when the exchange becomes more complete or the user says which credentials mode it had. */
  readonly diagnosed: ReadonlySignal<Diagnosed | null>;
  /** null: as the traffic suggests. */
  readonly assuming: ReadonlySignal<CredentialsAssumption | null>;
  readonly select: (id: ExchangeId | null) => void;
  readonly assume: (assuming: CredentialsAssumption | null) => void;
}

/** The only blocked request of the log; null where there are none or more. */
function createLone({ counts, revision, rows }: Requests): ReadonlySignal<ExchangeId | null> {
  let known: ExchangeId | null = null;
  const isBlocked = (id: ExchangeId): boolean => rows.find(id)?.category === 'blocked';
  return computed(() => {
    if (revision.value < 0 || counts.value.blocked !== 1) return null;
    if (known !== null && isBlocked(known)) return known;
    const found = rows.items().findLast((item) => item?.kind === 'exchange' && isBlocked(item.id));
    known = found?.kind === 'exchange' ? found.id : null;
    return known;
  });
}

export function createSelection(requests: Requests): Selection {
  const chosen = signal<{ readonly id: ExchangeId; readonly clearing: number } | null>(null);
  const assuming = signal<CredentialsAssumption | null>(null);

  const id = computed(() => {
    const { value } = chosen;
    return value !== null && value.clearing === requests.clearings.value ? value.id : null;
  });
  const lone = createLone(requests);
  /** The lone one that somebody let go. */
  const dismissed = signal<ExchangeId | null>(null);
  const shownId = computed(() => id.value ?? (lone.value === dismissed.value ? null : lone.value));
  const exchange = computed((): Exchange | null => {
    if (requests.revision.value < 0 || shownId.value === null) return null;
    return requests.rows.find(shownId.value)?.exchange ?? null;
  });
  const diagnosed = computed(() =>
    exchange.value === null ? null : requests.diagnose(exchange.value, assuming.value),
  );

  return {
    id,
    shownId,
    diagnosed,
    assuming,
    select: (next) => {
      if (next !== shownId.peek()) assuming.value = null;
      dismissed.value = next === null ? lone.peek() : null;
      if (next !== null) requests.refresh(next);
      chosen.value = next === null ? null : { id: next, clearing: requests.clearings.peek() };
    },
    assume: (next) => {
      assuming.value = next;
    },
  };
}
