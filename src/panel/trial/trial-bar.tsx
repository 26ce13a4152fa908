import { trialCount, trialIsOn } from '../../trial/trial-text.ts';
import { Icon } from '../parts/icon.tsx';
import { Rich } from '../parts/text.tsx';
import { useDetail, useShell } from '../shell/context.tsx';

/** Says that a trial is on, wherever somebody looks. */
export function TrialBar() {
  const { adapter } = useShell().model;
  const { trial } = useDetail();
  const on = trial?.on.value ?? null;
  if (trial === null || on === null) return null;
  const outcomes = trial.outcomes.value;
  const made = outcomes.filter(({ kind }) => kind !== 'waiting');
  const passed = made.filter(({ kind }) => kind === 'passed').length;
  return (
    <aside class="trial-bar" aria-label="Trial">
      <Icon name="warning" />
      <p role="status">
        <Rich text={trialIsOn(on.plan)} />{' '}
        <strong>
          {made.length === 0
            ? 'Reload the page, or do again what made the request.'
            : trialCount(passed, outcomes.length)}
        </strong>
      </p>
      <button type="button" class="button" onClick={() => adapter.reloadPage()}>
        Reload
      </button>
      <button type="button" class="button" onClick={trial.end}>
        End the trial
      </button>
    </aside>
  );
}
