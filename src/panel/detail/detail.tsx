import type { RefObject } from 'preact';
import { useComputed } from '@preact/signals';
import { useLayoutEffect } from 'preact/hooks';
import { useShell } from '../shell/context.tsx';
import { EmptyDetail } from '../list/empty.tsx';

/** The chosen request, or what is blocked; nothing until that is loaded. */
function Shown({ isRequest }: { readonly isRequest: boolean }) {
  const { Page, Overview } = useShell().detail.value ?? {};
  const Part = isRequest ? Page : Overview;
  return Part === undefined ? null : <Part />;
}

/** The right-hand side. Its page is loaded a moment after the list. */
export function Detail({ element }: { readonly element: RefObject<HTMLElement | null> }) {
  const { model, inbox, paste, focusList } = useShell();
  const { id, shownId, select } = model.selection;
  const shown = shownId.value;
  const isEmpty = useComputed(
    () => shownId.value === null && model.requests.counts.value.blocked === 0,
  ).value;
  const Paste = inbox.value?.Paste;
  const pastes = paste.isOpen.value && Paste !== undefined;

  // From one request to the next the place stays, so that the same part of both can be compared.
  useLayoutEffect(() => {
    if (element.current !== null) element.current.scrollTop = 0;
  }, [shown === null, pastes, element]);

  /** Whoever reads a request that chose itself keeps it, whatever comes after it. */
  const keep = (): void => {
    if (id.peek() === null && shown !== null) select(shown);
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    // DevTools would open its drawer.
    event.stopPropagation();
    focusList();
  };

  return (
    <section
      ref={element}
      class={`detail ${isEmpty && !pastes ? 'is-empty' : ''}`}
      aria-label="Request detail"
      tabIndex={0}
      onKeyDown={onKeyDown}
      onPointerDown={pastes ? undefined : keep}
    >
      {pastes ? <Paste /> : isEmpty ? <EmptyDetail /> : <Shown isRequest={shown !== null} />}
    </section>
  );
}
