import type { ComponentChildren } from 'preact';
import { useDetail } from '../shell/context.tsx';

interface Props {
  /** Stays open or closed by this name when another request is chosen. */
  readonly name: string;
  readonly summary: ComponentChildren;
  /** Before anybody opened or closed it. */
  readonly isOpen?: boolean;
  readonly part?: string;
  readonly children: () => ComponentChildren;
}

/** One line that unfolds. What is in it is drawn once it is open: there may be a thousand headers. */
export function Fold({ name, summary, isOpen: isOpenAtFirst = false, part, children }: Props) {
  const { folds } = useDetail();
  const isOpen = folds.value[name] ?? isOpenAtFirst;
  return (
    <details
      class="fold"
      data-part={part}
      open={isOpen}
      onToggle={({ currentTarget: { open } }) => {
        if (open !== isOpen) folds.value = { ...folds.peek(), [name]: open };
      }}
    >
      <summary>{summary}</summary>
      {isOpen && <div class="fold-body">{children()}</div>}
    </details>
  );
}
