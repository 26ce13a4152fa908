import { existsSync } from 'node:fs';
import type { Policy } from '../../../src/fix/policy/policy.ts';
import type { Started } from './expectations.ts';
import { generate } from './generated.ts';
import { makeAppDirectory, removeDirectory, start, writeIn } from './process.ts';

/** An application of a framework around the snippet of a target. */
export interface FrameworkApp {
  readonly targetId: string;
  /** What the log holds (see SHOWN), where more than the idiom is to be written. */
  readonly shown?: string;
  /** The application's files by their paths, with the snippet where it belongs. */
  readonly files: (snippet: string) => Readonly<Record<string, string>>;
  /** What Node runs, in the application's directory. It prints `listening on PORT`. */
  readonly parameters: readonly string[];
}

const INSTALLED = 'test/servers/apps/node_modules/.package-lock.json';

/** Starts an application of the packages of `apps/`: `files` by their paths, and what Node runs of them. */
export async function startFiles(
  files: Readonly<Record<string, string>>,
  parameters: readonly string[],
): Promise<Started> {
  if (!existsSync(INSTALLED))
    throw new Error('This test needs the packages of test/servers/apps: run npm ci there.');
  const directory = makeAppDirectory();
  for (const [name, text] of Object.entries(files)) writeIn(directory, name, text);
  const running = await start(process.execPath, parameters, /listening on (\d+)/, directory).catch(
    (error: unknown) => {
      removeDirectory(directory);
      throw error;
    },
  );
  return {
    port: Number(running.said),
    stop: async () => {
      await running.stop();
      removeDirectory(directory);
    },
  };
}

/** Starts an application with what its target generates for `policy`. */
export const startFramework = (
  { targetId, shown, files, parameters }: FrameworkApp,
  policy: Policy,
): Promise<Started> => startFiles(files(generate(targetId, policy, shown)), parameters);
