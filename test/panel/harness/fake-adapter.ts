import type { Browser } from '../../../src/cors/engine.ts';
import { createLog, type RecordingLog } from '../../../src/devtools/log.ts';
import type { Demand, PanelAdapter, Scheduler, Theme, Unsubscribe } from '../../../src/panel/adapter.ts';

/** A value that tells its listeners at once and at each change. */
function createHub<Value>(first: Value) {
  const listeners = new Set<(value: Value) => void>();
  let current = first;
  return {
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

/** What is asked elsewhere in DevTools; it waits until somebody listens. */
function createDemands() {
  let waiting: Demand | null = null;
  let listener: ((demand: Demand) => void) | null = null;
  const tell = (): void => {
    const demand = waiting;
    if (demand === null || listener === null) return;
    waiting = null;
    listener(demand);
  };
  return {
    ask: (demand: Demand) => {
      waiting = demand;
      tell();
    },
    on: (callback: (demand: Demand) => void): Unsubscribe => {
      listener = callback;
      tell();
      return () => {
        listener = null;
      };
    },
  };
}

export interface FakeOptions {
  readonly browser: Browser;
  readonly scheduler: Scheduler;
  readonly theme?: Theme;
  readonly settings?: unknown;
}

/** What a test does to the panel's surroundings, and reads from them. */
export interface FakeWorld {
  readonly adapter: PanelAdapter;
  readonly log: RecordingLog;
  readonly setVisible: (visible: boolean) => void;
  readonly setTheme: (theme: Theme) => void;
  /** Asks something in another part of DevTools. */
  readonly ask: (demand: Demand) => void;
  /** What was done, in words: `copy …`, `reload`, `open app.js:42`. */
  readonly done: string[];
  readonly saved: () => unknown;
}

/** The world around the panel, without any extension. */
export function createFakeWorld({ browser, scheduler, theme = 'light', settings }: FakeOptions): FakeWorld {
  const log = createLog();
  const visible = createHub(true);
  const themes = createHub<Theme>(theme);
  const done: string[] = [];
  const demands = createDemands();
  let saved = settings;
  const adapter: PanelAdapter = {
    browser,
    source: 'live',
    file: null,
    scheduler,
    log,
    onVisible: visible.on,
    onTheme: themes.on,
    exportLog: null,
    copy: async (text) => {
      done.push(`copy ${text}`);
    },
    loadSettings: () => saved,
    saveSettings: (changed) => {
      saved = changed;
    },
    openSource: ({ url, line }) => done.push(`open ${url}:${line}`),
    showInNetwork: (method, url) => done.push(`show ${method} ${url}`),
    onDemand: demands.on,
    reloadPage: () => done.push('reload'),
    view: '',
    keepView: () => undefined,
    heldBack: null,
    inspected: null,
  };
  return {
    adapter,
    log,
    ask: demands.ask,
    setVisible: visible.set,
    setTheme: themes.set,
    done,
    saved: () => saved,
  };
}
