import type { LogEvent, Theme } from '../../../src/panel/adapter.ts';
import { frameScheduler } from '../../../src/panel/frame-scheduler.ts';
import { mount } from '../../../src/panel/mount.tsx';
import { CHROMIUM, FIREFOX, recordsOf } from '../../support/http-text.ts';
import { EVERYDAY, HOSTILE } from './captures.ts';
import { createFakeWorld, type FakeWorld } from './fake-adapter.ts';
import { manyRecords } from './many.ts';

declare global {
  interface Window {
    /** For the tests that drive this page. */
    harness: FakeWorld & { readonly pushMany: (from: number, count: number) => void };
  }
}

/**
 * The panel as an ordinary page, for screenshots, axe and benchmarks. Parameters: `capture` (everyday, hostile, none, a number of requests),
 * `theme`, `browser`, `chip`, `state` (JSON of a log state), `marks`.
 */
const parameters = new URLSearchParams(location.search);
const browser = parameters.get('browser') === 'firefox' ? FIREFOX : CHROMIUM;
const theme: Theme = parameters.get('theme') === 'dark' ? 'dark' : 'light';

const entries = (text: string): LogEvent[] =>
  recordsOf(text, browser).map((record) => ({ kind: 'entry', record }));

function eventsOf(capture: string): LogEvent[] {
  if (capture === 'none') return [];
  if (capture === 'everyday') return entries(EVERYDAY);
  if (capture === 'hostile') return entries(HOSTILE);
  return manyRecords(0, Number(capture)).map((record) => ({ kind: 'entry', record }));
}

const mark: LogEvent = {
  kind: 'navigation',
  url: 'http://localhost:3000/dashboard',
  at: Date.UTC(2026, 0, 1, 12),
};

const world = createFakeWorld({
  browser,
  theme,
  scheduler: frameScheduler,
  settings: { chip: parameters.get('chip') ?? 'blocked' },
  state: JSON.parse(parameters.get('state') ?? '{}'),
});
world.tell([
  ...(parameters.has('marks') ? [mark] : []),
  ...eventsOf(parameters.get('capture') ?? 'everyday'),
]);
window.harness = {
  ...world,
  pushMany: (from, count) =>
    world.tell(manyRecords(from, count).map((record) => ({ kind: 'entry', record }))),
};
await mount(world.adapter, document.body);
