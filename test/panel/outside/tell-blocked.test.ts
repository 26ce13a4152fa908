import { signal } from '@preact/signals';
import { expect, it } from 'vitest';
import type { InspectedPage } from '../../../src/devtools/panel-link.ts';
import { tellBlocked } from '../../../src/panel/outside/tell-blocked.ts';

const none = { blocked: 0, failed: 0, risk: 0, passed: 0, all: 0 };

it('the devtools page hears how many requests are blocked, for as long as the panel judges them', async () => {
  const told: (number | null)[] = [];
  const page = { tellBlocked: (count: number | null) => void told.push(count) };
  const counts = signal(none);
  const isRead = signal(false);
  let setVisible: (visible: boolean) => void = () => undefined;
  tellBlocked(
    {
      inspected: async () => page as InspectedPage,
      onVisible: (callback) => {
        setVisible = callback;
        callback(true);
        return () => undefined;
      },
    },
    { counts, isRead },
  );
  isRead.value = true;
  counts.value = { ...none, blocked: 2, all: 3 };
  counts.value = { ...none, blocked: 2, all: 4 };
  setVisible(false);
  counts.value = { ...none, blocked: 5, all: 9 };
  setVisible(true);
  counts.value = none;
  await expect.poll(() => told).toEqual([2, null, 5, 0]);
});
