import type { EntryRecord } from '../exchange/entry-record.ts';
import type { EpochMilliseconds } from '../exchange/units.ts';

/** How the devtools page and the panel's document, which comes and goes, share one log: by reference, nothing is copied. */

export type Unsubscribe = () => void;

/** What happened to the log, in order. */
export type LogEvent =
  | { readonly kind: 'entry'; readonly record: EntryRecord }
  /** A better reading of an entry whose headers were not known when it was delivered. */
  | { readonly kind: 'update'; readonly previous: EntryRecord; readonly record: EntryRecord }
  | { readonly kind: 'navigation'; readonly url: string; readonly at: EpochMilliseconds }
  /** Everything before is gone. */
  | { readonly kind: 'clear' };

export interface LogState {
  /** False while paused: entries are not kept. */
  readonly recording: boolean;
  readonly preserveLog: boolean;
  /** Entries that could not be read, since the log was cleared. */
  readonly unreadable: number;
  /** Older records that made room for newer ones, since the log was cleared. */
  readonly forgotten: number;
  /** Whether the page's load began before the log did, so that earlier requests may be missing. */
  readonly openedLate: boolean;
}

/** A place in the log. */
export type Cursor = number;

/** The cursor of somebody who has seen nothing. */
export const START_CURSOR: Cursor = -1;

export interface LogChanges {
  readonly events: readonly LogEvent[];
  readonly cursor: Cursor;
}

/** The log as the devtools page keeps it. It outlives every panel. */
export interface CaptureLog {
  /** The present state; another object after each change. */
  readonly state: () => LogState;
  /** What happened since `cursor`. Where that is no longer known, a `clear` comes first and then everything that is kept. */
  readonly changesSince: (cursor: Cursor) => LogChanges;
  /** Calls back after every change, as often as once per request: note it and pull once per frame. */
  readonly subscribe: (listener: () => void) => Unsubscribe;
  readonly clear: () => void;
  readonly setRecording: (recording: boolean) => void;
  readonly setPreserveLog: (preserveLog: boolean) => void;
}

/** What the devtools page tells a panel. */
export interface PanelLink {
  /** null until the devtools page has found this panel. */
  readonly log: CaptureLog | null;
  readonly visible: boolean;
}

interface Slot {
  link: PanelLink;
  changed: (() => void) | null;
}

interface SlotHolder {
  corsLens?: Slot;
}

const UNLINKED: PanelLink = { log: null, visible: false };

/** The slot lives on the panel's window: either side may be the first to look. */
function slotOf(panel: Window): Slot {
  const holder = panel as Window & SlotHolder;
  holder.corsLens ??= { link: UNLINKED, changed: null };
  return holder.corsLens;
}

/** The devtools page's side: gives the log to a panel, or tells it that it is hidden. A panel that is gone is none of our business. */
export function handOver(panel: Window, link: PanelLink): void {
  try {
    const slot = slotOf(panel);
    slot.link = link;
    slot.changed?.();
  } catch {
    // The window was closed or replaced: its successor is handed the log when it is shown.
  }
}

/** The panel's side: hears the link at once and each change. */
export function onLink(panel: Window, callback: (link: PanelLink) => void): Unsubscribe {
  const slot = slotOf(panel);
  slot.changed = () => callback(slot.link);
  callback(slot.link);
  return () => {
    slot.changed = null;
  };
}
