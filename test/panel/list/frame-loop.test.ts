import { describe, expect, it } from 'vitest';
import {
  createFrameLoop,
  DENSE,
  DENSE_INTERVAL,
  DRAWING_INTERVAL,
} from '../../../src/panel/list/frame-loop.ts';
import { createFakeScheduler } from '../fake-scheduler.ts';

/** A loop over a heap of things, each of which takes a millisecond; `told` says what it did, as `take 3` and `draw`. */
function start() {
  const scheduler = createFakeScheduler();
  const told: string[] = [];
  let setVisible: (visible: boolean) => void = () => undefined;
  let heap = 0;
  const loop = createFrameLoop(
    {
      scheduler,
      onVisible: (callback) => {
        setVisible = callback;
        callback(true);
        return () => undefined;
      },
    },
    {
      take: (end) => {
        let taken = 0;
        while (heap > 0 && scheduler.now() < end) {
          heap--;
          taken++;
          scheduler.pass(1);
        }
        told.push(`take ${taken}`);
        return heap > 0;
      },
      draw: () => told.push('draw'),
    },
  );
  const add = (count: number): void => {
    heap += count;
    for (let index = 0; index < count; index++) loop.request();
  };
  /** Everything that was done since it was last asked. */
  const done = (): string[] => told.splice(0);
  return { scheduler, loop, add, done, setVisible: (visible: boolean) => setVisible(visible) };
}

/** Frames come as often as the screen draws, for so many milliseconds. */
function watch({ scheduler }: Pick<ReturnType<typeof start>, 'scheduler'>, time: number): void {
  const end = scheduler.now() + time;
  while (scheduler.now() < end) {
    scheduler.frame();
    scheduler.pass(16);
  }
}

describe('the frame loop', () => {
  it('does nothing while nothing comes', () => {
    const { scheduler, done } = start();
    expect(scheduler.settle()).toBe(0);
    expect(done()).toEqual([]);
  });

  it('draws in the next frame what comes alone', () => {
    const { scheduler, add, done } = start();
    for (let time = 0; time < 3; time++) {
      add(1);
      expect(scheduler.frame()).toBe(true);
      expect(done()).toEqual(['take 1', 'draw']);
      scheduler.pass(DRAWING_INTERVAL);
    }
  });

  it('draws what follows closely together', () => {
    const { scheduler, add, done } = start();
    add(1);
    scheduler.frame();
    add(1);
    expect(scheduler.frame()).toBe(false);
    add(1);
    scheduler.pass(DRAWING_INTERVAL);
    scheduler.frame();
    expect(done()).toEqual(['take 1', 'draw', 'take 2', 'draw']);
  });

  it('draws a dense stream half as often', () => {
    const { scheduler, add, done } = start();
    add(1);
    scheduler.frame();
    done();
    add(DENSE + 1);
    scheduler.pass(DENSE_INTERVAL - 10);
    expect(scheduler.frame()).toBe(false);
    scheduler.pass(10);
    expect(scheduler.frame()).toBe(true);
  });

  it('takes in short tasks what is too much for one, without drawing each of them', () => {
    const loop = start();
    loop.add(60);
    watch(loop, 300);
    const done = loop.done();
    const taken = done.filter((each) => each !== 'draw').map((each) => Number(each.split(' ')[1]));
    expect(Math.max(...taken)).toBeLessThan(10);
    expect(taken.reduce((sum, each) => sum + each, 0)).toBe(60);
    expect(done.filter((each) => each === 'draw').length).toBeLessThanOrEqual(3);
    expect(done.at(-1)).toBe('draw');
  });

  it('draws a stream that never ends some ten times a second', () => {
    const loop = start();
    for (let time = 0; time < 1_000; time += 16) {
      loop.add(1);
      watch(loop, 1);
    }
    const drawings = loop.done().filter((each) => each === 'draw').length;
    expect(drawings).toBeGreaterThanOrEqual(7);
    expect(drawings).toBeLessThanOrEqual(11);
  });

  it('does at once what somebody waits for, and shows the rest as soon as it is done', () => {
    const { scheduler, loop, add, done } = start();
    add(20);
    loop.runNow(10);
    expect(done()).toEqual(['take 10', 'draw']);
    scheduler.pass(20);
    scheduler.frame();
    expect(done()).toEqual(['take 6', 'take 4', 'draw']);
  });

  it('rests while the panel is hidden, and goes on when it is shown', () => {
    const { scheduler, add, done, setVisible } = start();
    add(20);
    scheduler.frame();
    setVisible(false);
    done();
    add(1);
    expect(scheduler.settle()).toBe(0);
    expect(done()).toEqual([]);
    setVisible(true);
    scheduler.settle();
    expect(done().at(-1)).toBe('draw');
    expect(scheduler.settle()).toBe(0);
  });

  it('stops when it is let go', () => {
    const { scheduler, loop, add, done } = start();
    add(20);
    scheduler.frame();
    done();
    loop.dispose();
    expect(scheduler.settle()).toBe(0);
    expect(done()).toEqual([]);
  });
});
