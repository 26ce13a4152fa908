import { signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import { createRequests } from '../../../src/panel/list/requests.ts';
import { createRowWriter } from '../../../src/panel/list/row-writer.ts';
import { createSelection } from '../../../src/panel/list/selection.ts';
import { CHROMIUM, recordsOf } from '../../support/http-text.ts';
import { createFakeScheduler } from '../fake-scheduler.ts';
import { createFakeWorld } from '../harness/fake-adapter.ts';

const blocked = (path: string, startedAt: number): string => `
GET http://localhost:8000/${path}
@start ${startedAt}
@error net::ERR_FAILED
Origin: http://localhost:3000

200 OK
`;

function start() {
  const { adapter, log } = createFakeWorld({ browser: CHROMIUM, scheduler: createFakeScheduler() });
  const requests = createRequests(
    adapter,
    { chip: 'all', text: '' },
    { sort: 'oldest', grouped: false },
    signal(createRowWriter),
  );
  const selection = createSelection(requests);
  const add = (text: string): void => {
    for (const record of recordsOf(text)) log.add(record);
    requests.catchUp();
  };
  const shownPath = (): string => selection.diagnosed.value?.exchange.url.split('8000').at(-1) ?? '';
  return { log, requests, selection, add, shownPath };
}

describe('a lone blocked request', () => {
  it('chooses itself, and makes room for the overview when another comes', () => {
    const { selection, add, shownPath } = start();
    expect(selection.shownId.value).toBeNull();
    add(blocked('one', 0));
    expect(shownPath()).toBe('/one');
    expect(selection.id.value).toBeNull();
    add(blocked('two', 50));
    expect(selection.shownId.value).toBeNull();
  });

  it('stays once it is chosen, and stays away once it is let go', () => {
    const { selection, add, shownPath } = start();
    add(blocked('one', 0));
    selection.select(selection.shownId.value);
    add(blocked('two', 50));
    expect(shownPath()).toBe('/one');
    const other = start();
    other.add(blocked('one', 0));
    other.selection.select(null);
    expect(other.selection.shownId.value).toBeNull();
  });

  it('goes with the log, and the next one chooses itself', () => {
    const { log, requests, selection, add, shownPath } = start();
    add(blocked('one', 0));
    log.clear();
    requests.catchUp();
    expect(selection.shownId.value).toBeNull();
    add(blocked('next', 90));
    expect(shownPath()).toBe('/next');
  });
});
