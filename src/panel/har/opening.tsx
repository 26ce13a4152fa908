import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import {
  DAMAGED_FILE,
  harFaultText,
  openingFile,
  OTHER_FILES,
  shownFile,
} from '../../explain/interface/har-file.ts';
import { shownValue } from '../../explain/visible.ts';
import { useShell } from '../shell/context.tsx';
import { Icon } from '../parts/icon.tsx';
import { Rich } from '../parts/text.tsx';
import { useInbox } from '../shell/use-inbox.ts';

/** Whether the bar of a file was closed a moment ago: the focus goes to the button that opens the next one then. */
let isComingBack = false;

/** In the toolbar: chooses a HAR on the disk. */
export function OpenButton() {
  const { opening } = useInbox();
  const input = useRef<HTMLInputElement>(null);
  const button = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    if (isComingBack) button.current?.focus();
    isComingBack = false;
  }, []);

  return (
    <>
      <input
        ref={input}
        type="file"
        accept=".har,.json,application/json"
        hidden
        onChange={({ currentTarget }) => {
          opening.open([...(currentTarget.files ?? [])]);
          // The same file may be chosen again.
          currentTarget.value = '';
        }}
      />
      <button
        ref={button}
        type="button"
        class="button"
        title="Open a HAR, or drop one here"
        onClick={() => input.current?.click()}
      >
        <span class="tool-icon">
          <Icon name="open" />
        </span>
        <span class="tool-name">Open a HAR</span>
      </button>
    </>
  );
}

function Bar({ label, isBad = false, children }: BarProps) {
  return (
    <aside class={`bar ${isBad ? 'is-bad' : ''}`} aria-label={label}>
      {children}
    </aside>
  );
}

interface BarProps {
  readonly label: string;
  readonly isBad?: boolean;
  readonly children: ComponentChildren;
}

/** While a file is read, and when it could not be. */
function ProgressBar() {
  const { state, dismiss } = useInbox().opening;
  const { value } = state;
  switch (value.kind) {
    case 'idle':
      return null;
    case 'reading':
      return (
        <Bar label="Opening a file">
          <p>
            <Rich text={openingFile(value.name, value.share)} />
          </p>
          <progress value={value.share} aria-label="Progress" />
          <button type="button" class="button" onClick={dismiss}>
            Cancel
          </button>
        </Bar>
      );
    case 'failed':
      return (
        <Bar label="File" isBad>
          <Icon name="warning" />
          <p role="alert">
            <Rich text={harFaultText(value.name, value.fault)} />
          </p>
          <button type="button" class="tool" title="Dismiss" aria-label="Dismiss" onClick={dismiss}>
            <Icon name="cross" />
          </button>
        </Bar>
      );
  }
}

/** Says whose log is shown, and leads back. */
function FileBar() {
  const { model, show } = useShell();
  const back = useRef<HTMLButtonElement>(null);
  const { others } = useInbox().opening;
  const { file } = model.adapter;

  useEffect(() => back.current?.focus(), []);

  if (file === null) return null;
  const close = (): void => {
    isComingBack = true;
    others.value = [];
    show(null);
  };
  return (
    <Bar label="Opened file">
      <p>
        <Rich text={shownFile(file.name, file.requests)} />
        {file.isDamaged && <span class="bar-note"> {DAMAGED_FILE}</span>}
      </p>
      <button ref={back} type="button" class="button" onClick={close}>
        {file.hidesLive ? 'Back to live log' : 'Close the file'}
      </button>
    </Bar>
  );
}

/** What was dropped together with the file that is shown, or could not be. */
function OtherFiles() {
  const { others, openOther } = useInbox().opening;
  const { value } = others;
  if (value.length === 0) return null;
  return (
    <Bar label="Other files">
      <p>
        {OTHER_FILES}{' '}
        {value.map((file, index) => (
          <button key={`${file.name} ${index}`} type="button" class="button" onClick={() => openOther(file)}>
            <bdi>{shownValue(file.name)}</bdi>
          </button>
        ))}
      </p>
      <button
        type="button"
        class="tool"
        title="Dismiss"
        aria-label="Dismiss the other files"
        onClick={() => {
          others.value = [];
        }}
      >
        <Icon name="cross" />
      </button>
    </Bar>
  );
}

const holdsFile = ({ dataTransfer }: DragEvent): boolean => dataTransfer?.types.includes('Files') ?? false;

/** Lets a file be dropped anywhere. */
function DropTarget() {
  const { opening } = useInbox();
  const isOver = useSignal(false);

  useEffect(() => {
    const onDragOver = (event: DragEvent): void => {
      if (!holdsFile(event)) return;
      event.preventDefault();
      isOver.value = true;
    };
    const onDragLeave = (event: DragEvent): void => {
      // It went from one element to another otherwise.
      if (event.relatedTarget === null) isOver.value = false;
    };
    const onDrop = (event: DragEvent): void => {
      if (!holdsFile(event)) return;
      event.preventDefault();
      isOver.value = false;
      opening.open([...(event.dataTransfer?.files ?? [])]);
    };
    window.addEventListener('dragover', onDragOver);
    window.addEventListener('dragleave', onDragLeave);
    window.addEventListener('drop', onDrop);
    return () => {
      window.removeEventListener('dragover', onDragOver);
      window.removeEventListener('dragleave', onDragLeave);
      window.removeEventListener('drop', onDrop);
    };
  }, [opening, isOver]);

  return isOver.value ? <div class="drop-target">Drop the HAR to open it</div> : null;
}

/** Everything about opening a file that stands outside the toolbar. */
export function Opening() {
  return (
    <>
      <FileBar />
      <ProgressBar />
      <OtherFiles />
      <DropTarget />
    </>
  );
}
