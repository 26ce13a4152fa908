import {
  POLICY_EXPLANATION,
  POLICY_LABEL,
  WATCH_EXPLANATION,
  WATCH_LABEL,
} from '../../explain/interface/watch.ts';
import { useDetail } from '../shell/context.tsx';

/** Beside a question that watching would have answered. */
export function WatchOffer() {
  const { watch } = useDetail();
  if (watch === null || watch.state.value !== 'off') return null;
  return (
    <button type="button" class="link" title={WATCH_EXPLANATION} onClick={watch.start}>
      {WATCH_LABEL}
    </button>
  );
}

/** Among the settings: what can be asked of the inspected page. */
export function PageQuestions() {
  const { watch } = useDetail();
  if (watch === null) return null;
  const { askPolicy } = watch;
  return (
    <>
      <div class="settings-question">
        <button type="button" class="button" onClick={watch.start} disabled={watch.state.value !== 'off'}>
          {WATCH_LABEL}
        </button>
        <small>{WATCH_EXPLANATION}</small>
      </div>
      {askPolicy !== null && (
        <div class="settings-question">
          <button type="button" class="button" onClick={() => void askPolicy()}>
            {POLICY_LABEL}
          </button>
          <small>{POLICY_EXPLANATION}</small>
        </div>
      )}
    </>
  );
}
