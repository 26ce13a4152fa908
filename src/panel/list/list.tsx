import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { useShell } from '../shell/context.tsx';
import { Icon } from '../parts/icon.tsx';
import { markKey } from './arrangement.ts';
import { EmptyList } from './empty.tsx';
import { listCommand } from './list-keys.ts';
import type { Line } from './row-data.ts';
import type { ListWindow } from './row-window.ts';
import type { Rows } from './rows.ts';
import { Row, rowElementId } from './row.tsx';
import { useCurrentLine, useListActions } from './use-list-actions.ts';
import { useViewport, type Viewport } from './use-viewport.ts';

function lineUnder(event: Event): number {
  const row = event.target instanceof Element ? event.target.closest('[aria-rowindex]') : null;
  return row === null ? -1 : Number(row.getAttribute('aria-rowindex')) - 1;
}

/**
 * A row's elements are used again for the row that comes in when it goes out, so that scrolling creates nothing. `slots`: how many there
 * are.
 */
function visibleRows(
  { start, end }: ListWindow,
  slots: number,
  lineAt: (line: number) => Line | null,
  selected: number,
  grouped: boolean,
) {
  const rows = [];
  for (let index = start; index < end; index++) {
    const item = lineAt(index);
    if (item !== null)
      rows.push(
        <Row
          key={index % slots}
          item={item}
          index={index}
          isSelected={index === selected}
          grouped={grouped}
        />,
      );
  }
  return rows;
}

const EXCHANGE_KEY = 'request ';

function keyAt(rows: Rows, line: number): string | null {
  const item = rows.lineAt(line);
  switch (item?.kind) {
    case 'exchange':
      return `${EXCHANGE_KEY}${item.id}`;
    case 'group':
      return item.key;
    case 'navigation':
      return markKey(rows.items().indexOf(item));
    case undefined:
      return null;
  }
}

const lineOfKey = (rows: Rows, key: string): number =>
  key.startsWith(EXCHANGE_KEY) ? rows.lineOf(Number(key.slice(EXCHANGE_KEY.length))) : rows.headerLine(key);

/** Leads to a request that came while others were in view: where requests stand in groups, the newest is not the last. */
function NewestButton({ viewport }: { readonly viewport: Viewport }) {
  const { rows, filter } = useShell().model.requests;
  const { line, position } = rows.newest();
  // What is there when the list is drawn first, or filtered anew, is not new.
  const seen = useRef({ filter: filter.value, position });
  if (seen.current.filter !== filter.value)
    seen.current = { filter: filter.value, position: rows.items().length };
  const isSeen = line < 0 || viewport.isInView(line);
  if (isSeen) seen.current.position = Math.max(seen.current.position, position);
  if (isSeen || position <= seen.current.position) return null;
  return (
    <button type="button" class="button newest" onClick={() => viewport.reveal(line)}>
      <Icon name="newest" />
      Newest request
    </button>
  );
}

/** Brings the request into view that was chosen elsewhere: in the overview, or in another part of DevTools. */
function useRevealed(viewport: Viewport, selected: number): void {
  const id = useShell().model.selection.id.value;
  useLayoutEffect(() => {
    if (id !== null && selected >= 0 && !viewport.isInView(selected)) viewport.reveal(selected);
  }, [id]);
}

function Grid({ grid }: { readonly grid: RefObject<HTMLElement | null> }) {
  const { requests, settings } = useShell().model;
  const { rows, revision } = requests;
  void revision.value;
  const { grouped, sort } = settings.settings.value;
  const layout = rows.layout();
  const { count } = layout;
  const place = useCurrentLine();
  const { current } = place;
  const mayFollow = sort === 'oldest' && (current < 0 || current === count - 1);
  const viewport = useViewport({
    layout,
    revision,
    mayFollow,
    keyAt: (line) => keyAt(rows, line),
    lineOfKey: (key) => lineOfKey(rows, key),
  });
  const { window, element, isDense } = viewport;
  useRevealed(viewport, place.selected);
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
    const line = lineUnder(event);
    // The keyboard's menu key comes as a key press as well and opens the menu beside the row.
    if (line < 0 || event.button !== 2) return;
    actions.choose(line);
    actions.openMenu(line, { x: event.clientX, y: event.clientY });
  };

  useEffect(() => {
    grid.current = element.current;
  });

  return (
    <>
      <div
        ref={element}
        class={`grid ${isDense ? 'is-dense' : ''}`}
        role={grouped ? 'treegrid' : 'grid'}
        aria-label="Cross-origin requests"
        aria-rowcount={count}
        aria-activedescendant={isActiveRendered ? rowElementId(current) : undefined}
        tabIndex={0}
        onScroll={viewport.onScroll}
        onKeyDown={onKeyDown}
        onContextMenu={onContextMenu}
        onMouseDown={(event) => event.button === 0 && actions.click(lineUnder(event))}
      >
        <div class="grid-height" style={{ height: `${window.height}px` }}>
          <div class="grid-rows" style={{ transform: `translateY(${window.top}px)` }}>
            {visibleRows(window, slots.current, rows.lineAt, current, grouped)}
          </div>
        </div>
      </div>
      <NewestButton viewport={viewport} />
    </>
  );
}

/** The requests, or why there are none. */
export function RequestList({ grid }: { readonly grid: RefObject<HTMLElement | null> }) {
  const { requests } = useShell().model;
  const isEmpty = requests.shown.value === 0;
  const tellsWhy = requests.isRead.value;
  return (
    <section class="list" aria-label="Requests">
      {isEmpty ? tellsWhy && <EmptyList /> : <Grid grid={grid} />}
    </section>
  );
}
