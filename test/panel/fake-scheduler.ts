import type { Scheduler } from '../../src/panel/adapter.ts';

/** Frames that come when the test says so, and a clock that moves with each look at it. */
export interface FakeScheduler extends Scheduler {
  /** Draws the next frame. False when nobody waits for one. */
  readonly frame: () => boolean;
  /** Lets time pass, in milliseconds: tasks that are due then are done, in their order, and no frame is drawn. */
  readonly pass: (time: number) => void;
  /** Draws frames and lets time pass until nobody waits for either; gives the number of frames. */
  readonly settle: () => number;
}

interface Task {
  readonly at: number;
  readonly callback: () => void;
}

/** `step`: what the clock moves at each look, in milliseconds. */
export function createFakeScheduler(step = 0): FakeScheduler {
  const waiting = new Set<() => void>();
  const tasks = new Set<Task>();
  let time = 0;
  const frame = (): boolean => {
    const callbacks = [...waiting];
    waiting.clear();
    for (const callback of callbacks) callback();
    return callbacks.length > 0;
  };
  const nextTask = (): Task | undefined => [...tasks].sort((one, other) => one.at - other.at)[0];
  const run = (task: Task): void => {
    tasks.delete(task);
    time = Math.max(time, task.at);
    task.callback();
  };
  return {
    onNextFrame: (callback) => {
      waiting.add(callback);
      return () => waiting.delete(callback);
    },
    after: (delay, callback) => {
      const task = { at: time + delay, callback };
      tasks.add(task);
      return () => tasks.delete(task);
    },
    now: () => {
      time += step;
      return time;
    },
    frame,
    pass: (duration) => {
      const end = time + duration;
      for (let task = nextTask(); task !== undefined && task.at <= end; task = nextTask()) run(task);
      time = Math.max(time, end);
    },
    settle: () => {
      let frames = 0;
      for (;;) {
        const task = nextTask();
        if (frame()) frames++;
        else if (task === undefined) return frames;
        else run(task);
      }
    },
  };
}
