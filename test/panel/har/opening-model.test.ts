import { signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import { createHarPanel } from '../../../src/panel/har/har-panel.ts';
import type { OpenedHar, OpenHar } from '../../../src/panel/har/open-har.ts';
import { createOpening } from '../../../src/panel/har/opening-model.ts';
import { createPanelModel } from '../../../src/panel/app/panel-model.ts';
import { createRowWriter } from '../../../src/panel/list/row-writer.ts';
import { CHROMIUM, FIREFOX, recordsOf } from '../../support/http-text.ts';
import { createFakeScheduler } from '../fake-scheduler.ts';
import { createFakeWorld } from '../harness/fake-adapter.ts';

const MISSING = `
GET https://api.example/items
Origin: https://app.example
Sec-Fetch-Mode: cors

200 OK`;

const HAR: OpenedHar = {
  browser: FIREFOX,
  records: recordsOf(MISSING, FIREFOX),
  unreadable: 2,
  isDamaged: true,
};

const file = (name: string): File => new File(['{}'], name);

function start() {
  const listeners: Parameters<OpenHar>[1][] = [];
  const stopped: number[] = [];
  const shown: string[] = [];
  const openHar: OpenHar = (_file, listener) => {
    const index = listeners.push(listener) - 1;
    return () => stopped.push(index);
  };
  const opening = createOpening(openHar, signal([]), (name) => shown.push(name));
  return { opening, listeners, stopped, shown };
}

describe('opening a file', () => {
  it('tells how far it is, and shows the file when it was read', () => {
    const { opening, listeners, shown } = start();
    opening.open([file('a.har')]);
    expect(opening.state.value).toEqual({ kind: 'reading', name: 'a.har', share: 0 });
    listeners[0]?.progress(0.5);
    expect(opening.state.value).toMatchObject({ share: 0.5 });
    listeners[0]?.opened(HAR);
    expect(opening.state.value).toEqual({ kind: 'idle' });
    expect(shown).toEqual(['a.har']);
  });

  it('gives each of several files its turn', () => {
    const { opening, listeners, shown } = start();
    opening.open([file('a.har'), file('notes.txt'), file('c.har')]);
    const waiting = (): readonly string[] => opening.others.value.map(({ name }) => name);
    expect(waiting()).toEqual(['notes.txt', 'c.har']);
    listeners[0]?.opened(HAR);
    const [notes, last] = opening.others.value;
    if (notes === undefined || last === undefined) throw new Error('the others are gone');
    opening.openOther(notes);
    listeners[1]?.failed('not-json');
    expect(opening.state.value).toEqual({ kind: 'failed', name: 'notes.txt', fault: 'not-json' });
    opening.openOther(last);
    listeners[2]?.opened(HAR);
    expect(shown).toEqual(['a.har', 'c.har']);
    expect(waiting()).toEqual([]);
  });

  it('can be cancelled, and is when another one is opened', () => {
    const { opening, stopped } = start();
    opening.open([file('a.har')]);
    opening.dismiss();
    expect(opening.state.value).toEqual({ kind: 'idle' });
    expect(stopped).toEqual([0]);
    opening.open([file('b.har')]);
    opening.open([file('c.har')]);
    expect(stopped).toContain(1);
    expect(opening.state.value).toMatchObject({ name: 'c.har' });
  });

  it('says why it failed until that is dismissed', () => {
    const { opening, listeners } = start();
    opening.open([file('a.har')]);
    listeners[0]?.failed('broken');
    expect(opening.state.value).toEqual({ kind: 'failed', name: 'a.har', fault: 'broken' });
    opening.dismiss();
    expect(opening.state.value).toEqual({ kind: 'idle' });
  });
});

describe('the panel of a file', () => {
  function open() {
    const scheduler = createFakeScheduler();
    const world = createFakeWorld({ browser: CHROMIUM, scheduler });
    const live = createPanelModel(world.adapter, signal(createRowWriter));
    const panel = createHarPanel(live, 'a.har', HAR);
    scheduler.settle();
    return { scheduler, world, live, panel };
  }

  it('has its own log, which its own browser judges, while the live one goes on', () => {
    const { scheduler, world, live, panel } = open();
    expect(panel.requests.counts.value).toMatchObject({ blocked: 1, all: 1 });
    expect(panel.requests.rows.find(1)?.exchange.browser).toEqual(FIREFOX);
    expect(panel.requests.logState.value.unreadable).toBe(2);
    expect(live.requests.counts.value.all).toBe(0);
    for (const record of recordsOf(MISSING)) world.log.add(record);
    scheduler.settle();
    expect(live.requests.counts.value.all).toBe(1);
    expect(panel.requests.counts.value.all).toBe(1);
  });

  it('shares the settings with the live one', () => {
    const { world, live, panel } = open();
    panel.settings.change({ server: 'nginx' });
    panel.setPreserveLog(true);
    expect(live.settings.settings.value).toMatchObject({ server: 'nginx', preserveLog: true });
    expect(world.log.state().preserveLog).toBe(true);
    expect(world.saved()).toMatchObject({ server: 'nginx' });
  });

  it('knows the file and that it hides a live log', () => {
    expect(open().panel.adapter).toMatchObject({
      source: 'file',
      file: { name: 'a.har', requests: 1, isDamaged: true, hidesLive: true },
      openSource: null,
      heldBack: null,
    });
  });
});
