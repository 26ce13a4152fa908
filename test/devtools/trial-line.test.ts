import { beforeEach, expect, it, vi } from 'vitest';
import { createTrialLine } from '../../src/devtools/trial-line.ts';
import type { Port } from '../../src/platform/ports.ts';

/** A connection of which the test is the other end. */
interface Line {
  readonly sent: unknown[];
  readonly answer: (message: unknown) => void;
  readonly cut: () => void;
}

const lines: Line[] = [];

function connect(): Port {
  const sent: unknown[] = [];
  const line = { sent, answer: (_message: unknown) => undefined as unknown, cut: () => undefined as unknown };
  lines.push(line as Line);
  return {
    send: (message) => sent.push(message),
    onMessage: (callback) => {
      line.answer = callback;
    },
    onEnd: (callback) => {
      line.cut = callback;
    },
    close: () => undefined,
  };
}

vi.mock('../../src/platform/ports.ts', () => ({ connect: () => connect() }));

beforeEach(() => {
  lines.length = 0;
});

const LOOK = { kind: 'look', hosts: [] } as const;

it('a background that the browser kills leaves no order without an answer, and is started with the next one', async () => {
  const cut = vi.fn<() => void>();
  const { order } = createTrialLine({ permission: () => undefined, cut });
  const [one, other] = [order(LOOK), order(LOOK)];
  lines[0]?.answer({ kind: 'done', id: 1, problem: '' });
  lines[0]?.cut();
  expect(await one).toBe('');
  expect(await other).toMatch(/stopped the background/);
  expect(cut).toHaveBeenCalledOnce();
  const next = order(LOOK);
  expect(lines).toHaveLength(2);
  lines[1]?.answer({ kind: 'done', id: 3, problem: '' });
  expect(await next).toBe('');
});
