import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';
import { reportPage } from './scripts/report-page.ts';

/** What a test may take where the machine is slow or busy, in milliseconds: nothing waits that long unless it hangs. */
const PATIENCE = 300_000;

/** How long `expect.poll` looks for what has to become true. */
const POLL = { timeout: 60_000 };

/** Tests that start browsers or servers: one file at a time, so that they do not starve each other on a small machine. */
const live = (name: string, groupOrder: number): TestProjectInlineConfiguration => ({
  plugins: [reportPage],
  test: {
    name,
    include: [`test/**/*.${name}.ts`],
    fileParallelism: false,
    maxWorkers: 1,
    testTimeout: PATIENCE,
    hookTimeout: PATIENCE,
    expect: { poll: POLL },
    sequence: { groupOrder },
  },
});

export default defineConfig({
  test: {
    projects: [
      {
        plugins: [reportPage],
        test: {
          name: 'unit',
          include: ['test/**/*.test.{ts,tsx}'],
          setupFiles: ['test/support/seed.ts'],
          testTimeout: PATIENCE,
          hookTimeout: PATIENCE,
          expect: { poll: POLL },
          sequence: { groupOrder: 0 },
        },
      },
      live('live', 1),
      live('prove', 2),
    ],
  },
});
