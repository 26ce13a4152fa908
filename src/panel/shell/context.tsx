import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { ReadonlySignal } from '@preact/signals';
import type { PanelModel } from '../app/panel-model.ts';
import type { PasteState } from '../decode/paste-model.ts';
import type { ShowPanel } from '../loading/inbox.ts';
import type { LoadedDetail, LoadedInbox, Point } from './late-parts.ts';
import type { MenuItem } from './menu-item.ts';

/** What one part of the panel asks of the others. */
export interface Shell {
  readonly model: PanelModel;
  /** null until it is loaded, a moment after the list. */
  readonly detail: ReadonlySignal<LoadedDetail | null>;
  /** null until it is loaded, a moment after the detail. */
  readonly inbox: ReadonlySignal<LoadedInbox | null>;
  readonly paste: PasteState;
  readonly show: ShowPanel;
  readonly openMenu: (items: readonly MenuItem[], at: Point) => void;
  readonly focusDetail: () => void;
  readonly focusList: () => void;
}

/** The detail, for what is drawn only once it is loaded. */
export function useDetail(): LoadedDetail {
  const detail = useShell().detail.value;
  if (detail === null) throw new Error('The detail is drawn before it was loaded');
  return detail;
}

const ShellContext = createContext<Shell | null>(null);

export const ShellProvider = ShellContext.Provider;

/** The shell of the panel. Throws outside of it: a mistake of ours. */
export function useShell(): Shell {
  const shell = useContext(ShellContext);
  if (shell === null) throw new Error('A component of the panel stands outside of the panel');
  return shell;
}
