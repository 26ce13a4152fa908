import { existsSync } from 'node:fs';
import type { Policy } from '../../../src/fix/policy.ts';
import { snippetFor } from '../../../src/fix/snippet.ts';
import type { Started } from './expectations.ts';
import { makeAppDirectory, removeDirectory, start, writeIn } from './process.ts';

/** An application of a framework around the snippet of a target. */
export interface FrameworkApp {
  readonly targetId: string;
  /** The application's files by their paths, with the snippet where it belongs. */
  readonly files: (snippet: string) => Readonly<Record<string, string>>;
  /** What Node runs, in the application's directory. */
  readonly parameters: readonly string[];
  /** What it says when it listens; the first group is the port. */
  readonly ready?: RegExp;
}

const INSTALLED = 'test/servers/apps/node_modules/.package-lock.json';

/** Starts an application with what its target generates for `policy`. */
export async function startFramework(app: FrameworkApp, policy: Policy): Promise<Started> {
  if (!existsSync(INSTALLED))
    throw new Error('This test needs the packages of test/servers/apps: run npm ci there.');
  const directory = makeAppDirectory();
  const { code } = snippetFor(app.targetId, policy, null);
  for (const [name, text] of Object.entries(app.files(code))) writeIn(directory, name, text);
  const ready = app.ready ?? /listening on (\d+)/;
  const running = await start(process.execPath, app.parameters, ready, directory);
  return {
    port: Number(running.said),
    stop: async () => {
      await running.stop();
      removeDirectory(directory);
    },
  };
}
