import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import type { CauseFinding } from '../../causes/causes-of.ts';
import type { Diagnosed } from '../../diagnosis/diagnosis.ts';
import { causeText } from '../../causes/words-of.ts';
import { causesTitle, checkTheseTitle, confidenceText } from '../../causes/confidence.ts';
import type { CauseText } from '../../causes/cause.ts';
import { linkName } from '../../explain/addresses.ts';
import { paragraph } from '../../explain/compose.ts';
import { failureText } from '../../explain/failure.ts';
import { unfixableText } from '../../explain/unfixable.ts';
import { checkAsCurl } from '../../share/check-curl.ts';
import { type Arranged, isVerdictAgain } from '../../causes/arranged.ts';
import { createReasons, type Reasons } from './causes-model.ts';
import { visible } from '../../explain/visible.ts';
import { Command } from './command.tsx';
import { Fold } from './fold.tsx';
import { useShell, useDetail } from '../shell/context.tsx';
import { Rich, Value } from '../parts/text.tsx';

/** Enough of the evidence to see what it is. In UTF-16 units. */
const LONGEST_EVIDENCE = 160;

/** Why the chosen request came to its verdict. */
export function useReasons(): Reasons {
  const { model } = useShell();
  const { diagnosed } = useDetail();
  return useMemo(() => createReasons(model, diagnosed), [model, diagnosed]).value;
}

interface CauseProps {
  readonly diagnosed: Diagnosed;
  readonly finding: CauseFinding;
}

/** The words of a cause, with the name of the server that the configuration is for. */
function useCauseText({ diagnosed, finding }: CauseProps): CauseText {
  const fix = useDetail().fix.fix.value;
  return causeText(finding, diagnosed.exchange, fix?.isKnown === true ? fix.targetName : null);
}

function Confidence({ finding: { confidence } }: { readonly finding: CauseFinding }) {
  const { word, meaning } = confidenceText(confidence);
  return (
    <span class={`confidence is-${confidence}`} title={meaning}>
      {word}
    </span>
  );
}

function Evidence({ finding }: { readonly finding: CauseFinding }) {
  return (
    <>
      <dt>Evidence</dt>
      <dd>
        {finding.evidence.map((line, index) => (
          <code key={index} class="evidence">
            <Value text={line} />
          </code>
        ))}
      </dd>
    </>
  );
}

/** How it comes about: folded where the sentence at the top and the table have said it. */
const Story = ({ text }: { readonly text: CauseText }) => (
  <p class="cause-story">
    <Rich text={text.story} />
  </p>
);

/** What to do comes first where it is no configuration: then nothing on the page is more important. */
function WhatToDo({ text }: { readonly text: CauseText }) {
  return (
    <>
      <dt>What to do</dt>
      <dd class="cause-fix">
        <Rich text={text.fix} />
      </dd>
      <dt>What not to do</dt>
      <dd>
        <Rich text={text.avoid} />
      </dd>
    </>
  );
}

/** A command whose answer shows whether this is it. */
function Check({ diagnosed, finding }: CauseProps) {
  const { includeSecrets } = useShell().model.settings.settings.value;
  const command = checkAsCurl(diagnosed, finding.hop, { includeSecrets });
  return command === null ? null : <Command command={command} subject={`check ${finding.id}`} />;
}

/** What the server that the configuration is for tells of CORS itself. */
function OwnLog() {
  const fix = useDetail().fix.fix.value;
  const log = fix?.isKnown === true ? fix.snippet?.log : null;
  if (log === null || log === undefined) return null;
  return (
    <>
      <dt>Its own log</dt>
      <dd>
        <Value text={log} />
      </dd>
    </>
  );
}

/** How to see that this is it, and where to read more. */
function Proof({ diagnosed, finding, text }: CauseProps & { readonly text: CauseText }) {
  return (
    <>
      <dt>How to check</dt>
      <dd>
        <Rich text={text.check} />
        <Check diagnosed={diagnosed} finding={finding} />
      </dd>
      <OwnLog />
      <Evidence finding={finding} />
      <dt>Read more</dt>
      <dd>
        <a class="link" href={text.link} target="_blank" rel="noreferrer">
          {linkName(text.link)}
        </a>
      </dd>
    </>
  );
}

/** One line with what betrays the cause, that unfolds. */
function FoldedProof(props: CauseProps & { readonly text: CauseText }) {
  const { evidence } = props.finding;
  return (
    <Fold
      name="proof"
      part="proof"
      summary={
        <>
          <span class="fold-title">Evidence, how to check</span>{' '}
          <bdi class="fold-line">{visible(evidence.join(' · ').slice(0, LONGEST_EVIDENCE))}</bdi>
        </>
      }
    >
      {() => (
        <>
          {isVerdictAgain(props.finding) && <Story text={props.text} />}
          <dl class="cause-facts">
            <Proof {...props} />
          </dl>
        </>
      )}
    </Fold>
  );
}

function MainCause(props: CauseProps) {
  const text = useCauseText(props);
  return (
    <div class="cause">
      <div class="cause-head">
        <h3>
          <Rich text={text.title} />
        </h3>
        <Confidence finding={props.finding} />
      </div>
      {!isVerdictAgain(props.finding) && <Story text={text} />}
      <dl class="cause-facts">
        <WhatToDo text={text} />
      </dl>
      <FoldedProof {...props} text={text} />
    </div>
  );
}

/** A cause that is drawn whole once it is unfolded; those that are no more than possible stand under words that say so. */
function OtherCause({ isFirst, ...props }: CauseProps & { readonly isFirst: boolean }) {
  const isOpen = useSignal(isFirst);
  const text = useCauseText(props);
  return (
    <li>
      <details
        class="cause"
        open={isOpen.value}
        onToggle={(event) => (isOpen.value = event.currentTarget.open)}
      >
        <summary>
          <Rich text={text.title} />
          {props.finding.confidence !== 'possible' && <Confidence finding={props.finding} />}
        </summary>
        {isOpen.value && (
          <>
            <Story text={text} />
            <dl class="cause-facts">
              <WhatToDo text={text} />
              <Proof {...props} text={text} />
            </dl>
          </>
        )}
      </details>
    </li>
  );
}

/** What to do where no cause is known: the failure itself tells, or why no header helps. */
function NextStep({ diagnosed }: { readonly diagnosed: Diagnosed }) {
  const { failure, unfixable } = diagnosed.diagnosis;
  const next = failure === null ? [] : failureText(failure, diagnosed.exchange).next;
  const text = paragraph(next, unfixable === null || failure !== null ? [] : unfixableText(unfixable));
  return text.length === 0 ? null : (
    <p class="prose">
      <Rich text={text} />
    </p>
  );
}

interface CausesProps {
  readonly diagnosed: Diagnosed;
  /** null where nothing tells. */
  readonly causes: Arranged | null;
  /** What the log knows of other requests to the same address. */
  readonly children?: ComponentChildren;
}

/** Why the server or the page did so: the likeliest first, with what betrays it. */
export function LikelyCause({ diagnosed, causes, children }: CausesProps) {
  const { main, others } = causes ?? { main: null, others: [] };
  const { unfixable, failure } = diagnosed.diagnosis;
  const isUntold = causes === null && unfixable === null && failure === null;
  if (isUntold && children === undefined) return null;
  return (
    <section
      class="section causes-section"
      id="cause"
      data-part="cause"
      tabIndex={-1}
      aria-labelledby="cause-title"
    >
      <h2 id="cause-title" class="visually-hidden">
        {causesTitle(diagnosed.diagnosis.verdict)}
      </h2>
      {children}
      {main !== null && <MainCause key={main.id} diagnosed={diagnosed} finding={main} />}
      {main === null && <NextStep diagnosed={diagnosed} />}
      {others.length > 0 && (
        <>
          <h3 class="check-these">{checkTheseTitle(main)}</h3>
          <ol class="causes">
            {others.map((finding, index) => (
              <OtherCause
                key={`${diagnosed.exchange.id} ${finding.id}`}
                diagnosed={diagnosed}
                finding={finding}
                isFirst={main === null && index === 0}
              />
            ))}
          </ol>
        </>
      )}
    </section>
  );
}
