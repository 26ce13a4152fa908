import { Fragment } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { menuMove } from './menu-keys.ts';
import type { MenuProps, Point } from './late-parts.ts';

/** Space that stays between the menu and the edge of the panel, in pixels. */
const MARGIN = 4;

function keepInside(menu: HTMLElement, at: Point): void {
  const { width, height } = menu.getBoundingClientRect();
  menu.style.left = `${Math.max(MARGIN, Math.min(at.x, window.innerWidth - width - MARGIN))}px`;
  menu.style.top = `${Math.max(MARGIN, Math.min(at.y, window.innerHeight - height - MARGIN))}px`;
}

/** Closes on whatever happens outside of the menu. */
function useOutside(menu: { readonly current: HTMLElement | null }, onClose: () => void): void {
  useEffect(() => {
    const onPointerDown = (event: PointerEvent): void => {
      if (event.target instanceof Node && !menu.current?.contains(event.target)) onClose();
    };
    document.addEventListener('pointerdown', onPointerDown, true);
    window.addEventListener('blur', onClose);
    window.addEventListener('resize', onClose);
    return () => {
      document.removeEventListener('pointerdown', onPointerDown, true);
      window.removeEventListener('blur', onClose);
      window.removeEventListener('resize', onClose);
    };
  });
}

/** The right-click menu. The focus is on an item while it is open and goes back to where it was. */
export function Menu({ items, at, onClose }: MenuProps) {
  const menu = useRef<HTMLDivElement>(null);
  const buttons = (): HTMLElement[] => [...(menu.current?.querySelectorAll<HTMLElement>('.menu-item') ?? [])];

  useLayoutEffect(() => {
    const before = document.activeElement;
    if (menu.current !== null) keepInside(menu.current, at);
    buttons()[0]?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, [items]);
  useOutside(menu, onClose);

  const onKeyDown = (event: KeyboardEvent): void => {
    const all = buttons();
    const current = all.findIndex((button) => button === document.activeElement);
    const move = menuMove(event.key, current, items);
    event.stopPropagation();
    if (move === null) return;
    event.preventDefault();
    if (move.kind === 'close') onClose();
    else all[move.index]?.focus();
  };

  return (
    <div
      ref={menu}
      class="menu"
      role="menu"
      aria-label="Request"
      onKeyDown={onKeyDown}
      onContextMenu={(event) => event.preventDefault()}
    >
      {items.map((item) => (
        <Fragment key={item.label}>
          {item.startsGroup && <div class="menu-separator" role="separator" />}
          <button
            type="button"
            class="menu-item"
            role="menuitem"
            tabIndex={-1}
            onMouseEnter={(event) => event.currentTarget.focus()}
            onClick={() => {
              onClose();
              item.run();
            }}
          >
            <bdi>{item.label}</bdi>
            {item.shortcut !== '' && (
              <kbd class="menu-shortcut" aria-hidden="true">
                {item.shortcut}
              </kbd>
            )}
          </button>
        </Fragment>
      ))}
    </div>
  );
}
