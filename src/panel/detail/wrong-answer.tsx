import { useMemo, useState } from 'preact/hooks';
import { repository, version } from '../../../package.json';
import type { Diagnosed } from '../../diagnosis/diagnosis.ts';
import { issueForm } from '../../share/issue-form.ts';
import { recordingOf } from '../../share/recording.ts';
import { latestExchanges } from '../list/latest-rows.ts';
import { Field } from '../parts/field.tsx';
import { CopyButton } from '../shell/copy-button.tsx';
import { useShell } from '../shell/context.tsx';
import { Fold } from './fold.tsx';
import { WRONG_ANSWER_ID } from './reveal.ts';

/** A recording of the chosen request that can be shown to others, and where to send it. */
function Doubt({ diagnosed }: { readonly diagnosed: Diagnosed }) {
  const { rows } = useShell().model.requests;
  const [printed, setPrinted] = useState('');
  // The log is looked through once, and not for every letter of the line.
  const log = useMemo(() => latestExchanges(rows), [diagnosed, rows]);
  const text = useMemo(
    () => JSON.stringify(recordingOf(diagnosed, log, { printed, version }), null, 2),
    [diagnosed, log, printed],
  );
  return (
    <div class="wrong-answer">
      <p class="prose">
        The browser is the judge: add the red line that it printed, read what stands below, copy it, and paste
        it into the form. It is this request with others to its address, without the values of secrets;
        nothing is sent by itself.
      </p>
      <Field
        label="The line of the console"
        value={printed}
        placeholder="As the browser printed it; empty where it printed none"
        onInput={setPrinted}
      />
      <textarea class="wrong-answer-text" readOnly rows={8} aria-label="Recording" value={text} />
      <p class="wrong-answer-actions">
        <CopyButton text={text} what="Recording" subject="recording" />{' '}
        <a href={issueForm(repository, diagnosed, version)} target="_blank" rel="noreferrer">
          Open the form
        </a>
      </p>
    </div>
  );
}

/** For whoever sees that the browser did otherwise. */
export const WrongAnswer = ({ diagnosed }: { readonly diagnosed: Diagnosed }) => (
  <div id={WRONG_ANSWER_ID} tabIndex={-1}>
    <Fold name={WRONG_ANSWER_ID} summary={<span class="fold-title">Is this answer wrong?</span>}>
      {() => <Doubt key={diagnosed.exchange.id} diagnosed={diagnosed} />}
    </Fold>
  </div>
);
