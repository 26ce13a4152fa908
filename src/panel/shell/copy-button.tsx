import { Icon } from '../parts/icon.tsx';
import { useShell } from './context.tsx';

interface Props {
  readonly text: string;
  /** What is copied, for the announcement: "Console message". */
  readonly what: string;
  /** Tells this button from the others. */
  readonly subject: string;
  readonly isPrimary?: boolean;
}

/** Copies a text, and says on itself that it did. */
export function CopyButton({ text, what, subject, isPrimary = false }: Props) {
  const { notices } = useShell().model;
  const isCopied = notices.latest.value?.subject === subject;
  return (
    <button
      type="button"
      class={`button ${isPrimary ? 'is-primary' : ''}`}
      onClick={() => void notices.copy(text, what, subject)}
    >
      <Icon name={isCopied ? 'allowed' : 'copy'} />
      <span class="button-label">{isCopied ? 'Copied' : 'Copy'}</span>
      <span class="visually-hidden"> {what.toLowerCase()}</span>
    </button>
  );
}
