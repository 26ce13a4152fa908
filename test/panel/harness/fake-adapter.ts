import type { Browser } from '../../../src/cors/engine.ts';
import type {
  LogEvent,
  LogState,
  PanelAdapter,
  Scheduler,
  Theme,
  Unsubscribe,
} from '../../../src/panel/adapter.ts';

/** A value that tells its listeners at once and at each change. */
function createHub<Value>(first: Value) {
  const listeners = new Set<(value: Value) => void>();
  let current = first;
  return {
    get: () => current,
    set: (value: Value) => {
      current = value;
      for (const listener of listeners) listener(value);
    },
    on: (listener: (value: Value) => void): Unsubscribe => {
      listeners.add(listener);
      listener(current);
      return () => listeners.delete(listener);
    },
  };
}

export interface FakeOptions {
  readonly browser: Browser;
  readonly scheduler: Scheduler;
  readonly theme?: Theme;
  readonly settings?: unknown;
  readonly state?: Partial<LogState>;
}

/** What a test does to the panel's surroundings, and reads from them. */
export interface FakeWorld {
  readonly adapter: PanelAdapter;
  readonly tell: (events: readonly LogEvent[]) => void;
  readonly setState: (state: Partial<LogState>) => void;
  readonly setVisible: (visible: boolean) => void;
  readonly setTheme: (theme: Theme) => void;
  /** What was done, in words: `copy …`, `reload`, `open app.js:42`. */
  readonly done: string[];
  readonly saved: () => unknown;
}

const STATE: LogState = {
  recording: true,
  preserveLog: false,
  unreadable: 0,
  forgotten: 0,
  openedLate: false,
};

/** The world around the panel, without any extension. */
export function createFakeWorld(options: FakeOptions): FakeWorld {
  const kept: LogEvent[] = [];
  const listeners = new Set<(events: readonly LogEvent[]) => void>();
  const state = createHub<LogState>({ ...STATE, ...options.state });
  const visible = createHub(true);
  const theme = createHub<Theme>(options.theme ?? 'light');
  const done: string[] = [];
  let saved = options.settings;

  const tell = (events: readonly LogEvent[]): void => {
    kept.push(...events);
    for (const listener of listeners) listener(events);
  };
  const setState = (change: Partial<LogState>): void => state.set({ ...state.get(), ...change });

  const adapter: PanelAdapter = {
    browser: options.browser,
    scheduler: options.scheduler,
    log: {
      onEvents: (listener) => {
        listeners.add(listener);
        listener(kept);
        return () => listeners.delete(listener);
      },
      onState: state.on,
      setRecording: (recording) => setState({ recording }),
      setPreserveLog: (preserveLog) => setState({ preserveLog }),
      clear: () => tell([{ kind: 'clear' }]),
    },
    onVisible: visible.on,
    onTheme: theme.on,
    copy: async (text) => {
      done.push(`copy ${text}`);
    },
    loadSettings: async () => saved,
    saveSettings: async (settings) => {
      saved = settings;
    },
    openSource: ({ url, line }) => done.push(`open ${url}:${line}`),
    showInNetwork: (url) => done.push(`show ${url}`),
    reloadPage: () => done.push('reload'),
  };
  return {
    adapter,
    tell,
    setState,
    setVisible: visible.set,
    setTheme: theme.set,
    done,
    saved: () => saved,
  };
}
