import { useSignal } from '@preact/signals';
import { limitText } from '../../trial/limit-text.ts';
import { outcomeText, trialOffer } from '../../trial/trial-text.ts';
import type { TrialPlan } from '../../trial/trial-plan.ts';
import { Icon } from '../parts/icon.tsx';
import { Rich } from '../parts/text.tsx';
import { useDetail, useShell } from '../shell/context.tsx';
import type { TrialModel } from './trial-model.ts';
import { authorizationOf } from './trial-wish.ts';

interface PlanProps {
  readonly trial: TrialModel;
  readonly plan: TrialPlan;
}

/** The button, with what it does and whom it asks for; where preflights lack an `Authorization`, whether they are to carry it. */
function Offer({ trial, plan }: PlanProps) {
  const diagnosed = useDetail().diagnosed.value;
  const isSent = useSignal(false);
  const typed = useSignal('');
  const found = diagnosed === null ? '' : authorizationOf(diagnosed);
  const value = found === '' ? typed.value : found;
  return (
    <>
      <div class="trial-line">
        <button
          type="button"
          class="button"
          onClick={() => trial.begin(plan, isSent.value && value !== '' ? value : null)}
        >
          Try it in this tab
        </button>
        <p>
          <Rich text={trialOffer(plan)} />
        </p>
      </div>
      {plan.unauthorised.length > 0 && (
        <div class="trial-line">
          <label>
            <input
              type="checkbox"
              checked={isSent.value}
              onChange={(event) => {
                isSent.value = event.currentTarget.checked;
              }}
            />{' '}
            Send the <code>Authorization</code> of the request with its preflight, too: without it the server
            answers 401 again
          </label>
          {isSent.value && found === '' && (
            <input
              type="password"
              class="trial-secret"
              aria-label="Authorization"
              placeholder="Bearer …"
              autocomplete="off"
              value={typed.value}
              onInput={(event) => {
                typed.value = event.currentTarget.value;
              }}
            />
          )}
        </div>
      )}
    </>
  );
}

/** What became of the chosen request. */
function Outcome({ trial }: { readonly trial: TrialModel }) {
  const outcome = trial.outcome.value;
  if (outcome === null) return null;
  const icon = outcome.kind === 'passed' ? 'allowed' : outcome.kind === 'failed' ? 'blocked' : 'info';
  return (
    <p class={`trial-outcome is-${outcome.kind}`}>
      <Icon name={icon} />
      <strong>{outcomeText(outcome)}</strong>
    </p>
  );
}

/** Ends the trial, or gives the permission back that one was for. */
function Ends({ trial, isCovered }: { readonly trial: TrialModel; readonly isCovered: boolean }) {
  const { adapter } = useShell().model;
  const isOn = trial.on.value !== null;
  if (!isCovered && (isOn || !trial.isPermitted.value)) return null;
  return (
    <div class="trial-line">
      {isCovered && (
        <>
          <button type="button" class="button" onClick={() => adapter.reloadPage()}>
            Reload the page
          </button>
          <button type="button" class="button" onClick={trial.end}>
            End the trial
          </button>
        </>
      )}
      {!isOn && (
        <button type="button" class="link" onClick={trial.giveBack}>
          Give the permission back
        </button>
      )}
    </div>
  );
}

/** Whether the configuration would really help, tried on the spot. */
export function TrialPart() {
  const { trial } = useDetail();
  const planned = trial?.planned.value ?? null;
  if (trial === null || planned === null) return null;
  const { plan, limit } = planned;
  const isCovered = trial.on.value !== null && trial.outcome.value !== null;
  const reason = limit === null ? null : limitText(limit);
  return (
    <div class="trial" data-part="trial" role="group" aria-label="Try the fix in this tab">
      <div aria-live="polite">
        <Outcome trial={trial} />
        {trial.problem.value !== '' && <p>{trial.problem.value}</p>}
        {trial.isAsking.value && (
          <p>
            Answer the question at the icon of CORS Lens.{' '}
            <button type="button" class="link" onClick={trial.end}>
              Cancel
            </button>
          </p>
        )}
      </div>
      {reason !== null && (
        <p class="trial-limit">
          <Rich text={reason} /> So it cannot be tried in this tab.
        </p>
      )}
      {plan !== null && !isCovered && !trial.isAsking.value && <Offer trial={trial} plan={plan} />}
      <Ends trial={trial} isCovered={isCovered} />
    </div>
  );
}
