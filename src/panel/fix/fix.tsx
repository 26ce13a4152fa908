import type { ComponentChildren } from 'preact';
import { sentence, code } from '../../explain/compose.ts';
import { unfixableText } from '../../explain/unfixable.ts';
import { highlight } from './highlight.ts';
import { refusalText } from '../../fix/policy/refusal-text.ts';
import type { Snippet } from '../../fix/target.ts';
import type { Diagnosed } from '../../diagnosis/diagnosis.ts';
import { codeOf, type Fix, type FixScope } from './fix-model.ts';
import { serverGroups } from './server-groups.ts';
import { Choices } from '../parts/choices.tsx';
import { useShell, useDetail } from '../shell/context.tsx';
import { CopyButton } from '../shell/copy-button.tsx';
import { Note } from '../detail/note.tsx';
import { Rich, richFromNote } from '../parts/text.tsx';
import { WishesForm } from './wishes.tsx';

/** In UTF-16 units: the raw headers have it whole. */
const LONGEST_EVIDENCE = 60;

interface PickerProps {
  readonly fix: Fix;
  readonly onChoose: (target: string) => void;
}

function ServerPicker({ fix, onChoose }: PickerProps) {
  const { settings } = useShell().model.settings;
  const detected = fix.detection?.target ?? null;
  return (
    <select
      class="select"
      aria-label="Server"
      value={fix.target}
      onChange={(event) => onChoose(event.currentTarget.value)}
    >
      {serverGroups(fix.detection, settings.value).map(({ label, targets }) => (
        <optgroup key={label} label={label}>
          {targets.map(({ id, name }) => (
            <option key={id} value={id}>
              {id === detected ? `${name} (detected)` : name}
            </option>
          ))}
        </optgroup>
      ))}
    </select>
  );
}

function ScopeChoice({ fix }: { readonly fix: Fix }) {
  const { scope, blockedCount, setScope } = useDetail().fix;
  if (blockedCount.value < 2) return null;
  const all = `All ${blockedCount.value} to ${fix.host}`;
  return (
    <Choices<FixScope>
      label="What the configuration lets through"
      name="scope"
      value={scope.value}
      choices={[
        { value: 'request', label: 'This request' },
        { value: 'api', label: all },
      ]}
      onChoose={setScope}
    />
  );
}

function Code({ snippet }: { readonly snippet: Snippet }) {
  return (
    <pre class="snippet" tabIndex={0} role="region" aria-label="Configuration">
      {highlight(snippet.code, snippet.language).map(({ kind, text }, index) => (
        <span key={index} class={`token-${kind}`}>
          {text}
        </span>
      ))}
    </pre>
  );
}

function Notes({ fix, snippet }: { readonly fix: Fix; readonly snippet: Snippet }) {
  const { detection, target } = fix;
  const isDetected = detection !== null && detection.target === target;
  if (!isDetected && snippet.notes.length === 0) return null;
  return (
    <ul class="fix-notes">
      {isDetected && (
        <Note>
          <Rich text={sentence`Detected from ${code(detection.evidence, LONGEST_EVIDENCE)}.`} />
        </Note>
      )}
      {snippet.notes.map((note) => (
        <Note key={note} isWarning>
          <Rich text={richFromNote(note)} />
        </Note>
      ))}
    </ul>
  );
}

/** What is not granted, and why. */
export function Refusals({ refusals }: Pick<Fix, 'refusals'>) {
  return (
    <ul class="refusals" aria-live="polite">
      {refusals.map((refusal, index) => (
        <Note key={index} isWarning>
          <Rich text={refusalText(refusal)} />
        </Note>
      ))}
    </ul>
  );
}

interface ConfigurationProps extends PickerProps {
  readonly snippet: Snippet;
  /** What else can be chosen. */
  readonly children?: ComponentChildren;
  /** What else can be wished for. */
  readonly wishes?: ComponentChildren;
}

/** A configuration to copy, for the server that is picked. */
export function Configuration({ fix, snippet, onChoose, children, wishes }: ConfigurationProps) {
  const copyable = codeOf(fix);
  return (
    <div class="fix">
      <div class="fix-head">
        <ServerPicker fix={fix} onChoose={onChoose} />
        <span class="fix-space" />
        {children}
        {copyable !== null && (
          <CopyButton
            text={copyable.code}
            what={`${fix.targetName} configuration`}
            subject="config"
            isPrimary
          />
        )}
      </div>
      <p class="fix-place">
        <span>
          <Rich text={richFromNote(snippet.place)} />
        </span>
        <a
          class="link"
          href={snippet.documentation}
          target="_blank"
          rel="noreferrer"
          aria-label={`Documentation of ${fix.targetName}`}
        >
          Documentation
        </a>
      </p>
      {wishes}
      {fix.refusals.length > 0 && <Refusals refusals={fix.refusals} />}
      {copyable !== null && <Code snippet={copyable} />}
      <Notes fix={fix} snippet={snippet} />
    </div>
  );
}

/** The configuration that makes the request pass, or why there is none. */
export function FixSection({ diagnosed }: { readonly diagnosed: Diagnosed }) {
  const { fix: model } = useDetail();
  const fix = model.fix.value;
  // A failure that is not CORS has its own section.
  const unfixable = diagnosed.diagnosis.failure === null ? diagnosed.diagnosis.unfixable : null;
  const snippet = fix?.snippet ?? null;
  const refusals = fix?.refusals ?? [];
  if (snippet === null && unfixable === null && refusals.length === 0) return null;
  return (
    <section class="section">
      <h2>Fix on the server</h2>
      {unfixable !== null && (
        <p class="prose">
          <Rich text={unfixableText(unfixable)} />
        </p>
      )}
      {fix !== null && snippet !== null && (
        <Configuration
          fix={fix}
          snippet={snippet}
          onChoose={model.chooseTarget}
          wishes={<WishesForm key={fix.host} />}
        >
          <ScopeChoice fix={fix} />
        </Configuration>
      )}
      {snippet === null && unfixable === null && <Refusals refusals={refusals} />}
    </section>
  );
}
