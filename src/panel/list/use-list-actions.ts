import { signal, type Signal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { hostOf } from '../../explain/addresses.ts';
import { useShell } from '../shell/context.tsx';
import type { Point } from '../shell/late-parts.ts';
import type { MenuItem } from '../shell/menu-item.ts';
import { markKey, type Folds } from './arrangement.ts';
import { hostFilter } from './filter.ts';
import type { ListCommand } from './list-keys.ts';
import { idAt } from './requests.ts';
import type { GroupHeader } from './row-data.ts';
import { rowElementId } from './row.tsx';
import type { Viewport } from './use-viewport.ts';

/** The line that has the keyboard, and the line of the chosen request; -1 for none. */
export interface CurrentLine {
  /** The key of a header or a mark that has the keyboard, null where a request has it. */
  readonly header: Signal<string | null>;
  readonly selected: number;
  readonly current: number;
}

export function useCurrentLine(): CurrentLine {
  const { requests, selection } = useShell().model;
  const header = useMemo(() => signal<string | null>(null), []);
  const id = selection.shownId.value;
  const selected = id === null ? -1 : requests.rows.lineOf(id);
  const headerLine = header.value === null ? -1 : requests.rows.headerLine(header.value);
  return { header, selected, current: headerLine >= 0 ? headerLine : selected };
}

const entry = (label: string, run: () => void, startsGroup = false, shortcut = ''): MenuItem => ({
  label,
  run,
  startsGroup,
  shortcut,
});

/** Folds and unfolds groups, and has the list drawn again. */
function useFolds() {
  const { requests } = useShell().model;
  const folds = (): Folds => requests.rows.folds();
  return {
    isFolded: (key: string): boolean => folds().has(key),
    fold: (key: string, folded: boolean): void => {
      folds().set(key, folded);
      requests.redraw();
    },
    foldAll: (folded: boolean): void => {
      folds().setAll(folded);
      requests.redraw();
    },
  };
}

/** What can be done in the list, by mouse or keyboard. */
export function useListActions(viewport: Viewport, { header, current }: CurrentLine) {
  const shell = useShell();
  const { requests, selection, settings, arrange, setFilter } = shell.model;
  const { rows } = requests;

  const { isFolded, fold, foldAll } = useFolds();
  const toggleGrouping = (): void => arrange({ grouped: !settings.settings.peek().grouped });

  const choose = (line: number): void => {
    const item = rows.lineAt(line);
    if (item === null) return;
    if (item.kind === 'exchange') {
      header.value = null;
      selection.select(item.id);
    } else header.value = item.kind === 'group' ? item.key : markKey(rows.items().indexOf(item));
    viewport.reveal(line);
  };

  const headerItems = ({ key, api, isCollapsed }: GroupHeader): readonly MenuItem[] => [
    entry(isCollapsed ? 'Unfold' : 'Fold', () => fold(key, !isCollapsed), false, 'Enter'),
    entry('Fold all', () => foldAll(true)),
    entry('Unfold all', () => foldAll(false)),
    ...(api === null
      ? []
      : [entry(`Filter to ${hostOf(api)}`, () => setFilter({ text: hostFilter(hostOf(api)) }), true)]),
    entry('Do not group by API', toggleGrouping, api === null, 'G'),
  ];

  const openMenu = (line: number, at: Point): void => {
    const item = rows.lineAt(line);
    const items =
      item?.kind === 'group' ? headerItems(item) : (shell.detail.peek()?.menuItems(shell.focusDetail) ?? []);
    if (items.length > 0 && item?.kind !== 'navigation') shell.openMenu(items, at);
  };

  const menuBesideRow = (): void => {
    const box = document.getElementById(rowElementId(current))?.getBoundingClientRect();
    if (box !== undefined) openMenu(current, { x: box.left + 40, y: box.bottom - 6 });
  };

  const foldCurrent = (collapse: boolean): void => {
    const item = rows.lineAt(current);
    if (item?.kind === 'group') fold(item.key, collapse);
    // From a request to the line above its group, as in every tree.
    if (item?.kind !== 'exchange' || !collapse) return;
    for (let line = current - 1; line >= 0; line--)
      if (rows.lineAt(line)?.kind === 'group') return choose(line);
  };

  /** Who comes into the list wants a request: the line above the first one is passed over. */
  const firstRequest = (line: number): number =>
    idAt(rows, line) === null && idAt(rows, line + 1) !== null ? line + 1 : line;

  const enter = (): void => {
    const item = rows.lineAt(current);
    if (item?.kind === 'group') fold(item.key, !isFolded(item.key));
    else shell.focusDetail();
  };

  const run = (command: ListCommand): void => {
    switch (command.kind) {
      case 'select':
        return choose(current < 0 ? firstRequest(command.index) : command.index);
      case 'detail':
        return enter();
      case 'fold':
        return foldCurrent(true);
      case 'unfold':
        return foldCurrent(false);
      case 'group':
        return toggleGrouping();
      case 'menu':
        return menuBesideRow();
      case 'copy-config':
        return shell.detail.peek()?.copyConfig();
      case 'deselect':
        header.value = null;
        return selection.select(null);
    }
  };

  /** A click on a header folds its group. */
  const click = (line: number): void => {
    const item = rows.lineAt(line);
    choose(line);
    if (item?.kind === 'group') fold(item.key, !isFolded(item.key));
  };

  return { choose, click, openMenu, run, isRequest: (line: number) => idAt(rows, line) !== null };
}
