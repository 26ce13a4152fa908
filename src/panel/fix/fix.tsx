import type { ComponentChildren } from 'preact';
import { shownPath } from '../../explain/addresses.ts';
import { sentence, code, formatCount } from '../../explain/compose.ts';
import { visible } from '../../explain/visible.ts';
import { highlight } from './highlight.ts';
import { refusalText } from '../../fix/policy/refusal-text.ts';
import type { Snippet } from '../../fix/target.ts';
import { codeOf, type Fix, type FixScope } from './fix-model.ts';
import { serverGroups } from './server-groups.ts';
import { Choices } from '../parts/choices.tsx';
import { useShell, useDetail } from '../shell/context.tsx';
import { CopyButton } from '../shell/copy-button.tsx';
import { Note } from '../detail/note.tsx';
import { richFromNote } from '../../explain/rich-text.ts';
import { Rich } from '../parts/text.tsx';
import { Fold } from '../detail/fold.tsx';
import { TrialPart } from '../trial/trial-part.tsx';
import { ServerChoice } from './server-choice.tsx';
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

/** Whether the configuration is for the chosen request alone, or for all of the API that it really fixes. */
function ScopeChoice() {
  const { scope, reach, setScope } = useDetail().fix;
  const { fixed, blocked } = reach.value;
  if (fixed.length < 2) return null;
  return (
    <Choices<FixScope>
      label="What the configuration lets through"
      name="scope"
      value={scope.value}
      choices={[
        { value: 'request', label: 'This request' },
        {
          value: 'api',
          label: fixed.length === blocked ? `All ${blocked} here` : `${fixed.length} of ${blocked} here`,
        },
      ]}
      onChoose={setScope}
    />
  );
}

/** Requests that are named one by one; the rest are counted. */
const MOST_NAMED = 4;

/** The blocked requests that the configuration for all does not help, and what each needs. */
function Others({ host }: { readonly host: string }) {
  const { selection } = useShell().model;
  const { scope, reach } = useDetail().fix;
  const { others, fixed, blocked } = reach.value;
  if (scope.value !== 'api' || fixed.length < 2 || others.length === 0) return null;
  const left = others.length - MOST_NAMED;
  return (
    <div class="fix-others">
      <p>
        Fixes {fixed.length} of {blocked} to <bdi>{visible(host)}</bdi>. {othersTitle(others.length)}:
      </p>
      <ul>
        {others.slice(0, MOST_NAMED).map(({ diagnosed: { exchange }, elsewhere }) => (
          <li key={exchange.id}>
            <button type="button" class="link" onClick={() => selection.select(exchange.id)}>
              <code>
                {visible(exchange.method)} {shownPath(exchange.url)}
              </code>
            </button>{' '}
            {elsewhere}
          </li>
        ))}
        {left > 0 && <li>and {formatCount(left)} more</li>}
      </ul>
    </div>
  );
}

const othersTitle = (count: number): string =>
  count === 1 ? '1 needs something else first' : `${count} need something else first`;

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

function Notes({ snippet }: { readonly snippet: Snippet }) {
  if (snippet.notes.length === 0) return null;
  return (
    <ul class="fix-notes">
      {snippet.notes.map((note) => (
        <Note key={note} isWarning>
          <Rich text={richFromNote(note)} />
        </Note>
      ))}
    </ul>
  );
}

/** How we know what answered. */
function Detected({ fix: { detection, target } }: { readonly fix: Fix }) {
  if (detection === null || detection.target !== target) return null;
  return <Rich text={sentence`Detected from ${code(detection.evidence, LONGEST_EVIDENCE)}. `} />;
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
  /** A button that copies it stands elsewhere. */
  readonly isCopiedElsewhere?: boolean;
}

/** A configuration to copy, for the server that is picked. */
export function Configuration(props: ConfigurationProps) {
  const { fix, snippet, onChoose, children, wishes, isCopiedElsewhere = false } = props;
  const copyable = codeOf(fix);
  return (
    <div class="fix">
      <div class="fix-head">
        <ServerPicker fix={fix} onChoose={onChoose} />
        {children}
        <span class="fix-space" />
        {copyable !== null && !isCopiedElsewhere && (
          <CopyButton text={copyable.code} what={`${fix.targetName} configuration`} subject="config" />
        )}
      </div>
      <p class="fix-place">
        <Detected fix={fix} />
        <Rich text={richFromNote(snippet.place)} />{' '}
        <a
          class="link"
          href={snippet.documentation}
          target="_blank"
          rel="noreferrer"
          aria-label={`Docs of ${fix.targetName}`}
        >
          Docs
        </a>
      </p>
      {fix.refusals.length > 0 && <Refusals refusals={fix.refusals} />}
      {copyable !== null && <Code snippet={copyable} />}
      <Notes snippet={snippet} />
      {wishes}
    </div>
  );
}

interface FixSectionProps {
  /** False: something else has to be done first, and the configuration is folded. */
  readonly isFirst: boolean;
}

function FixBody({ fix, isFirst }: FixSectionProps & { readonly fix: Fix }) {
  const { fix: model } = useDetail();
  const { snippet, refusals } = fix;
  if (snippet === null) return <Refusals refusals={refusals} />;
  if (!fix.isKnown) return <ServerChoice host={fix.host} onChoose={model.chooseTarget} />;
  return (
    <>
      <Configuration
        fix={fix}
        snippet={snippet}
        onChoose={model.chooseTarget}
        wishes={<WishesForm key={fix.host} />}
        isCopiedElsewhere={isFirst}
      >
        {isFirst && <ScopeChoice />}
      </Configuration>
      <Others host={fix.host} />
    </>
  );
}

/** The configuration that makes the request pass. */
export function FixSection({ isFirst }: FixSectionProps) {
  const fix = useDetail().fix.fix.value;
  if (fix === null || (fix.snippet === null && fix.refusals.length === 0)) return null;
  if (!isFirst && fix.snippet !== null)
    return (
      <Fold name="fix" part="fix" summary={`Configuration for ${visible(fix.host)}, once that is done`}>
        {() => <FixBody fix={fix} isFirst={false} />}
      </Fold>
    );
  return (
    <section class="section" id="fix" data-part="fix" tabIndex={-1} aria-label="Fix on the server">
      <FixBody fix={fix} isFirst />
      {isFirst && <TrialPart />}
    </section>
  );
}
