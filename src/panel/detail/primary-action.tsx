import { useRef } from 'preact/hooks';
import type { Diagnosed } from '../../diagnosis/diagnosis.ts';
import { codeOf, type Fix } from '../fix/fix-model.ts';
import { ServerChoice } from '../fix/server-choice.tsx';
import { Icon } from '../parts/icon.tsx';
import { useDetail, useShell } from '../shell/context.tsx';
import { reveal } from './reveal.ts';

/** Names that fit beside the way of a request in a narrow panel. In UTF-16 units. */
const LONGEST_NAME = 18;

/** `Copy Spring Boot fix`, without what stands in brackets; a longer name stands in the picker. */
export function copyLabel({ targetName }: Pick<Fix, 'targetName'>): string {
  const name = targetName.split(/ [(/+]/, 1)[0] ?? targetName;
  return name.length <= LONGEST_NAME ? `Copy ${name} fix` : 'Copy fix';
}

/** Copies the configuration that the page shows, and says on itself that it did. */
function CopyFix({ fix, text }: { readonly fix: Fix; readonly text: string }) {
  const { notices } = useShell().model;
  const isCopied = notices.latest.value?.subject === 'config';
  return (
    <button
      type="button"
      class="button is-primary"
      data-part="copy-fix"
      title={`Copy the configuration for ${fix.targetName}`}
      onClick={() => void notices.copy(text, `${fix.targetName} configuration`, 'config')}
    >
      <Icon name={isCopied ? 'allowed' : 'copy'} />
      <span class="button-label">{isCopied ? 'Copied' : copyLabel(fix)}</span>
    </button>
  );
}

const CHOICE_ID = 'choose-server';

/** Asks for the server and copies its configuration at once. */
function ChooseAndCopy({ fix }: { readonly fix: Fix }) {
  const { fix: model } = useDetail();
  const { notices } = useShell().model;
  const popover = useRef<HTMLDivElement>(null);
  const choose = (target: string): void => {
    model.chooseTarget(target);
    popover.current?.hidePopover();
    const chosen = model.fix.peek();
    const snippet = chosen === null ? null : codeOf(chosen);
    if (chosen !== null && snippet !== null)
      void notices.copy(snippet.code, `${chosen.targetName} configuration`, 'config');
  };
  return (
    <div
      onKeyDown={(event) => {
        // DevTools takes Escape for its drawer, and keeps the browser from closing the popover.
        if (event.key === 'Escape' && popover.current?.matches(':popover-open')) event.stopPropagation();
      }}
    >
      <button type="button" class="button is-primary" data-part="copy-fix" popovertarget={CHOICE_ID}>
        <Icon name="copy" />
        <span class="button-label">Copy fix for …</span>
      </button>
      <div
        ref={popover}
        class="settings server-popover"
        id={CHOICE_ID}
        popover="auto"
        role="dialog"
        aria-label="Server"
      >
        <ServerChoice host={fix.host} onChoose={choose} />
      </div>
    </div>
  );
}

/** Opens the box that reads what the console printed: it knows what the log does not. */
function PasteLine() {
  const { inbox } = useShell();
  const open = inbox.value?.paste.open;
  if (open === undefined) return null;
  return (
    <button type="button" class="button is-primary" onClick={open}>
      Paste the red line
    </button>
  );
}

interface Props {
  readonly diagnosed: Diagnosed;
  /** What has to be done first, null where a configuration is what to do. */
  readonly step: string | null;
}

/** The one thing to do about the request: copy the configuration, or what comes before any. Null where nothing is to be done. */
export function PrimaryAction({ diagnosed, step }: Props) {
  const fix = useDetail().fix.fix.value;
  if (diagnosed.diagnosis.verdict === 'unknown') return <PasteLine />;
  if (step !== null)
    return (
      <button type="button" class="button is-primary" onClick={() => reveal('cause')}>
        <span class="button-label">{step}</span>
      </button>
    );
  if (fix === null || fix.snippet === null) return null;
  if (!fix.isKnown) return <ChooseAndCopy fix={fix} />;
  const copyable = codeOf(fix);
  if (copyable !== null) return <CopyFix fix={fix} text={copyable.code} />;
  return (
    <button type="button" class="button is-primary" onClick={() => reveal('fix')}>
      Choose another server
    </button>
  );
}
