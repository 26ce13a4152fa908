import { signal } from '@preact/signals';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createCapture, type Capture } from '../../../src/devtools/capture.ts';
import { createLog, type RecordingLog } from '../../../src/devtools/log.ts';
import { START_CURSOR } from '../../../src/devtools/panel-link.ts';
import { createPairer } from '../../../src/exchange/pairing/pair.ts';
import { createRequests } from '../../../src/panel/list/requests.ts';
import { createRowWriter } from '../../../src/panel/list/row-writer.ts';
import { createResync, MAX_WAIT, REST, type Resync } from '../../../src/panel/detail/resync-model.ts';
import { entriesOf, FIREFOX, START } from '../../support/http-text.ts';
import { createFakeScheduler } from '../fake-scheduler.ts';

const readHar = vi.fn<() => Promise<unknown>>();
let log: RecordingLog;
let capture: Capture;
let resync: Resync | null;
let said: string[];

beforeEach(() => {
  vi.useFakeTimers({ now: START });
  readHar.mockReset();
  log = createLog();
  capture = createCapture(log, readHar, () => undefined);
  const parts = { browser: FIREFOX, log, scheduler: createFakeScheduler(), onVisible: () => () => undefined };
  const requests = createRequests(
    parts,
    { chip: 'all', text: '' },
    { sort: 'oldest', grouped: false },
    signal(createRowWriter),
  );
  said = [];
  const notices = { say: (text: string) => void said.push(text) };
  resync = createResync({ log, heldBack: { readHar, addMissed: capture.missed } }, requests, notices);
});

afterEach(() => {
  vi.useRealTimers();
});

const deliver = (text: string): void => {
  for (const entry of entriesOf(text, FIREFOX)) capture.entry(entry);
};

const harOf = (text: string): void => {
  readHar.mockImplementation(async () => ({ entries: entriesOf(text, FIREFOX) }));
};

/** Asks, and lets the network rest. */
async function askAtRest(): Promise<void> {
  void resync?.run();
  await vi.advanceTimersByTimeAsync(REST);
}

const records = () =>
  log.changesSince(START_CURSOR).events.flatMap((event) => (event.kind === 'entry' ? event.record : []));

const kept = (): string[] => records().map(({ url, status }) => `${new URL(url).pathname} ${status}`);

const request = (path: string, start = 0): string => `
  GET https://api.example${path}
  @start ${start}
  Origin: https://app.example

  200 OK
`;

const PREFLIGHT = `
  OPTIONS https://api.example/items
  @start 4
  Origin: https://app.example
  Access-Control-Request-Method: PUT

  404 Not Found
`;

/** As Firefox lists a request that its preflight stopped. */
const KEPT_BACK = `
  PUT https://api.example/items
  @start 0
  @unsent
  Origin: https://app.example
`;

describe('asking Firefox for what it did not deliver', () => {
  it('adds what is missing, and nothing twice', async () => {
    deliver(request('/a'));
    harOf([request('/a'), request('/b', 5)].join('---'));
    await askAtRest();
    expect(kept()).toEqual(['/a 200', '/b 200']);
    expect(said).toEqual(['1 request found that Firefox had not delivered']);
    expect(log.state().missed).toBe(1);
    await askAtRest();
    expect(kept()).toEqual(['/a 200', '/b 200']);
    expect(log.state().missed).toBe(1);
    expect(said.at(-1)).toBe('No cross-origin request was missing');
  });

  it('counts requests that are alike', async () => {
    deliver(request('/a'));
    harOf([request('/a'), request('/a'), request('/a')].join('---'));
    await askAtRest();
    expect(kept()).toEqual(['/a 200', '/a 200', '/a 200']);
  });

  it('tells requests of the same moment apart by their answers', async () => {
    deliver(request('/a'));
    harOf([request('/a').replace('200 OK', '404 Not Found'), request('/a')].join('---'));
    await askAtRest();
    expect(kept()).toEqual(['/a 200', '/a 404']);
  });

  it('lets a request that its preflight stopped take the place of the one that was made up', async () => {
    deliver(PREFLIGHT);
    const pairer = createPairer(FIREFOX);
    pairer.addAll(records());
    const [before] = pairer.exchanges();
    expect(before?.hops.at(-1)?.synthesized).toBe(true);
    harOf([PREFLIGHT, KEPT_BACK].join('---'));
    await askAtRest();
    pairer.addAll(records().slice(1));
    expect(pairer.exchanges().map(({ id, method }) => `${id} ${method}`)).toEqual([`${before?.id} PUT`]);
    expect(pairer.exchanges()[0]?.hops.at(-1)?.synthesized).toBe(false);
    expect(log.state().missed).toBe(0);
  });

  it('brings nothing back that was cleared, or made while recording was paused', async () => {
    harOf([request('/cleared', 0), request('/paused', 150), request('/missed', 250)].join('---'));
    vi.setSystemTime(START + 50);
    log.clear();
    vi.setSystemTime(START + 100);
    log.setRecording(false);
    vi.setSystemTime(START + 200);
    log.setRecording(true);
    vi.setSystemTime(START + 300);
    await askAtRest();
    expect(kept()).toEqual(['/missed 200']);
  });

  it('brings nothing back of a page that is gone', async () => {
    deliver(request('/second', 500));
    capture.navigated('https://api.example/second');
    deliver(request('/second', 500));
    harOf([request('/old', 0), request('/new', 600), request('/second', 500)].join('---'));
    await askAtRest();
    expect(kept()).not.toContain('/old 200');
    expect(kept()).toContain('/new 200');
  });

  it('waits until no request comes, and reads once however often it is asked', async () => {
    harOf('');
    void resync?.run();
    for (let count = 1; count < 5; count++) {
      await vi.advanceTimersByTimeAsync(REST - 1);
      deliver(request(`/${count}`, count));
    }
    expect(readHar).not.toHaveBeenCalled();
    void resync?.run();
    await vi.advanceTimersByTimeAsync(2 * REST);
    expect(readHar).toHaveBeenCalledOnce();
  });

  it('gives up when requests never cease', async () => {
    void resync?.run();
    for (let time = 0; time <= MAX_WAIT; time += REST / 2) {
      await vi.advanceTimersByTimeAsync(REST / 2);
      deliver(request('/again', time));
    }
    expect(said).toEqual([expect.stringContaining('keeps sending requests')]);
    expect(readHar).not.toHaveBeenCalled();
  });

  it('says when the browser refuses', async () => {
    readHar.mockRejectedValue(new Error('closed'));
    await askAtRest();
    expect(said).toEqual([expect.stringContaining('did not give')]);
  });
});

it('is not needed where the browser delivers everything', () => {
  const requests = {
    catchUp: () => undefined,
    counts: signal({ blocked: 0, failed: 0, risk: 0, passed: 0, all: 0 }),
  };
  expect(createResync({ log, heldBack: null }, requests, { say: () => undefined })).toBeNull();
});
