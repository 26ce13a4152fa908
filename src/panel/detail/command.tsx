import { CopyButton } from '../shell/copy-button.tsx';

interface Props {
  readonly command: string;
  /** Tells its button from the others. */
  readonly subject: string;
}

/** A line for a terminal, to copy. */
export function Command({ command, subject }: Props) {
  return (
    <div class="command">
      <pre>{command}</pre>
      <CopyButton text={command} what="cURL command" subject={subject} />
    </div>
  );
}
