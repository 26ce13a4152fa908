import type { EntryRecord } from '../../../src/exchange/entry-record.ts';
import { frameScheduler } from '../../../src/panel/list/frame-scheduler.ts';
import { loadInbox } from '../../../src/panel/loading/load-inbox.ts';
import { mount } from '../../../src/panel/mount.tsx';
import { CHROMIUM, FIREFOX, recordsOf, START } from '../../support/http-text.ts';
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
 * The panel as an ordinary page, for screenshots, axe and benchmarks. Parameters: `capture` (everyday, hostile, none or a number of
 * requests), `theme`, `browser`, `chip`, and the flags `flat`, `navigated`, `paused`, `dropped`.
 */
const parameters = new URLSearchParams(location.search);
const browser = parameters.get('browser') === 'firefox' ? FIREFOX : CHROMIUM;

function recordsFor(capture: string): EntryRecord[] {
  if (capture === 'none') return [];
  if (capture === 'everyday') return recordsOf(EVERYDAY, browser);
  if (capture === 'hostile') return recordsOf(HOSTILE, browser);
  return manyRecords(0, Number(capture));
}

const world = createFakeWorld({
  browser,
  theme: parameters.get('theme') === 'dark' ? 'dark' : 'light',
  scheduler: frameScheduler,
  settings: { chip: parameters.get('chip') ?? 'blocked', grouped: !parameters.has('flat') },
});
const { log } = world;
if (parameters.has('navigated')) log.navigate('http://localhost:3000/dashboard', START, () => false);
for (const record of recordsFor(parameters.get('capture') ?? 'everyday')) log.add(record);
if (parameters.has('dropped')) log.addUnreadable();
if (parameters.has('paused')) log.setRecording(false);
window.harness = {
  ...world,
  pushMany: (from, count) => {
    for (const record of manyRecords(from, count)) log.add(record);
  },
};
mount(world.adapter, document.body, loadInbox);
