import type { ComponentType } from 'preact';
import type { Unsubscribe } from '../adapter.ts';
import type { PanelModel } from '../app/panel-model.ts';
import type { DetailModel } from '../detail/detail-model.ts';
import type { Inbox } from '../loading/inbox.ts';
import type { MenuItem } from './menu-item.ts';

/*
 * What is loaded after the list, as types: whoever draws the list can name these parts without importing what they import.
 */

/** Where a menu opens, in pixels of the panel. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface MenuProps {
  readonly items: readonly MenuItem[];
  readonly at: Point;
  readonly onClose: () => void;
}

export interface SplitterProps {
  readonly isNarrow: boolean;
}

/** The second download of the panel: `loading/detail-entry.ts`. */
export interface LoadedDetail extends DetailModel {
  /** Shows what the document before this one showed, and keeps what this one shows. */
  readonly followView: (model: PanelModel) => Unsubscribe;
  /** What is blocked, while no request is chosen. */
  readonly Overview: ComponentType;
  /** The detail's page for the chosen request. */
  readonly Page: ComponentType;
  readonly Menu: ComponentType<MenuProps>;
  readonly Splitter: ComponentType<SplitterProps>;
  readonly StatusBar: ComponentType;
  readonly Toast: ComponentType;
  readonly SettingsPage: ComponentType;
  /** What has to be known about the list, above it. */
  readonly Bars: ComponentType;
  readonly ResyncButton: ComponentType;
  readonly ResyncOffer: ComponentType;
}

/** The third download of the panel: `loading/inbox-entry.ts`. */
export interface LoadedInbox extends Inbox {
  /** The box for pasted messages, with its answers. */
  readonly Paste: ComponentType;
  readonly PasteButton: ComponentType;
  readonly OpenButton: ComponentType;
  /** What is shown while a file is opened, and what was opened. */
  readonly Opening: ComponentType;
}
