import type { Browser } from '../cors/engine.ts';
import type { CallSite, EntryRecord } from '../exchange/entry-record.ts';
import type { EpochMilliseconds, Milliseconds } from '../exchange/units.ts';

export type Unsubscribe = () => void;

/** What the log tells, in the order in which it happened. */
export type LogEvent =
  | { readonly kind: 'entry'; readonly record: EntryRecord }
  /** A better reading of an entry, whose headers were not known yet. */
  | { readonly kind: 'update'; readonly previous: EntryRecord; readonly record: EntryRecord }
  | { readonly kind: 'navigation'; readonly url: string; readonly at: EpochMilliseconds }
  | { readonly kind: 'clear' };

export interface LogState {
  readonly recording: boolean;
  readonly preserveLog: boolean;
  /** Entries that could not be read, since the log was cleared. */
  readonly unreadable: number;
  /** Older entries that made room for newer ones, since the log was cleared. */
  readonly forgotten: number;
  /** Whether the page had already loaded when the log began, so that earlier requests are missing. */
  readonly openedLate: boolean;
}

/** The log that the devtools page keeps. It outlives the panel. */
export interface CaptureLog {
  /** Hears everything kept so far, then whatever comes. */
  readonly onEvents: (callback: (events: readonly LogEvent[]) => void) => Unsubscribe;
  /** Hears the present state at once, then each change. */
  readonly onState: (callback: (state: LogState) => void) => Unsubscribe;
  readonly setRecording: (recording: boolean) => void;
  readonly setPreserveLog: (preserveLog: boolean) => void;
  readonly clear: () => void;
}

export type Theme = 'light' | 'dark';

/** When work is done: a frame at a time while the panel is shown. Tests bring their own. */
export interface Scheduler {
  /** Calls back once, before the next frame is drawn. */
  readonly onNextFrame: (callback: () => void) => Unsubscribe;
  readonly now: () => Milliseconds;
}

/** Everything the panel knows of the world around it: a DevTools extension in one case, an ordinary page in the other. */
export interface PanelAdapter {
  readonly browser: Browser;
  readonly log: CaptureLog;
  readonly scheduler: Scheduler;
  /** Hears at once whether the panel is shown, then each change. */
  readonly onVisible: (callback: (visible: boolean) => void) => Unsubscribe;
  /** Hears the theme of DevTools (the system's where DevTools does not say) at once, then each change. */
  readonly onTheme: (callback: (theme: Theme) => void) => Unsubscribe;
  readonly copy: (text: string) => Promise<void>;
  /** The settings as they were saved; `unknown` because an older version may have written them. */
  readonly loadSettings: () => Promise<unknown>;
  readonly saveSettings: (settings: unknown) => Promise<void>;
  /** Opens the Sources panel; null where the browser cannot. */
  readonly openSource: ((callSite: CallSite) => void) | null;
  /** Finds a request in the Network panel; null where the browser cannot. */
  readonly showInNetwork: ((url: string) => void) | null;
  readonly reloadPage: () => void;
}
