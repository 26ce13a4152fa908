import type { Diagnosed } from '../../diagnosis/diagnosis.ts';
import { failureText } from '../../explain/failure.ts';
import { cacheNote, redirectNote } from '../../explain/notes.ts';
import { preflightReasonText } from '../../explain/preflight-reason.ts';
import { warningText } from '../../explain/warning.ts';
import { Note } from './note.tsx';
import { Rich } from './text.tsx';

/** Why the browser asked before it sent the request. */
export function PreflightReasons({ diagnosed }: { readonly diagnosed: Diagnosed }) {
  const reasons = diagnosed.diagnosis.preflightReasons;
  const cached = cacheNote(diagnosed);
  if (reasons.length === 0 && cached === null) return null;
  return (
    <section class="section">
      <h2>Why a preflight</h2>
      <ul>
        {reasons.map((reason, index) => (
          <Note key={index}>
            <Rich text={preflightReasonText(reason)} />
          </Note>
        ))}
        {cached !== null && (
          <Note>
            <Rich text={cached} />
          </Note>
        )}
      </ul>
    </section>
  );
}

/** What is worth knowing besides the verdict. */
export function AlsoNoticed({ diagnosed }: { readonly diagnosed: Diagnosed }) {
  const warnings = diagnosed.diagnosis.warnings.map(warningText);
  const redirects = redirectNote(diagnosed);
  if (warnings.length === 0 && redirects === null) return null;
  return (
    <section class="section">
      <h2>Also noticed</h2>
      <ul>
        {redirects !== null && (
          <Note>
            <Rich text={redirects} />
          </Note>
        )}
        {warnings.map((warning, index) => (
          <Note key={index} isWarning>
            <div class="note-title">
              <Rich text={warning.title} />
            </div>
            <Rich text={warning.detail} />{' '}
            <a class="link" href={warning.link} target="_blank" rel="noreferrer">
              Read more
            </a>
          </Note>
        ))}
      </ul>
    </section>
  );
}

/** What to do about a request that failed for another reason than CORS. */
export function NextStep({ diagnosed }: { readonly diagnosed: Diagnosed }) {
  const { failure } = diagnosed.diagnosis;
  const next = failure === null ? [] : failureText(failure, diagnosed.exchange).next;
  if (next.length === 0) return null;
  return (
    <section class="section">
      <h2>What to do</h2>
      <p class="prose">
        <Rich text={next} />
      </p>
    </section>
  );
}
