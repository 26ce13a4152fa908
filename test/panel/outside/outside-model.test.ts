import { signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import type { Demand } from '../../../src/devtools/panel-link.ts';
import { createPanelModel } from '../../../src/panel/app/panel-model.ts';
import { createRowWriter } from '../../../src/panel/list/row-writer.ts';
import { createOutside } from '../../../src/panel/outside/outside-model.ts';
import { CHROMIUM, recordsOf, START } from '../../support/http-text.ts';
import { createFakeScheduler } from '../fake-scheduler.ts';
import { createFakeWorld } from '../harness/fake-adapter.ts';

const ITEMS = 'https://api.example/items';

const get = (url: string, start: number, answer: string): string => `
  GET ${url}
  @start ${start}${answer === BLOCKED ? '\n  @error net::ERR_FAILED' : ''}
  Origin: https://app.example

  200 OK
  ${answer}
`;

const ALLOWED = 'Access-Control-Allow-Origin: *';
const BLOCKED = 'Content-Type: text/plain';

const PUT = `
  OPTIONS ${ITEMS}
  @start 50
  @request-id 9
  Origin: https://app.example
  Access-Control-Request-Method: PUT

  404 Not Found
---
  PUT ${ITEMS}
  @start 49
  @error net::ERR_FAILED
`;

const LOG = [
  get(ITEMS, 10, ALLOWED),
  get(ITEMS, 20, BLOCKED),
  get(ITEMS, 30, ALLOWED),
  PUT,
  get('https://api.example/alone', 60, ALLOWED),
].join('---');

function open(text = LOG) {
  const world = createFakeWorld({ browser: CHROMIUM, scheduler: createFakeScheduler() });
  for (const record of recordsOf(text)) world.log.add(record);
  const model = createPanelModel(world.adapter, signal(createRowWriter));
  const outside = createOutside(model);
  const shown = (): string => {
    const exchange = model.selection.diagnosed.value?.exchange;
    return exchange === undefined ? 'nothing' : `${exchange.method} ${new URL(exchange.url).pathname}`;
  };
  let comings = 0;
  const follow = (): void => {
    outside.follow(() => comings++);
  };
  return { model, outside, follow, ask: world.ask, shown, comings: (): number => comings };
}

const asking = (url: string, type = 'fetch'): Demand => ({ kind: 'open', url, type });
const searching = (action: string, query = ''): Demand => ({ kind: 'search', action, query });

describe('a request that was chosen in the Network panel', () => {
  it('is shown although it was chosen before the tab was there, and the log waits', () => {
    const { ask, follow, shown, comings } = open();
    ask(asking('https://api.example/alone'));
    follow();
    expect([shown(), comings()]).toEqual(['GET /alone', 1]);
  });

  it('is in the list then, whatever the filter hides', () => {
    const { ask, follow, model } = open();
    follow();
    model.setFilter({ chip: 'blocked', text: 'something else' });
    ask(asking('https://api.example/alone'));
    expect(model.requests.rows.lineOf(model.selection.id.value ?? -1)).toBeGreaterThanOrEqual(0);
    // It is no choice of the user.
    expect(model.settings.settings.value.chip).toBe('blocked');
  });

  it('is in the list then, although its group was folded', () => {
    const { ask, follow, model } = open();
    follow();
    model.requests.catchUp();
    model.setFilter({ chip: 'all' });
    model.requests.rows.folds().setAll(true);
    ask(asking('https://api.example/alone'));
    expect(model.requests.rows.lineOf(model.selection.id.value ?? -1)).toBeGreaterThanOrEqual(0);
  });

  it('may be any with its address: what was blocked first, then the latest', () => {
    const { ask, follow, outside, model, shown } = open();
    follow();
    ask(asking(ITEMS));
    expect(shown()).toBe('PUT /items');
    const found = outside.asked.value?.found.map((id) => model.requests.rows.find(id)?.exchange);
    const told = found?.map((each) => `${each?.method} ${(each?.startedAt ?? 0) - START}`);
    expect(told).toEqual(['PUT 49', 'GET 20', 'GET 30', 'GET 10']);
  });

  it('is that of a preflight, and nobody is asked which', () => {
    const { ask, follow, outside, shown } = open();
    follow();
    ask(asking(ITEMS, 'preflight'));
    expect([shown(), outside.asked.value]).toEqual(['PUT /items', null]);
  });

  it('is said not to be listed where it is not, and what was shown stays', () => {
    const { ask, follow, outside, shown } = open();
    follow();
    ask(asking('https://api.example/alone'));
    ask(asking('https://app.example/own'));
    expect([shown(), outside.asked.value]).toEqual([
      'GET /alone',
      { url: 'https://app.example/own', found: [] },
    ]);
    outside.dismiss();
    expect(outside.asked.value).toBeNull();
  });
});

describe('the search box of DevTools', () => {
  it('is the filter, walks through what that leaves, and takes it away again', () => {
    const { ask, follow, model, shown } = open();
    follow();
    model.requests.catchUp();
    model.setFilter({ chip: 'all' });
    ask(searching('performSearch', 'method:get items'));
    expect(model.requests.filter.value.text).toBe('method:get items');
    const walked = ['nextSearchResult', 'nextSearchResult', 'previousSearchResult', 'previousSearchResult'];
    const ids = walked.map((action) => {
      ask(searching(action));
      return model.selection.id.value;
    });
    expect(shown()).toBe('GET /items');
    // Round the end: the one before the first is the last of three.
    expect(ids).toEqual([ids[0], ids[1], ids[0], ids[3]]);
    expect(new Set(ids).size).toBe(3);
    ask(searching('cancelSearch'));
    expect(model.requests.filter.value.text).toBe('');
  });

  it('leaves a filter alone that somebody typed meanwhile', () => {
    const { ask, follow, model } = open();
    follow();
    ask(searching('performSearch', 'items'));
    model.setFilter({ text: 'alone' });
    ask(searching('cancelSearch'));
    expect(model.requests.filter.value.text).toBe('alone');
  });
});
