import type { Browser } from '../cors/engine.ts';
import type { CaptureLog, Demand, DevtoolsActions, Unsubscribe } from '../devtools/panel-link.ts';
import type { CallSite } from '../exchange/call-site.ts';
import type { Milliseconds } from '../exchange/units.ts';

export type { Demand, LogEvent, LogState, Unsubscribe } from '../devtools/panel-link.ts';

/** A HAR that somebody opened, as far as the list does not tell. */
interface OpenedFile {
  readonly name: string;
  /** How many of its requests were read, those within their own origin included. */
  readonly requests: number;
  /** Whether there is a live log behind it. */
  readonly hidesLive: boolean;
  /** It is damaged or breaks off: what is whole was read. */
  readonly isDamaged: boolean;
}

/** Where the log comes from: a browser records into it as we look, a file was opened, or there is none (and it stays empty). */
type LogSource = 'live' | 'file' | 'none';

export type Theme = 'light' | 'dark';

/** When work is done. Tests bring their own. */
export interface Scheduler {
  /** Calls back once, before the next frame is drawn. */
  readonly onNextFrame: (callback: () => void) => Unsubscribe;
  /** Calls back once, in a task of its own. */
  readonly after: (delay: Milliseconds, callback: () => void) => Unsubscribe;
  readonly now: () => Milliseconds;
}

/** A log, with what its page tells of it. */
export type ExportedLog = Pick<PanelAdapter, 'log' | 'browser' | 'file'>;

/** Everything the panel knows of the world around it: a DevTools extension in one case, an ordinary page in the other. */
export interface PanelAdapter {
  /** The one that made the requests of the log. */
  readonly browser: Browser;
  readonly source: LogSource;
  /** The file that the log was read from; null where it was not. */
  readonly file: OpenedFile | null;
  readonly log: CaptureLog;
  readonly scheduler: Scheduler;
  /** Hears at once whether the panel is shown, then each change. */
  readonly onVisible: (callback: (visible: boolean) => void) => Unsubscribe;
  /** Hears the theme of DevTools (the system's where DevTools does not say) at once, then each change. */
  readonly onTheme: (callback: (theme: Theme) => void) => Unsubscribe;
  /** Rejects when the browser does not allow it. */
  readonly copy: (text: string) => Promise<void>;
  /** Saves a log as one page that shows it; null where there is nothing to save: that page itself. */
  readonly exportLog: ((shown: ExportedLog) => Promise<void>) | null;
  /** The settings as they were saved; `unknown` because an older version may have written them. */
  readonly loadSettings: () => unknown;
  readonly saveSettings: (settings: unknown) => void;
  /** Opens the Sources panel; null where the browser cannot. */
  readonly openSource: ((callSite: CallSite) => void) | null;
  /** Finds a request in the Network panel; null where the browser cannot. */
  readonly showInNetwork: ((method: string, url: string) => void) | null;
  /** Hears what is asked in other parts of DevTools, and what was asked before. One listener a panel. */
  readonly onDemand: (callback: (demand: Demand) => void) => Unsubscribe;
  readonly reloadPage: () => void;
  /** What the document before this one kept, '' for nothing: Firefox loads it anew when the toolbox moves. */
  readonly view: string;
  readonly keepView: (view: string) => void;
  /** How to get at requests that the browser did not deliver; null where it holds none back (Chromium). */
  readonly heldBack: Pick<DevtoolsActions, 'readHar' | 'addMissed'> | null;
  /** The inspected page, in which fixes are tried and which saw what no log tells; null where there is none. */
  readonly inspected: DevtoolsActions['inspected'] | null;
}
