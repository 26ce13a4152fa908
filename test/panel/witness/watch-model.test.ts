import { signal } from '@preact/signals';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { WATCH_ENDED, WATCH_FAILED } from '../../../src/explain/interface/watch.ts';
import { createWatch, type Watch } from '../../../src/panel/witness/watch-model.ts';
import { CHROMIUM, START } from '../../support/http-text.ts';

const MINUTE = 60_000;

/** A page that was reloaded with the script, and what it was seen asking for. */
const watched = (token: string, next: number, askings: readonly unknown[] = []) => [
  { token, id: '1', origin: 'https://app.example', next, askings },
];

const asking = (url: string, mode = 'cors') => ({
  api: 'fetch',
  url,
  mode,
  method: 'GET',
  credentials: 'include',
  redirect: 'follow',
  integrity: false,
  at: START,
  stack: '',
});

const evaluate = vi.fn<(script: string) => Promise<unknown>>();
const reload = vi.fn<(script: string) => void>();
const say = vi.fn<(text: string) => void>();
let setVisible: (visible: boolean) => void;
let watch: Watch;

/** The token that the script of the latest reload carries. */
const token = (): string => /"(\d+ [\d.e-]+)"/.exec(reload.mock.lastCall?.[0] ?? '')?.[1] ?? 'none';

beforeEach(async () => {
  vi.useFakeTimers({ now: START });
  for (const mock of [evaluate, reload, say]) mock.mockReset();
  evaluate.mockResolvedValue([]);
  const page = {
    evaluate,
    reload,
    tellBlocked: () => undefined,
    witness: () => undefined,
    trial: () => Promise.reject(new Error('nothing is tried here')),
  };
  const log = { rows: { items: () => [] }, revision: signal(0), catchUp: () => undefined };
  const onVisible = (callback: (visible: boolean) => void) => {
    setVisible = callback;
    callback(true);
    return () => undefined;
  };
  const made = createWatch(
    { inspected: async () => page, browser: CHROMIUM, onVisible },
    log as unknown as Parameters<typeof createWatch>[1],
    { say },
  );
  if (made === null) throw new Error('A page is inspected.');
  watch = made;
  watch.start();
  await vi.waitUntil(() => reload.mock.calls.length > 0);
});

afterEach(() => {
  vi.useRealTimers();
});

describe('watching a page', () => {
  it('is on once the page carries the script of this watch, and off with the page', async () => {
    evaluate.mockResolvedValue(watched('of another watch', 3));
    await vi.advanceTimersByTimeAsync(2_000);
    expect(watch.state.value).toBe('starting');
    evaluate.mockResolvedValue(watched(token(), 1, [asking('https://api.example/items')]));
    await vi.advanceTimersByTimeAsync(1_000);
    expect([watch.state.value, watch.seen.value]).toEqual(['on', 1]);
    evaluate.mockResolvedValue([]);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(watch.state.value).toBe('off');
    expect(say).toHaveBeenCalledExactlyOnceWith(WATCH_ENDED);
  });

  it('says so where the page cannot be watched, also where it never answers', async () => {
    evaluate.mockReturnValue(new Promise(() => undefined));
    await vi.advanceTimersByTimeAsync(MINUTE);
    expect(watch.state.value).toBe('off');
    expect(say).toHaveBeenCalledExactlyOnceWith(WATCH_FAILED);
  });

  it('is not over while the page is busy', async () => {
    evaluate.mockResolvedValue(watched(token(), 0));
    await vi.advanceTimersByTimeAsync(1_000);
    evaluate.mockReturnValue(new Promise(() => undefined));
    await vi.advanceTimersByTimeAsync(10_000);
    evaluate.mockResolvedValue(watched(token(), 1, [asking('https://api.example/items')]));
    await vi.advanceTimersByTimeAsync(5_000);
    expect(watch.state.value).toBe('on');
    expect(watch.seen.value).toBeGreaterThan(0);
  });

  it('asks only for what is new, and shows what never left the browser until that is dismissed', async () => {
    evaluate.mockResolvedValue(watched(token(), 1, [asking('https://api.example/own', 'same-origin')]));
    await vi.advanceTimersByTimeAsync(1_000);
    evaluate.mockResolvedValue(watched(token(), 1));
    await vi.advanceTimersByTimeAsync(MINUTE);
    expect(evaluate.mock.lastCall?.[0]).toContain('({"1":1})');
    expect(watch.keptBack.value).toMatchObject([{ why: 'same-origin-mode' }]);
    watch.dismiss();
    expect(watch.keptBack.value).toEqual([]);
  });

  it('leaves the page alone while the panel is hidden', async () => {
    evaluate.mockResolvedValue(watched(token(), 0));
    await vi.advanceTimersByTimeAsync(1_000);
    setVisible(false);
    await vi.advanceTimersByTimeAsync(1_000);
    evaluate.mockClear();
    await vi.advanceTimersByTimeAsync(MINUTE);
    expect(evaluate).not.toHaveBeenCalled();
    setVisible(true);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(evaluate).toHaveBeenCalledOnce();
  });
});
