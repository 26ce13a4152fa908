import { signal } from '@preact/signals';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Browser } from '../../../src/cors/engine.ts';
import type { EntryRecord } from '../../../src/exchange/entry-record.ts';
import { createLog } from '../../../src/devtools/log.ts';
import { createRequests, type Requests } from '../../../src/panel/list/requests.ts';
import { createRowWriter } from '../../../src/panel/list/row-writer.ts';
import { followTiming, GATHERING, MAX_TIMES } from '../../../src/panel/witness/timing-model.ts';
import { CHROMIUM, FIREFOX, recordsOf, START } from '../../support/http-text.ts';
import { createFakeScheduler, type FakeScheduler } from '../fake-scheduler.ts';

/** In Firefox nothing tells whether this had credentials, and so whether it was blocked. */
const OPEN = `
  GET https://api.example/items
  Origin: https://app.example
  Sec-Fetch-Mode: cors
  Sec-Fetch-Site: same-site

  200 OK
  Access-Control-Allow-Origin: https://app.example
`;

const evaluate = vi.fn<(script: string) => Promise<unknown>>();
let log: ReturnType<typeof createLog>;
let scheduler: FakeScheduler;
let requests: Requests;

function begin(browser: Browser): void {
  log = createLog();
  scheduler = createFakeScheduler();
  const onVisible = (callback: (visible: boolean) => void) => {
    callback(true);
    return () => undefined;
  };
  requests = createRequests(
    { browser, log, scheduler, onVisible },
    { chip: 'all', text: '' },
    { sort: 'oldest', grouped: false },
    signal(createRowWriter),
  );
  const page = {
    evaluate,
    reload: () => undefined,
    tellBlocked: () => undefined,
    witness: (record: EntryRecord, witnessed: string) => {
      record.witnessed = JSON.parse(witnessed);
      log.update(record, record);
    },
    trial: () => Promise.reject(new Error('nothing is tried here')),
  };
  followTiming({ browser, inspected: async () => page }, requests);
}

beforeEach(() => {
  vi.useFakeTimers({ now: START });
  evaluate.mockReset();
});

afterEach(() => {
  vi.useRealTimers();
});

async function deliver(text: string, browser: Browser = FIREFOX): Promise<void> {
  for (const record of recordsOf(text, browser)) log.add(record);
  scheduler.settle();
  await vi.advanceTimersByTimeAsync(GATHERING);
  scheduler.settle();
}

const verdicts = (): unknown[] =>
  requests.rows.items().map((item) => (item?.kind === 'exchange' ? item.verdict : null));

/** Answers as a page in which every load of a URL ended with `status`. */
const answer = (status: number, count = 1): void => {
  evaluate.mockResolvedValue({
    since: START - 100,
    loads: [
      Array.from({ length: count }, (_, index) => [
        START + 10 * index,
        START + 10 * index + 5,
        status,
      ]).flat(),
    ],
  });
};

describe('asking resource timing', () => {
  it('settles what the log leaves open', async () => {
    begin(FIREFOX);
    answer(0);
    await deliver(OPEN);
    expect(verdicts()).toEqual(['blocked']);
    expect(evaluate).toHaveBeenCalledOnce();
  });

  it('asks once for all that came together', async () => {
    begin(FIREFOX);
    answer(200, 3);
    await deliver([OPEN, OPEN, OPEN].join('---'));
    expect(evaluate).toHaveBeenCalledOnce();
    expect(verdicts()).toEqual(['allowed', 'allowed', 'allowed']);
  });

  it('asks nothing where nothing is open', async () => {
    begin(FIREFOX);
    await deliver(OPEN.replace('200 OK', '200 OK\n  Access-Control-Allow-Credentials: true'));
    expect(evaluate).not.toHaveBeenCalled();
  });

  it('never asks in Chromium', async () => {
    begin(CHROMIUM);
    const blocked = OPEN.replace('Origin:', '@error net::ERR_FAILED\n  Origin:').replace(
      /-Origin: h.*/,
      '-Origin: *',
    );
    await deliver(blocked.replace('*', 'https://other.example'), CHROMIUM);
    expect(verdicts()).toEqual(['blocked']);
    expect(evaluate).not.toHaveBeenCalled();
  });

  it('does not ask for ever, and goes on where the page cannot be asked', async () => {
    begin(FIREFOX);
    evaluate.mockResolvedValue(undefined);
    await deliver(OPEN);
    for (let count = 0; count < 5; count++) await deliver(OPEN.replace('/items', `/items/${count}`));
    await vi.runAllTimersAsync();
    const asked = evaluate.mock.calls.filter(([script]) => script.includes('"https://api.example/items"'));
    expect(asked).toHaveLength(MAX_TIMES);
    expect(verdicts()).toEqual(Array.from({ length: 6 }, () => 'allowed'));
  });

  it('asks again where the page has measured more than the log has', async () => {
    begin(FIREFOX);
    answer(0, 2);
    await deliver(OPEN);
    await deliver(OPEN);
    await vi.runAllTimersAsync();
    scheduler.settle();
    expect(verdicts()).toEqual(['blocked', 'blocked']);
  });
});
