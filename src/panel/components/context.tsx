import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { MenuItem } from '../model/menu-items.ts';
import type { PanelModel } from '../model/panel-model.ts';

/** Where a menu opens, in pixels of the panel. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** What one part of the panel asks of the others. */
export interface Shell {
  readonly model: PanelModel;
  readonly openMenu: (items: readonly MenuItem[], at: Point) => void;
  readonly focusDetail: () => void;
  readonly focusList: () => void;
}

const ShellContext = createContext<Shell | null>(null);

export const ShellProvider = ShellContext.Provider;

/** The shell of the panel. Throws outside of it: a mistake of ours. */
export function useShell(): Shell {
  const shell = useContext(ShellContext);
  if (shell === null) throw new Error('A component of the panel stands outside of the panel');
  return shell;
}
