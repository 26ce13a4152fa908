import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import { useShell } from '../shell/context.tsx';
import { EmptyDetail } from '../list/empty.tsx';

/** The right-hand side. Its page is loaded a moment after the list. */
export function Detail({ element }: { readonly element: RefObject<HTMLElement | null> }) {
  const { model, detail, inbox, paste, focusList } = useShell();
  const id = model.selection.id.value;
  const Page = detail.value?.Page;
  const Paste = inbox.value?.Paste;
  const pastes = paste.isOpen.value && Paste !== undefined;

  useLayoutEffect(() => {
    if (element.current !== null) element.current.scrollTop = 0;
  }, [id, pastes, element]);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    // DevTools would open its drawer.
    event.stopPropagation();
    focusList();
  };

  return (
    <section
      ref={element}
      class={`detail ${id === null && !pastes ? 'is-empty' : ''}`}
      aria-label="Request detail"
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      {pastes && <Paste />}
      {!pastes && (id === null ? <EmptyDetail /> : Page !== undefined && <Page />)}
    </section>
  );
}
