import type { Category } from '../list/row-data.ts';
import type { Verdict } from '../../diagnosis/diagnosis.ts';
import { Icon, type IconName } from './icon.tsx';

/** A passed request with a risk shows the warning's sign, so that it is found again under its chip. */
function iconOf(verdict: Verdict, category: Category): IconName {
  switch (verdict) {
    case 'blocked':
    case 'failed':
    case 'opaque':
    case 'unknown':
      return verdict;
    case 'allowed':
    case 'same-origin':
      return category === 'risk' ? 'warning' : 'allowed';
  }
}

/** The class that gives a verdict its colour. */
export function verdictClass(verdict: Verdict, category: Category): string {
  if (category === 'blocked' || category === 'failed') return 'is-blocked-verdict';
  if (category === 'risk') return 'is-warning-verdict';
  return verdict === 'allowed' ? 'is-passed-verdict' : 'is-quiet-verdict';
}

interface Props {
  readonly verdict: Verdict;
  readonly category: Category;
}

/** The verdict by shape and colour; the word stands beside it. */
export function VerdictIcon({ verdict, category }: Props) {
  return (
    <span class={verdictClass(verdict, category)}>
      <Icon name={iconOf(verdict, category)} />
    </span>
  );
}
