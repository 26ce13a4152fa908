import { useSignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { listCommand } from './list-keys.ts';
import { idAt } from './requests.ts';
import type { Item } from './row-data.ts';
import type { ListWindow } from './row-window.ts';
import { useShell } from '../shell/context.tsx';
import type { Point } from '../shell/late-parts.ts';
import { EmptyList } from './empty.tsx';
import { Row, rowElementId } from './row.tsx';
import { ROW_HEIGHT, useViewport, type Viewport } from './use-viewport.ts';

function indexUnder(event: Event): number {
  const row = event.target instanceof Element ? event.target.closest('[aria-rowindex]') : null;
  return row === null ? -1 : Number(row.getAttribute('aria-rowindex')) - 1;
}

/** The places of the row that has the keyboard and of the chosen request, -1 for none. `mark`: of a mark that has the keyboard. */
function useCurrent() {
  const { requests, selection } = useShell().model;
  const mark = useSignal(-1);
  const selectedId = selection.shownId.value;
  const selected = selectedId === null ? -1 : requests.rows.shownIndexOf(selectedId);
  return { mark, selected, current: mark.value >= 0 ? mark.value : selected };
}

/** What can be done in the list, by mouse or keyboard. */
function useListActions(viewport: Viewport, { mark, selected }: ReturnType<typeof useCurrent>) {
  const shell = useShell();
  const { requests, selection } = shell.model;
  const { rows } = requests;

  const choose = (index: number): void => {
    const id = idAt(rows, index);
    mark.value = id === null ? index : -1;
    if (id !== null) selection.select(id);
    if (index >= 0) viewport.reveal(index);
  };

  const openMenu = (at: Point): void => {
    const items = shell.detail.peek()?.menuItems(shell.focusDetail) ?? [];
    if (items.length > 0) shell.openMenu(items, at);
  };

  const menuBesideRow = (): void => {
    const box = document.getElementById(rowElementId(selected))?.getBoundingClientRect();
    if (box !== undefined) openMenu({ x: box.left + ROW_HEIGHT, y: box.bottom - 6 });
  };

  const run = (command: ReturnType<typeof listCommand>): void => {
    switch (command?.kind) {
      case 'select':
        return choose(command.index);
      case 'detail':
        return shell.focusDetail();
      case 'menu':
        return menuBesideRow();
      case 'copy-config':
        return shell.detail.peek()?.copyConfig();
      case 'deselect':
        return selection.select(null);
      case undefined:
        return undefined;
    }
  };

  return { choose, openMenu, run };
}

/**
 * A row's elements are used again for the row that comes in when it goes out, so that scrolling creates nothing. `slots`: how many there
 * are.
 */
function visibleRows(
  { start, end }: ListWindow,
  slots: number,
  itemAt: (index: number) => Item | null,
  selected: number,
) {
  const rows = [];
  for (let index = start; index < end; index++) {
    const item = itemAt(index);
    if (item !== null)
      rows.push(<Row key={index % slots} item={item} index={index} isSelected={index === selected} />);
  }
  return rows;
}

function Grid({ grid }: { readonly grid: RefObject<HTMLElement | null> }) {
  const { requests } = useShell().model;
  const { rows, revision } = requests;
  const count = revision.value < 0 ? 0 : rows.shownCount();
  const place = useCurrent();
  const { current } = place;
  const viewport = useViewport({
    rowCount: count,
    revision,
    mayFollow: current < 0 || current === count - 1,
  });
  const { window, element } = viewport;
  const actions = useListActions(viewport, place);
  const isActiveRendered = current >= window.start && current < window.end;
  const slots = useRef(1);
  slots.current = Math.max(slots.current, window.end - window.start);

  const onKeyDown = (event: KeyboardEvent): void => {
    const command = listCommand(event, { current, count, page: viewport.page });
    if (command === null) return;
    event.preventDefault();
    // DevTools would open its drawer at the Escape that lets go of a request.
    if (command.kind !== 'deselect' || current >= 0) event.stopPropagation();
    actions.run(command);
  };

  const onContextMenu = (event: MouseEvent): void => {
    event.preventDefault();
    const index = indexUnder(event);
    // The keyboard's menu key comes as a key press as well and opens the menu beside the row.
    if (index < 0 || event.button !== 2) return;
    actions.choose(index);
    if (idAt(rows, index) !== null) actions.openMenu({ x: event.clientX, y: event.clientY });
  };

  useEffect(() => {
    grid.current = element.current;
  });

  return (
    <div
      ref={element}
      class="grid"
      role="grid"
      aria-label="Cross-origin requests"
      aria-rowcount={count}
      aria-activedescendant={isActiveRendered ? rowElementId(current) : undefined}
      tabIndex={0}
      onScroll={viewport.onScroll}
      onKeyDown={onKeyDown}
      onContextMenu={onContextMenu}
      onMouseDown={(event) => event.button === 0 && actions.choose(indexUnder(event))}
    >
      <div class="grid-height" style={{ height: `${window.height}px` }}>
        <div class="grid-rows" style={{ transform: `translateY(${window.start * ROW_HEIGHT}px)` }}>
          {visibleRows(window, slots.current, rows.shownAt, current)}
        </div>
      </div>
    </div>
  );
}

/** The requests, or why there are none. */
export function RequestList({ grid }: { readonly grid: RefObject<HTMLElement | null> }) {
  const { requests } = useShell().model;
  const isEmpty = requests.revision.value < 0 || requests.rows.showsNoRequest();
  return (
    <section class="list" aria-label="Requests">
      {isEmpty ? <EmptyList /> : <Grid grid={grid} />}
    </section>
  );
}
