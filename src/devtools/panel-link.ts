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
  /** Requests that Firefox had not delivered and that it listed when it was asked, since the log was cleared. */
  readonly missed: number;
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

/** What somebody asks of the panel in another part of DevTools. */
export type Demand =
  /** To explain a request of the Network panel. Nothing tells which of several with one URL is meant. */
  | { readonly kind: 'open'; readonly url: string; readonly type: string }
  /** The search box: `performSearch` and so on, as Chromium calls it. */
  | { readonly kind: 'search'; readonly action: string; readonly query: string };

/**
 * What DevTools does for the panel. Only the devtools page talks to it: the panel need not load the extension API, and Chromium tells only
 * that page of a change of theme. null where the browser cannot. Callers pass strings and numbers alone: in Firefox an object of a panel
 * that is gone is dead.
 */
export interface DevtoolsActions {
  /** Line and column count from 1. */
  readonly openResource: ((url: string, line: number, column: number) => void) | null;
  readonly showRequest: ((method: string, url: string) => void) | null;
  /** Everything that the browser holds, as the log of a HAR, unchecked. Firefox loses requests when it is asked while some are under way. */
  readonly readHar: () => Promise<unknown>;
  /** Puts an entry of `readHar` (that very object, which is the devtools page's own) into the log: it was not delivered. */
  readonly addMissed: (entry: unknown) => void;
  /** What somebody asked since it was last taken; null for nothing. */
  readonly takeDemand: () => Demand | null;
  /** Keeps what this panel shows for the document that takes its place. */
  readonly keepView: (view: string) => void;
  /** Loaded with the first call. */
  readonly inspected: () => Promise<InspectedPage>;
}

/** What is done with the inspected page now and then. */
export interface InspectedPage {
  /** Reloads it with a script, '' for none, that runs before its own; in its frames of the same origin too where the browser does so (Firefox). */
  readonly reload: (script: string) => void;
  /** The value of a script in it, unchecked; undefined where the browser forbids it and where the script throws. */
  readonly evaluate: (script: string) => Promise<unknown>;
  /** Adds to a record of the log (that very object) what the page saw of it: `Witnessed` as JSON. */
  readonly witness: (record: EntryRecord, witnessed: string) => void;
  /** Tells how many requests a panel found blocked, which it goes on to judge; null: it does so no more. */
  readonly tellBlocked: (blocked: number | null) => void;
  /** Loaded with the first call; the same one ever after. */
  readonly trial: () => Promise<TrialKeeper>;
}

/** A trial of a fix in the inspected tab: it is on until DevTools closes, whatever becomes of the panel. Promises of a text give what stood in the way, '' for nothing. */
export interface TrialKeeper {
  /** What the panel noted about the trial that is on; '' while none is. */
  readonly note: () => string;
  /** Sets rules (JSON, for no tab yet) in the place of others, and keeps the panel's note. */
  readonly begin: (rules: string, note: string) => Promise<string>;
  readonly end: () => Promise<string>;
  /** Finds out whether hosts (match patterns in JSON) are permitted. */
  readonly look: (hosts: string) => Promise<string>;
  /** Opens the question for hosts at the icon of the extension; `onChange` tells when they are permitted. */
  readonly ask: (hosts: string) => Promise<string>;
  readonly giveBack: (hosts: string) => Promise<string>;
  /** Whether the hosts that were meant last are permitted, as far as is known. */
  readonly isPermitted: () => boolean;
  /** What an expression gives in the inspected page, unchecked; undefined where the browser lets nobody look. */
  readonly evaluate: (expression: string) => Promise<unknown>;
  /** Calls back when the trial begins or ends, and when a permission comes or goes. */
  readonly onChange: (callback: () => void) => Unsubscribe;
}

/** What the devtools page tells a panel. */
export interface PanelLink {
  readonly log: CaptureLog;
  readonly actions: DevtoolsActions;
  readonly visible: boolean;
  /** The theme of DevTools as the browser calls it. */
  readonly themeName: string;
  /** What the panel's last document kept; '' when there was none. */
  readonly view: string;
}

interface Slot {
  /** null until the devtools page has found this panel. */
  link: PanelLink | null;
  changed: (() => void) | null;
}

interface SlotHolder {
  corsLens?: Slot;
}

/** The slot lives on the panel's window: either side may be the first to look. */
function slotOf(panel: Window): Slot {
  const holder = panel as Window & SlotHolder;
  holder.corsLens ??= { link: null, changed: null };
  return holder.corsLens;
}

/** The devtools page's side: gives the log to a panel, or tells it what changed. A panel that is gone is none of our business. */
export function handOver(panel: Window, link: PanelLink): void {
  try {
    const slot = slotOf(panel);
    slot.link = link;
    slot.changed?.();
  } catch {
    // The window was closed or replaced: its successor is handed the log when it is shown.
  }
}

/** The panel's side: hears the link as soon as there is one, and each change. One listener a panel. */
export function onLink(panel: Window, callback: (link: PanelLink) => void): Unsubscribe {
  const slot = slotOf(panel);
  slot.changed = () => {
    if (slot.link !== null) callback(slot.link);
  };
  slot.changed();
  return () => {
    slot.changed = null;
  };
}
