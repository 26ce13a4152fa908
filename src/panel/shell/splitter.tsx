import { useRef } from 'preact/hooks';
import { shareAfterKey, shareAt } from './split.ts';
import { useShell } from './context.tsx';
import type { SplitterProps } from './late-parts.ts';

/** The line between list and detail: dragged, or moved with the arrow keys. */
export function Splitter({ isNarrow }: SplitterProps) {
  const { settings, change } = useShell().model.settings;
  const line = useRef<HTMLDivElement>(null);
  const name = isNarrow ? 'splitAbove' : 'splitBeside';
  const share = settings.value[name];
  const set = (next: number | null): void => {
    if (next !== null) change({ [name]: next });
  };

  const onPointerMove = (event: PointerEvent): void => {
    const box = line.current?.parentElement?.getBoundingClientRect();
    if (box === undefined || !line.current?.hasPointerCapture(event.pointerId)) return;
    set(isNarrow ? shareAt(event.clientY, box.top, box.height) : shareAt(event.clientX, box.left, box.width));
  };

  return (
    <div
      ref={line}
      class="splitter"
      role="separator"
      tabIndex={0}
      aria-label="Size of the list"
      aria-orientation={isNarrow ? 'horizontal' : 'vertical'}
      aria-valuenow={Math.round(share * 100)}
      aria-valuemin={15}
      aria-valuemax={75}
      onPointerDown={(event) => {
        event.preventDefault();
        event.currentTarget.focus();
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={onPointerMove}
      onKeyDown={(event) => {
        const next = shareAfterKey(event.key, share, isNarrow);
        if (next !== null) event.preventDefault();
        set(next);
      }}
    />
  );
}
