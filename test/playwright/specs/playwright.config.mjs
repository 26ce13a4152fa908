import { defineConfig } from '@playwright/test';

// The real runner with the browser of this machine: `BROWSER` is its path, `LAB` the lab's address and what to ask of it.
export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.mjs',
  workers: 1,
  // What a test may take where the machine is slow or busy: nothing waits that long unless it hangs.
  timeout: 120_000,
  reporter: [['json']],
  outputDir: process.env.OUTPUT,
  expect: { timeout: 15_000 },
  use: { launchOptions: { executablePath: process.env.BROWSER } },
});
