import type { Diagnosed } from '../../diagnosis/diagnosis.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import { siblingText } from '../../explain/sibling.ts';
import { visible } from '../../explain/visible.ts';
import { toldTime } from '../parts/clock.ts';
import { Rich } from '../parts/text.tsx';
import { useDetail } from '../shell/context.tsx';

const COMPARED = 'sibling';

/** Whether a request and its sibling stand side by side in the table: it stays so when another request is chosen. */
export function useComparison(): { readonly isCompared: boolean; readonly toggle: () => void } {
  const { folds } = useDetail();
  const isCompared = folds.value[COMPARED] ?? false;
  return {
    isCompared,
    toggle: () => {
      folds.value = { ...folds.peek(), [COMPARED]: !isCompared };
    },
  };
}

/** In the bar, where there is room: that another request to the same address passed. */
export function PassedToo({ exchange: { method, startedAt } }: { readonly exchange: Exchange }) {
  const { isCompared, toggle } = useComparison();
  const time = toldTime(startedAt);
  return (
    <button
      type="button"
      class="link trip-sibling"
      aria-pressed={isCompared}
      title="Show both side by side"
      onClick={toggle}
    >
      <bdi>{visible(method)}</bdi> passed{time !== null && ` at ${time}`}
    </button>
  );
}

interface Props {
  readonly diagnosed: Diagnosed;
  readonly sibling: Diagnosed;
}

/** That the same address let another request pass, and what it did without. */
export function Sibling({ diagnosed, sibling }: Props) {
  const { isCompared, toggle } = useComparison();
  const time = toldTime(sibling.exchange.startedAt);
  return (
    <p class="sibling">
      <Rich text={siblingText(diagnosed.exchange, sibling.exchange, time)} />{' '}
      <button type="button" class="link" aria-pressed={isCompared} onClick={toggle}>
        {isCompared ? 'Hide it' : 'Show both side by side'}
      </button>
    </p>
  );
}
