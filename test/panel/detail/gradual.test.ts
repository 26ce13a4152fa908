import { signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import { createGradual } from '../../../src/panel/detail/gradual.ts';
import { createFakeScheduler } from '../fake-scheduler.ts';

/** Counts to `size`, a millisecond each, and then gives the question with the number of the log's changes. */
function start(size: number) {
  const scheduler = createFakeScheduler();
  const question = signal('a');
  const changes = signal(0);
  let begun = 0;
  const gradual = createGradual(scheduler, '', function* () {
    begun++;
    const result = `${question.peek()} ${changes.peek()}`;
    for (let step = 0; step < size; step++) {
      scheduler.pass(1);
      yield;
    }
    return result;
  });
  const stop = gradual.follow(
    () => question.value,
    () => changes.value,
  );
  return { scheduler, question, changes, value: gradual.value, stop, begun: () => begun };
}

describe('what is worked out bit by bit', () => {
  it('is there at once where it takes no time', () => {
    expect(start(3).value.value).toBe('a 0');
  });

  it('is left for other tasks where it takes long', () => {
    const { scheduler, value } = start(30);
    expect(value.value).toBe('');
    scheduler.pass(0);
    expect(value.value).toBe('');
    scheduler.settle();
    expect(value.value).toBe('a 0');
  });

  it('shows the former result until the next one is done', () => {
    const { scheduler, changes, value } = start(30);
    scheduler.settle();
    changes.value++;
    expect(value.value).toBe('a 0');
    scheduler.settle();
    expect(value.value).toBe('a 1');
  });

  it('shows nothing that answers another question', () => {
    const { scheduler, question, value } = start(30);
    scheduler.settle();
    question.value = 'b';
    expect(value.value).toBe('');
    scheduler.settle();
    expect(value.value).toBe('b 0');
  });

  it('takes a small part of the time while the log keeps changing, and has the last change at the end', () => {
    const { scheduler, changes, value, begun } = start(30);
    for (let time = 0; time < 10_000; time += 100) {
      scheduler.pass(100);
      changes.value++;
    }
    expect(begun()).toBeGreaterThanOrEqual(5);
    expect(begun()).toBeLessThanOrEqual(15);
    scheduler.settle();
    expect(value.value).toBe('a 100');
  });

  it('follows soon when the log rests', () => {
    const { scheduler, changes, value } = start(30);
    scheduler.settle();
    changes.value++;
    scheduler.pass(500);
    expect(value.value).toBe('a 1');
  });

  it('ends when nobody looks any more', () => {
    const { scheduler, changes, stop, begun } = start(30);
    stop();
    changes.value++;
    scheduler.settle();
    expect(begun()).toBe(1);
  });
});
