import type { Diagnosed } from '../../diagnosis/diagnosis.ts';
import { failureText } from '../../explain/failure.ts';
import { cacheNote, redirectNote } from '../../explain/notes.ts';
import { preflightReasonText } from '../../explain/preflight-reason.ts';
import type { RichText } from '../../explain/rich-text.ts';
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

const Paragraph = ({ text }: { readonly text: RichText }) =>
  text.length === 0 ? null : (
    <p class="prose">
      <Rich text={text} />
    </p>
  );

/** What happened to a request that failed for another reason than CORS, and what to do next. */
export function NotCors({ diagnosed }: { readonly diagnosed: Diagnosed }) {
  const { failure } = diagnosed.diagnosis;
  if (failure === null) return null;
  const { title, detail, next } = failureText(failure, diagnosed.exchange);
  return (
    <section class="section">
      <h2>Not CORS</h2>
      <Paragraph text={title} />
      <Paragraph text={detail} />
      <Paragraph text={next} />
    </section>
  );
}
