import { signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import { MAX_RECORDS } from '../../../src/exchange/bounds.ts';
import type { Chip } from '../../../src/panel/list/filter.ts';
import { createRequests } from '../../../src/panel/list/requests.ts';
import { createSelection } from '../../../src/panel/list/selection.ts';
import { droppedText } from '../../../src/explain/interface/dropped.ts';
import { createRowWriter } from '../../../src/panel/list/row-writer.ts';
import { CHROMIUM, recordsOf } from '../../support/http-text.ts';
import { createFakeScheduler } from '../fake-scheduler.ts';
import { createFakeWorld } from '../harness/fake-adapter.ts';
import { manyRecords } from '../harness/many.ts';

const BLOCKED = `
GET https://api.example/items
@error net::ERR_FAILED
Origin: https://app.example
X-Team: Cranes

200 OK
Server: nginx/1.26.2`;

const ALLOWED = `
GET https://other.example/users
Origin: https://app.example

200 OK
Access-Control-Allow-Origin: https://app.example
Vary: Origin`;

const DOWN = `
GET https://down.example/
@error net::ERR_CONNECTION_REFUSED
Referer: https://app.example/`;

function start(chip: Chip = 'all', step = 0) {
  const scheduler = createFakeScheduler(step);
  const world = createFakeWorld({ browser: CHROMIUM, scheduler });
  const requests = createRequests(
    world.adapter,
    { chip, text: '' },
    { sort: 'oldest', grouped: false },
    signal(createRowWriter),
  );
  const add = (text: string): void => {
    for (const record of recordsOf(text)) world.log.add(record);
  };
  const shown = (): string[] =>
    Array.from({ length: requests.rows.layout().count }, (_, line) => {
      const item = requests.rows.lineAt(line);
      if (item?.kind === 'navigation') return `→ ${item.url}`;
      return item?.kind === 'exchange' ? item.exchange.url : '';
    });
  return { scheduler, requests, log: world.log, world, add, shown };
}

describe('the requests of the list', () => {
  it('wait for what makes rows of them, and until then an empty list says nothing', () => {
    const scheduler = createFakeScheduler();
    const { adapter, log } = createFakeWorld({ browser: CHROMIUM, scheduler });
    for (const record of recordsOf(BLOCKED)) log.add(record);
    const writing = signal<typeof createRowWriter | null>(null);
    const arrangement = { sort: 'oldest', grouped: false } as const;
    const requests = createRequests(adapter, { chip: 'all', text: '' }, arrangement, writing);
    scheduler.settle();
    expect([requests.isRead.value, requests.shown.value]).toEqual([false, 0]);
    writing.value = createRowWriter;
    scheduler.settle();
    expect([requests.isRead.value, requests.shown.value]).toEqual([true, 1]);
  });

  it('say at once that there are none', () => {
    expect(start().requests.isRead.value).toBe(true);
  });

  it('come in the order in which they happened, and are counted by category', () => {
    const { scheduler, requests, add, shown } = start();
    add([BLOCKED, ALLOWED, DOWN].join('\n---\n'));
    scheduler.settle();
    expect(shown()).toEqual([
      'https://api.example/items',
      'https://other.example/users',
      'https://down.example/',
    ]);
    expect(requests.counts.value).toEqual({ blocked: 1, failed: 1, risk: 0, passed: 1, all: 3 });
  });

  it('are drawn once a frame, however many arrive', () => {
    const { scheduler, requests, log } = start();
    scheduler.settle();
    const before = requests.revision.value;
    for (const record of manyRecords(0, 200)) log.add(record);
    expect(requests.revision.value).toBe(before);
    expect(scheduler.settle()).toBe(1);
    expect(requests.revision.value).toBe(before + 1);
    expect(requests.counts.value.all).toBe(200);
  });

  it('wait while the panel is hidden, and are there when it is shown', () => {
    const { scheduler, requests, world, add } = start();
    scheduler.settle();
    world.setVisible(false);
    add(BLOCKED);
    expect(scheduler.frame()).toBe(false);
    expect(requests.counts.value.all).toBe(0);
    world.setVisible(true);
    scheduler.settle();
    expect(requests.counts.value.all).toBe(1);
  });

  it('are worked off in many short tasks when there are too many for one, and the first of them is drawn at once', () => {
    const { scheduler, requests, log } = start('all', 1);
    for (const record of manyRecords(0, 100)) log.add(record);
    scheduler.frame();
    const { value: first } = requests.shown;
    expect(first).toBeGreaterThan(0);
    expect(first).toBeLessThan(20);
    scheduler.settle();
    expect(requests.counts.value.all).toBe(100);
    expect(requests.rows.shownRequests()).toBe(100);
  });

  it('keep their order and lose nothing when they stream in, and are drawn a few times a second', () => {
    const { scheduler, requests, log, shown } = start();
    scheduler.settle();
    const before = requests.revision.value;
    const records = manyRecords(0, 1_000);
    for (const record of records) {
      log.add(record);
      scheduler.pass(1);
      scheduler.frame();
    }
    expect(requests.revision.value - before).toBeGreaterThanOrEqual(5);
    expect(requests.revision.value - before).toBeLessThanOrEqual(10);
    scheduler.settle();
    expect(shown()).toEqual(records.map(({ url }) => url));
  });

  it('go when the log is cleared', () => {
    const { scheduler, requests, log, add, shown } = start();
    add(BLOCKED);
    scheduler.settle();
    const before = requests.clearings.value;
    log.clear();
    add(ALLOWED);
    scheduler.settle();
    expect(shown()).toEqual(['https://other.example/users']);
    expect(requests.counts.value.all).toBe(1);
    expect(requests.clearings.value).toBe(before + 1);
  });

  it('go when the page navigates, unless the log is preserved: then the navigation is marked', () => {
    const { scheduler, log, add, shown } = start();
    log.setPreserveLog(true);
    add(BLOCKED);
    log.navigate('https://app.example/next', 0, () => false);
    add(ALLOWED);
    scheduler.settle();
    expect(shown()).toEqual([
      'https://api.example/items',
      '→ https://app.example/next',
      'https://other.example/users',
    ]);
    log.setPreserveLog(false);
    log.navigate('https://app.example/last', 0, () => false);
    scheduler.settle();
    expect(shown()).toEqual(['→ https://app.example/last']);
  });

  it('leave out requests within their own origin', () => {
    const { scheduler, add, shown } = start();
    add('GET https://app.example/own\nReferer: https://app.example/\nSec-Fetch-Site: same-origin\n\n200 OK');
    scheduler.settle();
    expect(shown()).toEqual([]);
  });

  it('change their row when a better reading of an entry arrives', () => {
    const { scheduler, requests, log } = start('blocked');
    const [early] = recordsOf(
      'GET https://api.example/items\n@error net::ERR_FAILED\nReferer: https://app.example/',
    );
    const [late] = recordsOf(BLOCKED);
    if (early === undefined || late === undefined) throw new Error('both captures have a record');
    log.add(early);
    scheduler.settle();
    log.update(early, late);
    scheduler.settle();
    expect(requests.counts.value.all).toBe(1);
    expect(requests.counts.value.blocked).toBe(1);
    expect(requests.rows.shownRequests()).toBe(1);
  });

  it('go from the oldest on when the log is full, as many as is said, and nothing else: the chosen one stays', () => {
    const { scheduler, requests, log, shown } = start();
    const selection = createSelection(requests);
    const records = manyRecords(0, MAX_RECORDS + 1);
    for (const record of records.slice(0, MAX_RECORDS)) log.add(record);
    scheduler.settle();
    expect(requests.counts.value.all).toBe(MAX_RECORDS);
    const chosen = requests.rows.lineAt(MAX_RECORDS - 1);
    if (chosen?.kind !== 'exchange') throw new Error('the last line is a request');
    selection.select(chosen.id);
    for (const record of records.slice(MAX_RECORDS)) log.add(record);
    scheduler.settle();
    const { forgotten } = requests.logState.value;
    expect(droppedText(forgotten, 'too-many')).toBe('5,000 older requests were dropped to make room');
    expect(shown()).toEqual(records.slice(forgotten).map(({ url }) => url));
    expect(selection.diagnosed.value?.exchange).toBe(chosen.exchange);
  });

  it('are all there in a panel whose document was loaded anew in the middle of a burst', () => {
    const { world, log } = start();
    const records = manyRecords(0, 300);
    const panel = () => {
      const scheduler = createFakeScheduler(1);
      const requests = createRequests(
        { ...world.adapter, scheduler },
        { chip: 'all', text: '' },
        { sort: 'oldest', grouped: false },
        signal(createRowWriter),
      );
      return { scheduler, requests };
    };
    const before = panel();
    for (const record of records.slice(0, 200)) log.add(record);
    before.scheduler.frame();
    expect(before.requests.shown.value).toBeLessThan(200);
    before.requests.dispose();
    const after = panel();
    for (const record of records.slice(200)) log.add(record);
    after.scheduler.settle();
    expect(before.scheduler.settle()).toBe(0);
    const urls = Array.from({ length: after.requests.rows.layout().count }, (_each, line) => {
      const item = after.requests.rows.lineAt(line);
      return item?.kind === 'exchange' ? item.exchange.url : '';
    });
    expect(urls).toEqual(records.map(({ url }) => url));
  });

  it('are the same in two panels over two logs of one page, whatever is done in one of them', () => {
    const [one, other] = [start(), start()];
    for (const record of recordsOf([BLOCKED, ALLOWED].join('\n---\n'))) {
      one.log.add(record);
      other.log.add(record);
    }
    one.scheduler.settle();
    one.log.clear();
    one.scheduler.settle();
    other.scheduler.settle();
    expect(one.shown()).toEqual([]);
    expect(other.shown()).toEqual(['https://api.example/items', 'https://other.example/users']);
  });
});

/** What is left of three requests. */
const filtered = (text: string, chip: Chip = 'all'): string[] => {
  const { scheduler, requests, add, shown } = start();
  add([BLOCKED, ALLOWED, DOWN].join('\n---\n'));
  scheduler.settle();
  requests.setFilter({ text, chip });
  scheduler.settle();
  return shown();
};

describe('the filter', () => {
  it('looks into addresses', () => {
    expect(filtered('USERS')).toEqual(['https://other.example/users']);
  });

  it('looks into the headers of requests and responses', () => {
    expect(filtered('cranes')).toEqual(['https://api.example/items']);
    expect(filtered('server: nginx')).toEqual(['https://api.example/items']);
  });

  it('looks into causes', () => {
    expect(filtered('not cors')).toEqual(['https://down.example/']);
  });

  it('wants every word', () => {
    expect(filtered('example items')).toEqual(['https://api.example/items']);
    expect(filtered('items users')).toEqual([]);
  });

  it('finds a host and no other', () => {
    expect(filtered('host:api.example')).toEqual(['https://api.example/items']);
    expect(filtered('host:example')).toEqual([]);
  });

  it('goes together with the chip', () => {
    expect(filtered('', 'blocked')).toEqual(['https://api.example/items', 'https://down.example/']);
    expect(filtered('', 'risks')).toEqual([]);
    expect(filtered('users', 'blocked')).toEqual([]);
  });

  it('applies to requests that arrive later', () => {
    const { scheduler, requests, add, shown } = start();
    requests.setFilter({ text: 'users' });
    add([BLOCKED, ALLOWED].join('\n---\n'));
    scheduler.settle();
    expect(shown()).toEqual(['https://other.example/users']);
  });
});
