import { useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import type { CauseFinding } from '../../causes/causes-of.ts';
import type { Diagnosed } from '../../diagnosis/diagnosis.ts';
import { causeText, leadsToConfiguration } from '../../causes/words-of.ts';
import { causeLabel, causesTitle, checkTheseTitle, confidenceText } from '../../causes/confidence.ts';
import type { CauseText } from '../../causes/cause.ts';
import { linkName } from '../../explain/addresses.ts';
import { checkAsCurl } from '../../share/check-curl.ts';
import type { Arranged } from '../../causes/arranged.ts';
import { createReasons, type Reasons } from './causes-model.ts';
import { Command } from './command.tsx';
import { useShell, useDetail } from '../shell/context.tsx';
import { Rich, Value } from '../parts/text.tsx';

/** Brings a section of the page into view, and the keyboard with it. */
function goTo(id: string): void {
  const section = document.getElementById(id);
  section?.scrollIntoView({ block: 'start' });
  section?.focus({ preventScroll: true });
}

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
  return causeText(finding, diagnosed.exchange, fix === null ? null : fix.targetName);
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

function WhatToDo({ text }: { readonly text: CauseText }) {
  const fix = useDetail().fix.fix.value;
  const isConfigured = fix?.snippet !== undefined && fix.snippet !== null && leadsToConfiguration(text);
  return (
    <>
      <dt>What to do</dt>
      <dd>
        <Rich text={text.fix} />{' '}
        {isConfigured && (
          <button type="button" class="link" onClick={() => goTo('fix')}>
            Show the configuration
          </button>
        )}
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

function Facts({ diagnosed, finding, text }: CauseProps & { readonly text: CauseText }) {
  return (
    <dl class="cause-facts">
      <Evidence finding={finding} />
      <WhatToDo text={text} />
      <dt>How to check</dt>
      <dd>
        <Rich text={text.check} />
        <Check diagnosed={diagnosed} finding={finding} />
      </dd>
      <dt>Read more</dt>
      <dd>
        <a class="link" href={text.link} target="_blank" rel="noreferrer">
          {linkName(text.link)}
        </a>
      </dd>
    </dl>
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
      <p class="cause-story">
        <Rich text={text.story} />
      </p>
      <Facts {...props} text={text} />
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
            <p class="cause-story">
              <Rich text={text.story} />
            </p>
            <Facts {...props} text={text} />
          </>
        )}
      </details>
    </li>
  );
}

interface CausesProps {
  readonly diagnosed: Diagnosed;
  /** null where nothing tells. */
  readonly causes: Arranged | null;
}

/** Why the server or the page did so: the likeliest first, with what betrays it. */
export function LikelyCause({ diagnosed, causes }: CausesProps) {
  if (causes === null) return null;
  const { main, others } = causes;
  return (
    <section class="section" id="likely-cause" tabIndex={-1} aria-labelledby="likely-cause-title">
      <h2 id="likely-cause-title">{causesTitle(diagnosed.diagnosis.verdict)}</h2>
      {main !== null && <MainCause key={main.id} diagnosed={diagnosed} finding={main} />}
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

/** The likeliest cause in a line, for the top of the page. */
export function CauseTeaser({ diagnosed, causes }: CausesProps) {
  const finding = causes?.main ?? null;
  // Where nothing stands between, the section itself comes next.
  if (finding === null || diagnosed.diagnosis.verdict !== 'blocked') return null;
  const { title } = causeText(finding, diagnosed.exchange);
  return (
    <p class="prose cause-teaser">
      {causeLabel(finding)}:{' '}
      <button type="button" class="link" onClick={() => goTo('likely-cause')}>
        <Rich text={title} />
      </button>
    </p>
  );
}
